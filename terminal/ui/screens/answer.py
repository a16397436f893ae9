"""One answer: the short of it large, what to do, who to call, what one may take along, and a guide if it
did not help.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from terminal.answers import Answer as Told
from terminal.answers import links
from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened, PrintAsked, TopicChosen
from terminal.ui.flow import Screen
from terminal.ui.screens.answer_leaves import AnswerLeaves
from terminal.ui.screens.blocks import Block, compose
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.screens.page import ROWS, Piece
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.offer import Offer
from terminal.ui.widgets.pages import Leaves, Turner, pager_for
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import longest_word, text_size


class Way(NamedTuple):
    """What one may do with an answer; ``name`` is what it says aloud."""

    icon: str
    word: str
    name: str
    act: Callable[[], None]


class Answer(MessagePage):
    to_be_read = True

    def build(self) -> None:
        say, visit = self.words.say, self.stage.visit
        told = self.stage.answers.answer(self.stage.of, visit.language)
        if told is None:
            self.message(icon="info", title=say("answers.missing"), ways=(ticket_way(self), guide_way(self)))
            return
        if self.theme.is_larger or self.theme.ways.lower or not (self._tall(told) or self._wide(told)):
            self.clear_widgets()
            self._in_pages(told)

    def _title(self, told: Told) -> str:
        found = self.stage.answers.categories(self.stage.visit.language)
        return next((category.name for category in found if category.id == told.category), "")

    def _leaves(self, told: Told) -> AnswerLeaves:
        send = self.stage.send
        return AnswerLeaves(
            self._composed(told),
            links(told, pages=not self.stage.visit.is_discreet),
            look=self.look,
            words=self.words,
            glass_height=self.height,
            when_chosen=lambda title: send(Opened(Screen.ANSWER, title.id)),
        )

    def _wide(self, told: Told) -> bool:
        """What one may do in the bar and the arrows beside the text; False where a piece has no room."""
        if self.theme.is_tall:
            return False
        ways = [*self._guide(told), *self._ways(told)]
        widths = [self._least_width(way.word) for way in ways]
        beside = sum(widths) + self.theme.gap * (len(ways) - 1)
        strip, room = self.bar(self._title(told), beside=beside)
        self._in_strip(strip, ways, widths)
        made = self._leaves(told)
        leaves, pager = made.leaves(room), None
        if len(leaves) > 1:
            pager, room = pager_for(self.look, room).cut(room, self.theme.gap)
            leaves = made.leaves(room)
        if leaves:
            self.put(Leaves(room, self.height, self.look, self.words, leaves=leaves, pager=pager))
        return bool(leaves)

    def _tall(self, told: Told) -> bool:
        """What one may do under the text, and the arrows beside that; False where a piece has no room."""
        if not self.theme.is_tall:
            return False
        _, room = self.bar(self._title(told))
        foot, room = room.foot(self.theme.bar, self.theme.gap)
        pager = self._actions(foot, told)
        made = self._leaves(told)
        leaves = made.leaves(room)
        if len(leaves) > 1 and pager.width < Turner.width_for(self.look, self.words):
            # The arrows have a line of their own where the actions fill theirs.
            pager, room = room.foot(self.theme.bar, self.theme.gap)
            leaves = made.leaves(room)
        if leaves:
            turned = Leaves(
                room, self.height, self.look, self.words, leaves=leaves, pager=pager, compact=True
            )
            self.put(turned)
        return bool(leaves)

    # --- what one may do --------------------------------------------------------------------------

    def _least_width(self, word: str) -> float:
        """Of a button in the bar: its word under the icon, in two lines where it is long."""
        theme, look = self.theme, self.look
        pixels, edges = theme.type("label"), 2 * theme.mm(1.2)
        width: float = text_size(word, look, pixels, bold=True)[0]
        if width > 1.3 * theme.target:
            folded = max(width * 0.55, longest_word(word, look, pixels, bold=True)) + 1
            if Button.is_under(word, look, folded + edges, theme.bar):
                width = folded
        return max(theme.target, width + edges)

    def _in_strip(self, strip: Box, ways: Sequence[Way], widths: Sequence[float]) -> None:
        """Beside each other to the end of the bar; the last ones narrower where there is too little room."""
        theme, look, gap = self.theme, self.look, self.theme.gap
        free = strip.width - sum(widths) - gap * (len(ways) - 1)
        for way, least in zip(reversed(ways), reversed(widths), strict=True):
            width = least
            if free < 0:
                width = max(theme.target, least + free)
                free += least - width
            box, strip = strip.end(width, gap, rtl=self.rtl)
            longest = longest_word(way.word, look, theme.type("label"), bold=True)
            role = "label" if longest <= box.width - 2 * theme.mm(0.8) else "small"
            made = Button(
                box,
                self.height,
                look,
                way.act,
                text=way.word,
                name=way.name,
                icon=way.icon,
                role=role,
                finish=PLAIN,
                stacked=True,
            )
            self.put(made)

    def _guide(self, told: Told) -> list[Way]:
        """Who speaks the language, if this did not help; nobody else beside a call."""
        if self.stage.visit.in_call:
            return []
        say = self.words.say
        # The matter goes along: the guide's desk says what the talk is about.
        act = partial(self.stage.send, TopicChosen(told.category))
        word = say("answers.ask_guide")
        return [Way("support_agent", word, f"{say('answers.not_helped')} {word}", act)]

    def _ways(self, told: Told) -> list[Way]:
        """Paper, and a film in signs where there is one."""
        say, send = self.words.say, self.stage.send
        ways = [Way("print", say("answers.print"), say("answers.print"), partial(send, PrintAsked()))]
        if self.stage.signs.has(told.id):
            signed = say("answers.signed")
            ways.append(Way("sign_language", signed, signed, partial(send, Opened(Screen.SIGNING))))
        return ways

    def _actions(self, foot: Box, told: Told) -> Box:
        """The same under the text; gives the room beside them."""
        gap = self.theme.gap
        turner = Turner.width_for(self.look, self.words)
        for guide in self._guide(told):
            question = self.words.say("answers.not_helped")
            box, foot = foot.start(Offer.width_for(question, guide.word, self.look), gap, rtl=self.rtl)
            self.put(
                Offer(
                    box,
                    self.height,
                    self.look,
                    guide.act,
                    icon=guide.icon,
                    question=question,
                    way=guide.word,
                )
            )
        ways = self._ways(told)
        wide = sum(Button.width_for(way.word, self.look) + gap for way in ways) + turner <= foot.width
        for way in ways:
            width = Button.width_for(way.word, self.look) if wide else self.theme.bar
            box, foot = foot.start(width, gap, rtl=self.rtl)
            text = way.word if wide else ""
            self.put(
                Button(
                    box,
                    self.height,
                    self.look,
                    way.act,
                    text=text,
                    name=way.name,
                    icon=way.icon,
                    finish=PLAIN,
                )
            )
        return foot

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
        ways = [Item(way.icon, way.name, way.act) for way in (*self._guide(told), *self._ways(told))]
        ways += [
            Item("article", title.question, partial(send, Opened(Screen.ANSWER, title.id)))
            for title in told.related
        ]
        self.in_turn(room, pieces, ways, replace(ROWS, columns=1))
