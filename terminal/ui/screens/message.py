"""Screens that tell one thing and show the ways on: no dead end anywhere."""

from collections.abc import Sequence

from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.palette import Colour
from terminal.ui.screens.page import Page, Piece
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import needed
from terminal.ui.widgets.choices import Choosing, Item, Manner
from terminal.ui.widgets.pages import Leaf, cut, split
from terminal.ui.widgets.text import Text


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
        pieces = [Piece(title, "title", bold=True), *(Piece(line) for line in more)]
        if telephone and (number := self.telephone()):
            pieces.append(Piece(number, "tile", bold=True))
        manner = self.ways_manner
        if self.upper is not None:  # the lower mode
            self.told(self.upper, icon, pieces, colour)
            self.choose(room, ways, manner)
            return
        for share in (0.36, 0.45, 0.55):
            foot, told = room.foot(self.ways_height(len(ways), room, share), self.theme.gap)
            if not ways:
                self.told(room, icon, pieces, colour)
                return
            choosing = Choosing(
                foot, self.height, self.look, self.words, items=ways, manner=manner, said_in=None
            )
            if len(choosing.leaves()) == 1 and choosing.fits and self._fits(told, pieces):
                self.told(told, icon, pieces, colour)
                self.put(choosing.widget())
                return
        self._in_turn(room, pieces, ways, manner)

    @property
    def ways_manner(self) -> Manner:
        """How the ways on look: as tiles where there is room for large ones."""
        return Manner(
            tiles=not self.theme.is_small,
            columns=1 if self.theme.is_tall else 3,
            first_full=True,
            most_mm=30,
        )

    def ways_height(self, count: int, room: Box, share: float) -> float:
        """A share of the room; on a tall glass as high as that many rows."""
        if self.theme.is_tall:
            return min(
                count * self.theme.row * (0.7 + share) + (count - 1) * self.theme.gap, room.height * 0.7
            )
        return max(self.theme.target, room.height * share)

    def _fits(self, room: Box, pieces: Sequence[Piece]) -> bool:
        _, words = self._told_parts(room)
        heights = [needed(self.look, p.text, p.role, words.width, bold=p.bold) for p in pieces]
        taken = sum(height for height, _ in heights) + self.theme.gap * 0.7 * (len(pieces) - 1)
        return taken <= words.height and min(step for _, step in heights) == 1

    def _in_turn(self, room: Box, pieces: Sequence[Piece], ways: Sequence[Item], manner: Manner) -> None:
        """First what happened, in as many pages as it takes; then the ways on."""
        choosing = Choosing(room, self.height, self.look, self.words, items=ways, manner=manner, said_in=None)
        self.put(choosing.widget(lambda less: self._reading(less, pieces)))

    def _reading(self, room: Box, pieces: Sequence[Piece]) -> list[Leaf]:
        """Pages of text."""
        between = self.theme.gap * 0.7
        parts = [
            Piece(part, piece.role, piece.bold, piece.colour)
            for piece in pieces
            for part in split(piece.text, self.look, piece.role, (room.width, room.height), bold=piece.bold)
        ]
        heights = [needed(self.look, p.text, p.role, room.width, bold=p.bold)[0] for p in parts]

        def page(shown: range) -> Leaf:
            def lay(leaf: Drawn) -> None:
                boxes = room.stacked([min(heights[n], room.height) for n in shown], between)
                for number, box in zip(shown, boxes, strict=True):
                    part = parts[number]
                    made = Text(box, self.height, self.look, part.text, role=part.role, bold=part.bold)
                    made.reads_as = "heading" if part.role == "title" else "text"
                    leaf.add_widget(made)

            return lay

        return [page(shown) for shown in cut(heights, room.height, between)]

    def telephone(self) -> str:
        """The number to call, said in the language; empty while it is not known."""
        number = self.stage.outlook().telephone
        return self.words.say("telephone", number=number) if number else ""

    def told(self, room: Box, icon: str, pieces: Sequence[Piece], colour: Colour | None) -> None:
        self.sheet(room)
        badge, words = self._told_parts(room)
        if badge.width:
            self.icon(badge, icon, colour or self.look.palette.accent)
        self.stack(words, pieces)

    def _told_parts(self, room: Box) -> tuple[Box, Box]:
        """The icon's place, none where words are large, and the words'."""
        inner = room.inset(self.theme.pad * 1.5, self.theme.pad)
        if self.theme.is_larger:
            return inner.start(0, 0, rtl=self.rtl)
        side = min(self.theme.size(20 if self.theme.is_small else 34), inner.width * 0.22)
        return inner.start(side, self.theme.pad * 1.5, rtl=self.rtl)
