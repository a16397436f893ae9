"""An answer on its way to paper: asked for, printed, taken, or not there and what to do instead."""

from collections.abc import Sequence
from typing import Final

from terminal.answers import Link, links
from terminal.ui.box import Box
from terminal.ui.events import Back, End, PrintAsked
from terminal.ui.presenters.tickets import PAPER_CAUSES
from terminal.ui.screens.cards import Cards
from terminal.ui.screens.message import MessagePage
from terminal.ui.screens.page import Piece
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.pages import Leaf

_CAUSES: Final = dict.fromkeys(PAPER_CAUSES, "tickets.paper_out") | {"unknown": "answers.maybe_printed"}


def answer_way(page: MessagePage) -> Item:
    return Item("article", page.words.say("answers.to_answer"), lambda: page.stage.send(Back()))


class PaperAsked(MessagePage):
    """Before a page that nobody else may see is brought to paper."""

    def build(self) -> None:
        say = self.words.say
        yes = Item("print", say("paper.yes"), lambda: self.stage.send(PrintAsked()))
        self.message(
            icon="visibility",
            title=say("paper.title"),
            more=[say("paper.more")],
            ways=(answer_way(self), yes),
        )


class AnswerPrinting(MessagePage):
    def build(self) -> None:
        self.message(icon="print", title=self.words.say("answers.printing"))


class AnswerPrinted(MessagePage):
    def build(self) -> None:
        say = self.words.say
        done = Item("check", say("tickets.done"), lambda: self.stage.send(End()))
        self.message(icon="receipt_long", title=say("answers.printed"), ways=(answer_way(self), done))


class AnswerUnprinted(MessagePage):
    """Why there is no paper, and the codes to take along instead."""

    def build(self) -> None:
        say, gap, visit = self.words.say, self.theme.gap, self.stage.visit
        _, room = self.bar()
        again = Item("print", say("fallback.try_again"), lambda: self.stage.send(PrintAsked()))
        ways = (answer_way(self), again)
        told = self.stage.answers.answer(visit.answer, visit.language)
        cards = links(told, pages=not visit.is_discreet) if told else ()
        pieces = [Piece(say(_CAUSES.get(self.stage.of, "tickets.printer_fault")), "title", bold=True)]
        if self.theme.is_larger or (self.theme.ways.lower and self.theme.is_small):
            self._in_pages(room, pieces, ways, cards)
            return
        if self.upper is None:
            foot, room = room.foot(self.ways_height(len(ways), room, 0.36), gap)
            self.choose(foot, ways, self.ways_manner)
        else:  # the lower mode
            self.choose(room, ways, self.ways_manner)
            room = self.upper
        if cards:
            aside, room = (
                room.foot(room.height * 0.5, gap)
                if self.theme.is_tall
                else room.end(room.width * 0.46, gap, rtl=self.rtl)
            )
            self.put(Cards(aside, self.height, self.look, self.words, cards))
            pieces.append(Piece(say("answers.photograph")))
        self.told(room, "print_disabled", pieces, None)

    def _in_pages(
        self, room: Box, pieces: Sequence[Piece], ways: Sequence[Item], cards: Sequence[Link]
    ) -> None:
        """What happened, then the codes by themselves, then the ways on."""

        def codes(shown: Box) -> Leaf:
            return lambda leaf: leaf.add_widget(Cards(shown, self.height, self.look, self.words, cards))

        how = [Piece(self.words.say("answers.photograph"))] if cards else []
        self.in_turn(room, [*pieces, *how], ways, self.ways_manner, [codes] if cards else [])
