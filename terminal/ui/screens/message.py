"""Screens that tell one thing and show the ways on: no dead end anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.palette import Colour
from terminal.ui.screens.page import Page, Piece
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import needed
from terminal.ui.widgets.choices import Choosing, Item, Manner
from terminal.ui.widgets.pages import Leaf, Leaves, cut, split
from terminal.ui.widgets.surface import READ, Sheet
from terminal.ui.widgets.text import TIGHT, Text


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
            choosing = Choosing(
                room, self.height, self.look, self.words, items=ways, manner=manner, said_in=self.upper
            )
            # A way on whose words need the upper half too comes after what is told there.
            if self._fits(self.upper, pieces) and (choosing.fits or not ways):
                self.told(self.upper, icon, pieces, colour)
                self.put(choosing.widget())
            else:
                self.in_turn(room, pieces, ways, manner)
            return
        for share in (0.36, 0.45, 0.55):
            foot, told = room.foot(self.ways_height(len(ways), room, share), self.theme.gap)
            if not ways and (self._fits(room, pieces) or not self.theme.is_larger):
                self.told(room, icon, pieces, colour)
                return
            choosing = Choosing(
                foot, self.height, self.look, self.words, items=ways, manner=manner, said_in=None
            )
            if ways and len(choosing.leaves()) == 1 and choosing.fits and self._fits(told, pieces):
                self.told(told, icon, pieces, colour)
                self.put(choosing.widget())
                return
        self.in_turn(room, pieces, ways, manner)

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

    def in_turn(
        self,
        room: Box,
        pieces: Sequence[Piece],
        ways: Sequence[Item],
        manner: Manner,
        after: Sequence[Callable[[Box], Leaf]] = (),
    ) -> Leaves:
        """First what is read, in as many pages as it takes, then ``after``; then the ways on.

        In the lower mode what is read stands in the upper half, and a way on beside the arrows.
        """
        choosing = Choosing(
            room, self.height, self.look, self.words, items=ways, manner=manner, said_in=self.upper
        )

        def before(less: Box) -> list[Leaf]:
            shown = self.upper or less
            return [*self.reading(shown, pieces), *(made(shown) for made in after)]

        made: Leaves = self.put(choosing.widget(before, aside=self.upper is not None))
        return made

    def in_turn_beside(self, foot: Box, room: Box, leaves: Sequence[Leaf], wide: float) -> Box:
        """Pages in a room, the arrows at the end of its foot; gives what they leave, so wide at most."""
        pager, rest = foot.end(
            2 * self.theme.target + self.theme.gap, self.theme.gap, rtl=self.look.hand_is_left
        )
        self.put(Leaves(room, self.height, self.look, self.words, leaves=leaves, pager=pager))
        return rest.start(min(wide, rest.width), rtl=self.look.hand_is_left)[0]

    def reading(self, room: Box, pieces: Sequence[Piece]) -> list[Leaf]:
        """Pages of text on a sheet."""
        inner = room.inset(self.theme.pad, self.theme.pad / 2)
        between = self.theme.gap * 0.5
        parts = [
            replace(piece, text=part)
            for piece in pieces
            for part in self._parts_of(piece, (inner.width, inner.height))
        ]
        heights = [self._height_of(part, inner.width) for part in parts]
        stays = {number for number, part in enumerate(parts) if part.heading}

        def page(shown: range) -> Leaf:
            def lay(leaf: Drawn) -> None:
                sheet = Placed(room, self.height)
                Sheet(sheet, READ, self.look)
                leaf.add_widget(sheet)
                boxes = inner.stacked([min(heights[n], inner.height) for n in shown], between)
                free = inner.bottom - boxes[-1].bottom
                for number, box in zip(shown, boxes, strict=True):
                    part = parts[number]
                    made = Text(
                        Box(box.x, box.y + free / 2, box.width, box.height),
                        self.height,
                        self.look,
                        part.text,
                        role=part.role,
                        bold=part.bold,
                        colour=part.colour,
                        align="centre" if part.tight else "start",
                        tight=part.tight,
                    )
                    made.reads_as = "heading" if part.heading or part.role == "title" else "text"
                    leaf.add_widget(made)

            return lay

        return [page(shown) for shown in cut(heights, inner.height, between, stays)]

    def _parts_of(self, piece: Piece, room: tuple[float, float]) -> list[str]:
        if piece.tight:
            return [piece.text]
        return split(piece.text, self.look, piece.role, room, bold=piece.bold)

    def _height_of(self, piece: Piece, width: float) -> float:
        if piece.tight:
            return self.theme.type(piece.role) * TIGHT
        return needed(self.look, piece.text, piece.role, width, bold=piece.bold)[0]

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
