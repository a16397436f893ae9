"""One answer: the short of it large, what to do, who to call, what one may take along, and a guide if it
did not help.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from terminal.answers import Answer as Told
from terminal.answers import Link, links
from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened, PrintAsked, TopicChosen
from terminal.ui.flow import Screen
from terminal.ui.screens.blocks import Block, compose
from terminal.ui.screens.cards import Cards, cards_width
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.screens.page import ROWS, Piece
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.offer import Offer
from terminal.ui.widgets.pages import Turner, cut
from terminal.ui.widgets.surface import PLAIN, READ, Sheet
from terminal.ui.widgets.text import Text


class Answer(MessagePage):
    to_be_read = True
    _pages: Sequence[range] = ()
    _cards: Sequence[Link] = ()

    def build(self) -> None:
        say, visit = self.words.say, self.stage.visit
        told = self.stage.answers.answer(self.stage.of, visit.language)
        if told is None:
            self.message(icon="info", title=say("answers.missing"), ways=(ticket_way(self), guide_way(self)))
            return
        if self.theme.is_larger or self.theme.ways.lower:
            self._in_pages(told)
            return
        if self._is_low:
            between, room = self.bar(strip=True)
            self._actions_in(between, told)
            self._turner, room = room.end(self.theme.target, self.theme.gap, rtl=self.look.hand_is_left)
        else:
            names = {found.id: found.name for found in self.stage.answers.categories(visit.language)}
            _, room = self.bar(names.get(told.category, ""))
            foot, room = room.foot(self.theme.bar, self.theme.gap)
            self._turner = self._actions(foot, told)
        self._cards = links(told, pages=not visit.is_discreet)
        blocks = self._composed(told)
        if self._is_low and self.stage.signs.has(told.id):
            blocks.insert(2, Block(say("answers.signed"), film=True))
        self._lines = self._in_lines(blocks, room.inset(self.theme.pad * 1.4).width)
        self._cut(room)
        if len(self._pages) > 1 and not self._is_low and self._turner.width < self._arrows_width:
            # The arrows have a line of their own where the actions fill theirs.
            self._turner, room = room.foot(self.theme.bar, self.theme.gap)
            self._cut(room)
        if not self._pages_fit:
            self.clear_widgets()
            self._pages = ()
            self._in_pages(told)
            return
        self._leaf: Drawn | None = None
        self.turn(0)

    @property
    def _is_low(self) -> bool:
        """Wide, and too low for actions under what is read: they stand in the bar, the arrows beside."""
        return self.theme.is_small and not self.theme.is_tall

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

    def _in_lines(self, blocks: Sequence[Block], width: float) -> list[tuple[Block, ...]]:
        """Each below the other; two questions that lead on side by side where half the width is enough."""
        half = (width - self.theme.gap) / 2
        related = [block for block in blocks if block.leads_to is not None]
        words = [
            Row.need(self.look, block.text, half, icon=False, role="label", bold=False, arrow=True)
            for block in related
        ]
        lines = [(block,) for block in blocks if block.leads_to is None]
        step = 2 if all(need == (self.theme.target, 1) for need in words) else 1
        return [*lines, *(tuple(related[at : at + step]) for at in range(0, len(related), step))]

    def _cut(self, room: Box) -> None:
        """Into pages: the codes stand beside the first alone, the others have the whole width."""
        first = self._aside(room)[1]
        self._rooms = first, room
        self._inner = tuple(box.inset(self.theme.pad * 1.4, self.theme.pad) for box in self._rooms)
        stays = {number for number, (block, *_) in enumerate(self._lines) if block.heading or block.title}
        beside, whole = ([self._height(line, box.width) for line in self._lines] for box in self._inner)
        self._pages = cut(beside, self._inner[0].height, self._between, stays)[:1]
        done = self._pages[0].stop
        self._pages += [
            range(done + page.start, done + page.stop)
            for page in cut(
                whole[done:], self._inner[1].height, self._between, {number - done for number in stays}
            )
        ]
        self._heights = beside[:done] + whole[done:]

    @property
    def _pages_fit(self) -> bool:
        return all(
            self._heights[number] <= self._inner[min(turned, 1)].height
            for turned, page in enumerate(self._pages)
            for number in page
        )

    # --- what one may do --------------------------------------------------------------------------

    def _actions_in(self, strip: Box, told: Told) -> None:
        """In the bar: a guide if this did not help, and paper."""
        say, send = self.words.say, self.stage.send
        ways = [("print", say("answers.print"), say("answers.print"), partial(send, PrintAsked()))]
        if not self.stage.visit.in_call:
            word = say("answers.ask_guide")
            name = f"{say('answers.not_helped')} {word}"
            # The matter goes along: the guide's desk says what the talk is about.
            act = partial(send, TopicChosen(told.category))
            ways.insert(0, ("support_agent", word, name, act))
        for (icon, word, name, act), box in zip(
            ways, strip.columns(len(ways), self.theme.gap, rtl=self.rtl), strict=True
        ):
            self.put(
                Button(
                    box,
                    self.height,
                    self.look,
                    act,
                    text=word,
                    name=name,
                    icon=icon,
                    finish=PLAIN,
                    stacked=True,
                )
            )

    def _actions(self, foot: Box, told: Told) -> Box:
        """Under the answer: a guide if this did not help, paper, a film in signs; gives the room beside."""
        say, gap = self.words.say, self.theme.gap
        if not self.stage.visit.in_call:
            question, way = say("answers.not_helped"), say("answers.ask_guide")
            box, foot = foot.start(Offer.width_for(question, way, self.look), gap, rtl=self.rtl)
            # The matter goes along: the guide's desk says what the talk is about.
            act = partial(self.stage.send, TopicChosen(told.category))
            self.put(
                Offer(box, self.height, self.look, act, icon="support_agent", question=question, way=way)
            )
        ways = self._ways(told)
        asked = sum(Button.width_for(word, self.look) + gap for _, word, _ in ways)
        wide = asked + self._arrows_width <= foot.width
        for icon, word, chosen in ways:
            width = Button.width_for(word, self.look) if wide else self.theme.bar
            box, foot = foot.start(width, gap, rtl=self.rtl)
            text = word if wide else ""
            self.put(
                Button(box, self.height, self.look, chosen, text=text, name=word, icon=icon, finish=PLAIN)
            )
        return foot

    @property
    def _arrows_width(self) -> float:
        return Turner.width_for(self.look, self.words)

    def _aside(self, room: Box) -> tuple[Box, Box]:
        """Where codes for one's own telephone stand, at the reading end or under the answer; its own room."""
        if not self._cards:
            return room, room
        if self.theme.is_tall:
            return room.foot(self.theme.mm(34), self.theme.gap)
        width = cards_width(self._cards, self.look, self.words)
        return room.end(width, self.theme.gap, rtl=self.rtl)

    # --- what one reads ---------------------------------------------------------------------------

    @property
    def _between(self) -> float:
        return self.theme.gap * 0.6

    @property
    def _indent(self) -> float:
        return self.theme.type("body") * 1.5

    def _height(self, line: Sequence[Block], width: float) -> float:
        block = line[0]
        if block.is_row:  # with what is lacking between two things to touch
            return self.theme.row + self.theme.gap - self._between
        width -= self._indent if block.mark else 0
        height = self.text_height(block.text, block.role, width, bold=block.bold)
        return height + (self._between if block.heading else 0)

    def turn(self, page: int) -> None:
        if self._leaf is not None:
            self.remove_widget(self._leaf)
        made = self._leaf = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        room, inner = self._rooms[min(page, 1)], self._inner[min(page, 1)]
        sheet = Placed(room, self.height)
        Sheet(sheet, READ, self.look)
        made.add_widget(sheet)
        shown = self._pages[page]
        heights = [self._heights[number] for number in shown]
        for number, box in zip(shown, inner.stacked(heights, self._between), strict=True):
            for block, cell in zip(self._lines[number], self._cells(box, self._lines[number]), strict=False):
                self._lay(made, block, cell)
        if page == 0 and self._cards:
            aside, _ = self._aside(self._rooms[1])
            made.add_widget(Cards(aside, self.height, self.look, self.words, self._cards))
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
                    compact=not self._is_low,
                )
            )

    def _cells(self, box: Box, line: Sequence[Block]) -> list[Box]:
        """One that is left over is as wide as those above it."""
        paired = any(len(other) > 1 for other in self._lines) and line[0].leads_to is not None
        return box.columns(2 if paired else 1, self.theme.gap, rtl=self.rtl)

    def _lay(self, leaf: Drawn, block: Block, box: Box) -> None:
        if block.is_row:
            opened = Opened(Screen.ANSWER, block.leads_to.id) if block.leads_to else Opened(Screen.SIGNING)
            act = partial(self.stage.send, opened)
            box, _ = box.foot(self.theme.row)
            icon = "" if block.leads_to else "sign_language"
            leaf.add_widget(Row(box, self.height, self.look, act, text=block.text, icon=icon, role="label"))
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
