"""Paper: a rounded sheet with a fine edge, and the colours it takes when it is touched."""

from dataclasses import dataclass
from typing import Final

from kivy.graphics import Color, SmoothRoundedRectangle

from terminal.ui import theme
from terminal.ui.theme import Colour
from terminal.ui.widgets.base import Placed


@dataclass(frozen=True)
class Finish:
    """The colours of one kind of sheet, at rest and pressed."""

    ground: Colour
    edge: Colour
    words: Colour
    quiet: Colour
    icon: Colour
    ground_pressed: Colour
    words_pressed: Colour


PLAIN: Final = Finish(
    theme.PAPER, theme.EDGE, theme.INK, theme.INK_QUIET, theme.ACCENT, theme.PAPER_PRESSED, theme.INK
)
BARE: Final = Finish(
    theme.SURFACE, theme.SURFACE, theme.INK, theme.INK_QUIET, theme.ACCENT, theme.PAPER_PRESSED, theme.INK
)
SHADED: Final = Finish(
    theme.SHADE, theme.EDGE, theme.INK, theme.INK_QUIET, theme.INK, theme.PAPER_PRESSED, theme.INK
)
FULL: Final = Finish(
    theme.ACCENT,
    theme.ACCENT,
    theme.ON_ACCENT,
    theme.ON_ACCENT,
    theme.ON_ACCENT,
    theme.ACCENT_PRESSED,
    theme.ON_ACCENT,
)
STOP: Final = Finish(
    theme.STOP,
    theme.STOP,
    theme.ON_ACCENT,
    theme.ON_ACCENT,
    theme.ON_ACCENT,
    theme.STOP_PRESSED,
    theme.ON_ACCENT,
)


class Sheet:
    """Draws a widget's ground; the edge is a shade lower down, as paper casts it."""

    def __init__(self, owner: Placed, finish: Finish, radius: float, lift: float) -> None:
        self._finish = finish
        x, y = owner.pos
        width, height = owner.size
        with owner.canvas.before:
            Color(*finish.edge)
            SmoothRoundedRectangle(pos=(x, y), size=(width, height), radius=[radius])
            self._ground = Color(*finish.ground)
            SmoothRoundedRectangle(
                pos=(x + 1, y + lift), size=(width - 2, height - lift - 1), radius=[radius]
            )

    def show_pressed(self, pressed: bool) -> None:
        self._ground.rgba = self._finish.ground_pressed if pressed else self._finish.ground
