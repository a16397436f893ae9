"""One answer: the short of it large, what to do, who to call, what one may take along, and a guide if it
did not help.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from terminal.answers import Answer as Told
from terminal.answers import links
from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened, PrintAsked, TopicChosen
from terminal.ui.flow import Screen
from terminal.ui.screens.blocks import Block, compose
from terminal.ui.screens.cards import Cards, cards_width
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.screens.page import ROWS, Piece
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.offer import Offer
from terminal.ui.widgets.pages import Turner, cut
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text


class Answer(MessagePage):
    _pages: Sequence[range] = ()

    to_be_read = True

    def build(self) -> None:
        say, visit = self.words.say, self.stage.visit
        told = self.stage.answers.answer(self.stage.of, visit.language)
        if told is None:
            self.message(icon="info", title=say("answers.missing"), ways=(ticket_way(self), guide_way(self)))
            return
        if self.theme.is_larger or self.theme.ways.lower:
            self._in_pages(told)
            return
        names = {found.id: found.name for found in self.stage.answers.categories(visit.language)}
        _, room = self.bar(names.get(told.category, ""))
        foot, room = room.foot(self.theme.bar, self.theme.gap)
        self._turner = self._actions(foot, told)
        room = self._aside(room, told)
        self._blocks = self._composed(told)
        self._cut(room)
        if len(self._pages) > 1 and self._turner.width < Turner.width_for(self.look, self.words):
            # The arrows have a line of their own where the actions fill theirs.
            self._turner, room = room.foot(self.theme.bar, self.theme.gap)
            self._cut(room)
        if any(self._heights[number] > self._inner.height for page in self._pages for number in page):
            self.clear_widgets()
            self._pages = ()
            self._in_pages(told)
            return
        self.sheet(room)
        self._leaf: Drawn | None = None
        self.turn(0)

    @property
    def count(self) -> int:
        """Of the pages that ``turn`` shows; none where others turn them."""
        return len(self._pages)

    def _composed(self, told: Told) -> list[Block]:
        language = self.look.language
        return compose(
            told,
            self.words,
            self.stage.dates[language.tag],
            isolate if self.rtl else str,
            reviewed=language.reviewed,
        )

    def _in_pages(self, told: Told) -> None:
        """Larger, or in half of the glass: first all that is read, then all that one may do.

        The codes are left to the paper.
        """
        _, room = self.bar()
        say, send, quiet = self.words.say, self.stage.send, self.look.palette.ink_quiet
        blocks = [block for block in self._composed(told) if block.leads_to is None]
        if told.related:  # what leads on follows among the ways
            blocks = [block for block in blocks if block.text != say("answers.related")]
        pieces = [
            Piece(
                f"{block.mark} {block.text}".strip(),
                "body" if block.role == "tile" else block.role,
                bold=block.bold,
                colour=quiet if block.quiet else None,
                heading=block.heading or block.title,
            )
            for block in blocks
        ]
        ways = [Item(icon, word, act) for icon, word, act in self._ways(told)]
        if not self.stage.visit.in_call:
            guide = f"{say('answers.not_helped')} {say('answers.ask_guide')}"
            ways.insert(0, Item("support_agent", guide, partial(send, TopicChosen(told.category))))
        ways += [
            Item("article", title.question, partial(send, Opened(Screen.ANSWER, title.id)))
            for title in told.related
        ]
        self.in_turn(room, pieces, ways, replace(ROWS, columns=1))

    def _ways(self, told: Told) -> list[tuple[str, str, Callable[[], None]]]:
        """Paper, and a film in signs where there is one."""
        say, send = self.words.say, self.stage.send
        ways: list[tuple[str, str, Callable[[], None]]] = [
            ("print", say("answers.print"), partial(send, PrintAsked()))
        ]
        if self.stage.signs.has(told.id):
            ways.append(("sign_language", say("answers.signed"), partial(send, Opened(Screen.SIGNING))))
        return ways

    def _cut(self, room: Box) -> None:
        """Into pages."""
        self._inner = room.inset(self.theme.pad * 1.4, self.theme.pad)
        self._heights = [self._height(block) for block in self._blocks]
        stays = {number for number, block in enumerate(self._blocks) if block.heading or block.title}
        self._pages = cut(self._heights, self._inner.height, self._between, stays)

    # --- what one may do --------------------------------------------------------------------------

    def _actions(self, foot: Box, told: Told) -> Box:
        """A guide if this did not help, paper, a film in signs; gives the room beside them."""
        say, send, gap = self.words.say, self.stage.send, self.theme.gap
        turner = Turner.width_for(self.look, self.words)
        if not self.stage.visit.in_call:
            question, way = say("answers.not_helped"), say("answers.ask_guide")
            box, foot = foot.start(Offer.width_for(question, way, self.look), gap, rtl=self.rtl)
            # The matter goes along: the guide's desk says what the talk is about.
            act = partial(send, TopicChosen(told.category))
            self.put(
                Offer(box, self.height, self.look, act, icon="support_agent", question=question, way=way)
            )
        ways = self._ways(told)
        wide = sum(Button.width_for(word, self.look) + gap for _, word, _ in ways) + turner <= foot.width
        for icon, word, chosen in ways:
            width = Button.width_for(word, self.look) if wide else self.theme.bar
            box, foot = foot.start(width, gap, rtl=self.rtl)
            text = word if wide else ""
            self.put(
                Button(box, self.height, self.look, chosen, text=text, name=word, icon=icon, finish=PLAIN)
            )
        return foot

    def _aside(self, room: Box, told: Told) -> Box:
        """Codes for one's own telephone at the reading end, or under the answer; gives the answer's room."""
        cards = links(told, pages=not self.stage.visit.is_discreet)
        gap = self.theme.gap
        if not cards or self.theme.ways.text > 100:
            return room
        if self.theme.is_tall:
            aside, room = room.foot(self.theme.mm(34), gap)
        else:
            aside, room = room.end(cards_width(cards, self.look, self.words), gap, rtl=self.rtl)
        self.put(Cards(aside, self.height, self.look, self.words, cards))
        return room

    # --- what one reads ---------------------------------------------------------------------------

    @property
    def _between(self) -> float:
        return self.theme.gap * 0.6

    @property
    def _indent(self) -> float:
        return self.theme.type("body") * 1.5

    def _height(self, block: Block) -> float:
        if block.leads_to is not None:
            return self.theme.row
        width = self._inner.width - (self._indent if block.mark else 0)
        height = self.text_height(block.text, block.role, width, bold=block.bold)
        return height + (self._between if block.heading else 0)

    def turn(self, page: int) -> None:
        if self._leaf is not None:
            self.remove_widget(self._leaf)
        made = self._leaf = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        shown = self._pages[page]
        heights = [min(self._heights[number], self._inner.height) for number in shown]
        for number, box in zip(shown, self._inner.stacked(heights, self._between), strict=True):
            self._lay(made, self._blocks[number], box)
        if len(self._pages) > 1:
            made.add_widget(
                Turner(
                    self._turner,
                    self.height,
                    self.look,
                    self.words,
                    page=page,
                    pages=len(self._pages),
                    when_turned=self.turn,
                    compact=True,
                )
            )

    def _lay(self, leaf: Drawn, block: Block, box: Box) -> None:
        if block.leads_to is not None:
            act = partial(self.stage.send, Opened(Screen.ANSWER, block.leads_to.id))
            leaf.add_widget(Row(box, self.height, self.look, act, text=block.text, role="label"))
            return
        if block.mark:
            at, box = box.start(self._indent, rtl=self.rtl)
            mark = Text(
                at,
                self.height,
                self.look,
                block.mark,
                role=block.role,
                colour=self.look.palette.accent,
                bold=True,
                valign="top",
            )
            mark.aloud = ""  # the voice says it with its words
            leaf.add_widget(mark)
        words = Text(
            box,
            self.height,
            self.look,
            block.text,
            role=block.role,
            bold=block.bold,
            valign="foot",
            colour=self.look.palette.ink_quiet if block.quiet else self.look.palette.ink,
        )
        words.aloud = f"{block.mark} {block.text}".strip()
        words.reads_as = "heading" if block.title or block.heading else "text"
        leaf.add_widget(words)
