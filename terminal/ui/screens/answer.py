"""One answer: the short of it, what to do, who is responsible, where to go on, and when it was checked."""

from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from terminal.answers import Answer as Told
from terminal.answers import Title
from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened, TopicChosen
from terminal.ui.flow import Screen
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.pages import Turner, cut
from terminal.ui.widgets.text import Text


@dataclass(frozen=True)
class Block:
    """A piece of the answer that stays together: words, or another question to choose."""

    text: str
    role: str = "body"
    bold: bool = False
    quiet: bool = False
    heading: bool = False
    """Stays with what follows, and stands off from what is before it."""
    title: bool = False
    mark: str = ""
    """Such as ``1.``, at the reading start."""
    leads_to: Title | None = None


class Answer(MessagePage):
    def build(self) -> None:
        say = self.words.say
        told = self.stage.answers.answer(self.stage.of, self.stage.visit.language)
        if told is None:
            self.message(icon="info", title=say("answers.missing"), ways=(ticket_way(self), guide_way(self)))
            return
        strip, room = self.bar(strip=True)
        ask = say("answers.ask_guide")
        box, _ = strip.end(min(strip.width, Button.width_for(ask, self.look)), rtl=self.rtl)
        self.button(box, lambda: self.stage.send(TopicChosen(told.category)), text=ask, icon="support_agent")
        self._blocks = self._compose(told)
        self._lay_pages(room)
        self._leaf: Drawn | None = None
        self._turn(0)

    def _lay_pages(self, room: Box) -> None:
        """One page if it fits; otherwise leave a foot to turn them by."""
        for foot in (0, self.theme.bar):
            self._foot, sheet = room.foot(foot, self.theme.gap) if foot else (room, room)
            self._inner = sheet.inset(self.theme.pad * 1.4, self.theme.pad)
            self._heights = [self._height(block) for block in self._blocks]
            stays = {number for number, block in enumerate(self._blocks) if block.heading}
            self._pages = cut(self._heights, self._inner.height, self._between, stays)
            if len(self._pages) == 1:
                break
        self.sheet(sheet)

    @property
    def _between(self) -> float:
        return self.theme.gap * 0.6

    @property
    def _indent(self) -> float:
        return self.theme.type("body") * 1.5

    def _compose(self, told: Told) -> list[Block]:
        say, word = self.words.say, isolate if self.rtl else str
        blocks = [Block(told.question, "tile", bold=True, title=True), Block(told.summary)]
        if told.steps:
            blocks.append(Block(say("answers.steps"), "label", bold=True, heading=True))
        blocks += [Block(step, mark=f"{number}.") for number, step in enumerate(told.steps, 1)]
        blocks += [
            Block(say("answers.telephone", label=line.label, number=line.number), bold=True)
            for line in told.telephone
        ]
        if told.responsible:
            blocks.append(Block(say("answers.responsible", who=told.responsible), "label", quiet=True))
        if told.go_to:
            places = ", ".join(word(place) for place in told.go_to)
            blocks.append(Block(say("answers.go_to", where=places), "label", quiet=True))
        if told.sources:
            hosts = ", ".join(word(host) for host in dict.fromkeys(map(_host, told.sources)))
            checked = f" · {say('answers.checked', day=told.checked)}" if told.checked else ""
            blocks.append(Block(say("answers.source", where=hosts) + checked, "small", quiet=True))
        if told.related:
            blocks.append(Block(say("answers.related"), "label", bold=True, heading=True))
        blocks += [Block(title.question, leads_to=title) for title in told.related]
        return blocks

    def _height(self, block: Block) -> float:
        if block.leads_to is not None:
            return self.theme.row * 0.9
        width = self._inner.width - (self._indent if block.mark else 0)
        height = self.text_height(block.text, block.role, width, bold=block.bold)
        return height + (self._between if block.heading else 0)

    def _turn(self, page: int) -> None:
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
                    self._foot,
                    self.height,
                    self.look,
                    self.words,
                    page=page,
                    pages=len(self._pages),
                    when_turned=self._turn,
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


def _host(address: str) -> str:
    """The site of a source, as people say it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
