"""The ring around what the keypad would choose, outside it; seen on every ground by its two colours."""

from kivy.graphics import Color, InstructionGroup, Line

from terminal.ui.box import Box
from terminal.ui.widgets.look import Look

OUTER_MM = 1.0
INNER_MM = 0.5


class Ring(InstructionGroup):
    """Drawn over the screen; nothing while it points at nothing."""

    def __init__(self, glass: Box) -> None:
        super().__init__()
        self._glass = glass
        self.around: Box | None = None

    def point_at(self, box: Box | None, look: Look) -> None:
        """Leave what it was around; the glass's rim is never passed."""
        self.around = box
        self.clear()
        if box is None:
            return
        theme, palette = look.theme, look.palette
        outer, inner = (max(2, theme.mm(width)) for width in (OUTER_MM, INNER_MM))
        for colour, width, away in (
            (palette.focus_inner, inner, inner / 2),
            (palette.focus, outer, inner + outer / 2),
        ):
            line = self._within(box, away, width)
            self.add(Color(*colour))
            self.add(
                Line(
                    rounded_rectangle=(
                        line.x,
                        self._glass.height - line.bottom,
                        line.width,
                        line.height,
                        theme.radius + away,
                    ),
                    width=width / 2,
                )
            )

    def _within(self, box: Box, away: float, width: float) -> Box:
        left, top = max(box.x - away, width / 2), max(box.y - away, width / 2)
        right = min(box.right + away, self._glass.width - width / 2)
        bottom = min(box.bottom + away, self._glass.height - width / 2)
        return Box(left, top, right - left, bottom - top)
