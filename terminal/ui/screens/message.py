"""Screens that tell one thing and show the ways on: no dead end anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from terminal.ui import theme
from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.page import Page
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.surface import FULL, PLAIN, Sheet


@dataclass(frozen=True)
class Way:
    """One way on."""

    icon: str
    text: str
    act: Callable[[], None]


def ticket_way(page: Page) -> Way:
    return Way(
        "confirmation_number",
        page.words.say("fallback.take_ticket"),
        lambda: page.stage.send(Opened(Screen.SERVICES)),
    )


def guide_way(page: Page, key: str = "answers.ask_guide") -> Way:
    return Way("support_agent", page.words.say(key), lambda: page.stage.send(Opened(Screen.TOPICS)))


def answers_way(page: Page) -> Way:
    return Way(
        "search", page.words.say("home.find_answer"), lambda: page.stage.send(Opened(Screen.CATEGORIES))
    )


class MessagePage(Page):
    """Icon, what happened, why, the telephone number; then large tiles to go on by."""

    def message(
        self,
        *,
        icon: str,
        title: str,
        more: Sequence[str] = (),
        ways: Sequence[Way] = (),
        telephone: bool = False,
        colour: theme.Colour = theme.ACCENT,
        back: bool = True,
    ) -> None:
        _, room = self.bar(back=back)
        if ways:
            height = self.theme.mm(22 if self.theme.is_small else 30)
            if self.theme.is_tall:
                height = len(ways) * self.theme.row * 1.3 + (len(ways) - 1) * self.theme.gap
            foot, room = room.foot(height, self.theme.gap)
            self.ways(foot, ways)
        self._told(room, icon, title, more, colour, self.telephone() if telephone else "")

    def telephone(self) -> str:
        """The number to call, said in the language; empty while it is not known."""
        number = self.stage.outlook().telephone
        return self.words.say("telephone", number=number) if number else ""

    def ways(self, box: Box, ways: Sequence[Way]) -> None:
        cells = (
            box.rows(len(ways), self.theme.gap)
            if self.theme.is_tall
            else box.columns(len(ways), self.theme.gap, rtl=self.rtl)
        )
        for number, (cell, way) in enumerate(zip(cells, ways, strict=True)):
            finish = PLAIN if number else FULL
            self.tile(cell, way.act, icon=way.icon, text=way.text, finish=finish)

    def _told(
        self, room: Box, icon: str, title: str, more: Sequence[str], colour: theme.Colour, telephone: str
    ) -> None:
        sheet = Placed(room, self.height)
        Sheet(sheet, PLAIN, self.theme.radius, self.theme.mm(0.45))
        self.put(sheet)
        inner = room.inset(self.theme.pad * 1.5)
        badge, words = inner.start(
            self.theme.mm(20 if self.theme.is_small else 34), self.theme.pad * 1.5, rtl=self.rtl
        )
        self.icon(badge, icon, colour)
        pieces = [(title, "title", True), *((line, "body", False) for line in more)]
        if telephone:
            pieces.append((telephone, "tile", True))
        heights = [self.text_height(text, role, words.width, bold=bold) for text, role, bold in pieces]
        gap = self.theme.gap * 0.7
        free = words.height - sum(heights) - gap * (len(pieces) - 1)
        start = Box(words.x, words.y + max(0.0, free / 2), words.width, words.height)
        squeeze = min(1.0, words.height / (words.height - free)) if free < 0 else 1.0
        for box, (text, role, bold) in zip(
            start.stacked([height * squeeze for height in heights], gap * squeeze), pieces, strict=True
        ):
            self.text(box, text, role=role, bold=bold)
