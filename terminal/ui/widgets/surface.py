"""Paper: a rounded sheet with a fine edge, and the colours it takes when it is touched."""

from dataclasses import dataclass
from typing import Final

from kivy.graphics import Color, SmoothRoundedRectangle

from terminal.ui.palette import Colour, Palette
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.look import Look


@dataclass(frozen=True)
class Coat:
    """The colours of one kind of sheet, at rest and pressed."""

    ground: Colour
    edge: Colour
    words: Colour
    quiet: Colour
    icon: Colour
    ground_pressed: Colour
    edge_mm: float


@dataclass(frozen=True)
class Finish:
    """One kind of sheet: which of a palette's colours it takes."""

    ground: str
    edge: str
    words: str
    quiet: str
    icon: str
    ground_pressed: str

    def on(self, palette: Palette) -> Coat:
        def one(name: str) -> Colour:
            found: Colour = getattr(palette, name)
            return found

        return Coat(
            ground=one(self.ground),
            edge=one(self.edge),
            words=one(self.words),
            quiet=one(self.quiet),
            icon=one(self.icon),
            ground_pressed=one(self.ground_pressed),
            edge_mm=palette.edge_mm,
        )


PLAIN: Final = Finish("paper", "edge", "ink", "ink_quiet", "accent", "paper_pressed")
READ: Final = Finish("paper", "rim", "ink", "ink_quiet", "accent", "paper_pressed")
"""For a sheet that is only read."""
BARE: Final = Finish("surface", "surface", "ink", "ink_quiet", "accent", "paper_pressed")
SHADED: Final = Finish("shade", "edge", "ink", "ink_quiet", "ink", "paper_pressed")
FULL: Final = Finish("accent", "accent_edge", "on_accent", "on_accent", "on_accent", "accent_pressed")
STOP: Final = Finish("stop", "stop_edge", "on_stop", "on_stop", "on_stop", "stop_pressed")


class Sheet:
    """Draws a widget's ground and its edge."""

    def __init__(self, owner: Placed, finish: Finish, look: Look) -> None:
        self._coat = coat = finish.on(look.palette)
        edge = max(1, look.theme.mm(coat.edge_mm))
        radius = look.theme.radius
        x, y = owner.pos
        width, height = owner.size
        with owner.canvas.before:
            Color(*coat.edge)
            SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=[radius])
            self._ground = Color(*coat.ground)
            SmoothRoundedRectangle(
                pos=(x + edge, y + edge),
                size=(width - 2 * edge, height - 2 * edge),
                radius=[max(1, radius - edge)],
            )

    def show_pressed(self, pressed: bool) -> None:
        self._ground.rgba = self._coat.ground_pressed if pressed else self._coat.ground
