"""Screens that tell one thing and show the ways on: no dead end anywhere."""

from collections.abc import Sequence

from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.palette import Colour
from terminal.ui.screens.page import Item, Page, Piece


def ticket_way(page: Page) -> Item:
    send = page.stage.send
    return Item(
        "confirmation_number", page.words.say("fallback.take_ticket"), lambda: send(Opened(Screen.SERVICES))
    )


def guide_way(page: Page, key: str = "answers.ask_guide") -> Item:
    return Item("support_agent", page.words.say(key), lambda: page.stage.send(Opened(Screen.TOPICS)))


def answers_way(page: Page) -> Item:
    return Item(
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
        ways: Sequence[Item] = (),
        telephone: bool = False,
        colour: Colour | None = None,
        back: bool = True,
    ) -> None:
        _, room = self.bar(back=back)
        if ways:
            foot, room = room.foot(self.ways_height(len(ways)), self.theme.gap)
            self.ways(foot, ways)
        pieces = [Piece(title, "title", bold=True), *(Piece(line) for line in more)]
        if telephone and (number := self.telephone()):
            pieces.append(Piece(number, "tile", bold=True))
        self.told(room, icon, pieces, colour)

    def telephone(self) -> str:
        """The number to call, said in the language; empty while it is not known."""
        number = self.stage.outlook().telephone
        return self.words.say("telephone", number=number) if number else ""

    def ways_height(self, count: int) -> float:
        if self.theme.is_tall:
            return count * self.theme.row * 1.3 + (count - 1) * self.theme.gap
        return self.theme.mm(22 if self.theme.is_small else 30)

    def ways(self, box: Box, ways: Sequence[Item]) -> None:
        cells = (
            box.rows(len(ways), self.theme.gap)
            if self.theme.is_tall
            else box.columns(len(ways), self.theme.gap, rtl=self.rtl)
        )
        self.tiles(cells, ways, first_full=True)

    def told(self, room: Box, icon: str, pieces: Sequence[Piece], colour: Colour | None) -> None:
        self.sheet(room)
        inner = room.inset(self.theme.pad * 1.5)
        badge, words = inner.start(
            self.theme.mm(20 if self.theme.is_small else 34), self.theme.pad * 1.5, rtl=self.rtl
        )
        self.icon(badge, icon, colour or self.look.palette.accent)
        self.stack(words, pieces)
