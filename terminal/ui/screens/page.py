"""What all screens share: the bar with back, home and end in its one place, and how things are laid out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.screens.bar import lay_bar
from terminal.ui.stage import Stage
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.choices import Choosing, Item, Manner
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.pages import Leaves
from terminal.ui.widgets.surface import FULL, READ, Finish, Sheet
from terminal.ui.widgets.text import Align, Text, Valign, step_for, text_size

TILES: Final = Manner()
ROWS: Final = Manner(tiles=False, most_mm=34)


@dataclass(frozen=True)
class Piece:
    """One of several texts that stand under each other."""

    text: str
    role: str = "body"
    bold: bool = False
    colour: Colour | None = None
    heading: bool = False
    """Stays with what follows."""
    tight: bool = False
    """A number or a letter alone, as large as there is room for."""


class Page(Drawn):
    """One screen, laid out whole when it is made.

    A screen must override ``build``. It may override ``reads`` (what it shows of the changing world: when
    that differs, it is built again), ``tick`` (called each frame while shown; draw only what is new), and for
    the voice ``to_be_read``, ``lies_over`` and ``said_too``.
    """

    to_be_read = False
    """Whether its text comes before what can be chosen."""
    lies_over = False
    """Over another screen, which is there again afterwards."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.look = stage.look
        self.theme = stage.look.theme
        self.words = stage.words
        self.glass = Box(0, 0, self.theme.width, self.theme.height)
        super().__init__(pos=(0, 0), size=(self.theme.width, self.theme.height), size_hint=(None, None))
        self._read = self.reads()
        self.build()

    def build(self) -> None:
        raise NotImplementedError

    def reads(self) -> object:
        return None

    def tick(self) -> None:
        """Nothing moves without need."""

    def said_too(self) -> Sequence[str]:
        """What the voice adds to what is shown, in the visit's language."""
        return ()

    def refresh(self) -> None:
        """Build again if what the screen shows of the world has changed."""
        now = self.reads()
        if now != self._read:
            self._read = now
            self.clear_widgets()
            self.build()

    # --- laying out -------------------------------------------------------------------------------

    @property
    def rtl(self) -> bool:
        return self.look.rtl

    @property
    def inner(self) -> Box:
        """The glass within its margins."""
        return self.glass.inset(self.theme.margin)

    def put(self, widget: Any) -> Any:
        self.add_widget(widget)
        return widget

    def sheet(self, box: Box) -> None:
        """Paper to read from."""
        Sheet(self.put(Placed(box, self.height)), READ, self.look)

    def text(
        self,
        box: Box,
        text: str,
        *,
        role: str = "body",
        colour: Colour | None = None,
        bold: bool = False,
        align: Align = "start",
        valign: Valign = "centre",
        look: Look | None = None,
        tight: bool = False,
        step: float | None = None,
    ) -> Text:
        made = Text(
            box,
            self.height,
            look or self.look,
            text,
            role=role,
            colour=colour,
            bold=bold,
            align=align,
            valign=valign,
            tight=tight,
            step=step,
        )
        self.add_widget(made)
        return made

    def text_height(self, text: str, role: str, width: float, *, bold: bool = False) -> int:
        return text_size(text, self.look, self.theme.type(role), width=width, bold=bold)[1]

    def stack(self, box: Box, pieces: Sequence[Piece], *, align: Align = "start") -> None:
        """Texts under each other in the middle of a box, all made smaller where they would not fit."""
        heights = [self.text_height(piece.text, piece.role, box.width, bold=piece.bold) for piece in pieces]
        gap = self.theme.gap * 0.7
        wanted = sum(heights) + gap * (len(pieces) - 1)
        squeeze = min(1.0, box.height / wanted)
        down = (box.height - wanted * squeeze) / 2
        lines = Box(box.x, box.y + down, box.width, box.height).stacked(
            [height * squeeze for height in heights], gap * squeeze
        )
        step = min(
            step_for(piece.text, self.look, piece.role, (line.width, line.height), bold=piece.bold)
            for line, piece in zip(lines, pieces, strict=True)
        )
        for line, piece in zip(lines, pieces, strict=True):
            made = self.text(
                line,
                piece.text,
                role=piece.role,
                bold=piece.bold,
                colour=piece.colour,
                align=align,
                step=step,
            )
            if piece.role == "title":
                made.reads_as = "heading"

    def icon(self, box: Box, name: str, colour: Colour | None = None) -> None:
        self.put(Icon(box, self.height, name, colour=colour or self.look.palette.ink))

    def choose(self, room: Box, items: Sequence[Item], manner: Manner = TILES) -> Leaves:
        """Things to choose, in pages where the room is too small."""
        choosing = Choosing(
            room, self.height, self.look, self.words, items=items, manner=manner, said_in=self.upper
        )
        made: Leaves = self.put(choosing.widget())
        return made

    def row(self, box: Box, act: Callable[[], None], *, text: str, icon: str) -> None:
        """One line that goes on."""
        self.put(Row(box, self.height, self.look, act, text=text, icon=icon))

    def button(
        self,
        box: Box,
        act: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        finish: Finish = FULL,
        role: str = "label",
        icon_at_end: bool = False,
    ) -> Button:
        made = Button(
            box,
            self.height,
            self.look,
            act,
            text=text,
            icon=icon,
            finish=finish,
            role=role,
            icon_at_end=icon_at_end,
        )
        self.add_widget(made)
        return made

    # --- the bar ----------------------------------------------------------------------------------

    upper: Box | None = None
    """In the lower mode, the upper half below the title: for what is read, with nothing to touch."""

    def bar(
        self,
        title: str = "",
        *,
        back: bool = True,
        home: bool = True,
        strip: bool = False,
        urgent: bool = True,
        height: float | None = None,
        beside: float = 0,
    ) -> tuple[Box, Box]:
        """Lay the bar: the strip between its buttons, where the title is, and the room that it leaves.

        On a tall glass the strip is a line of its own, and so is a title that does not fit. In the lower mode
        the bar is at the foot, the strip at the head, and the room is the lower half.

        ``beside``: on a wide glass, so much of the strip is for buttons of the screen's own, or what there
        is; it is returned, and the title is left out where both have no room.
        """
        return lay_bar(
            self, title, back=back, home=home, strip=strip, urgent=urgent, height=height, beside=beside
        )
