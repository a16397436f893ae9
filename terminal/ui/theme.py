"""The look: colours, and lengths in real millimetres on the display that is there."""

import math
from dataclasses import dataclass
from typing import Final

Colour = tuple[float, float, float, float]


def _colour(code: str, alpha: float = 1.0) -> Colour:
    return (int(code[:2], 16) / 255, int(code[2:4], 16) / 255, int(code[4:], 16) / 255, alpha)


SURFACE: Final = _colour("f5f2ea")
"""Warm off-white; what everything lies on."""
PAPER: Final = _colour("fffefb")
PAPER_PRESSED: Final = _colour("dbe9e3")
SHADE: Final = _colour("e6e0d2")
"""Keys that are no letters."""
EDGE: Final = _colour("d9d3c5")
INK: Final = _colour("161c1a")
INK_QUIET: Final = _colour("404a46")
ACCENT: Final = _colour("0a584a")
ACCENT_PRESSED: Final = _colour("06382f")
ACCENT_TINT: Final = _colour("e4eeea")
ON_ACCENT: Final = _colour("ffffff")
STOP: Final = _colour("8e1b1b")
STOP_PRESSED: Final = _colour("5c0f0f")
NIGHT: Final = _colour("101614")
"""Behind a picture."""
VEIL: Final = _colour("161c1a", 0.55)
DIM: Final = _colour("000000", 0.82)

# What text stands on what; a test holds each pair to 7:1 (WCAG 2.2 AAA).
TEXT_PAIRS: Final = (
    (INK, SURFACE),
    (INK, PAPER),
    (INK, PAPER_PRESSED),
    (INK, SHADE),
    (INK_QUIET, SURFACE),
    (INK_QUIET, PAPER),
    (ACCENT, SURFACE),
    (ACCENT, PAPER),
    (ON_ACCENT, ACCENT),
    (ON_ACCENT, ACCENT_PRESSED),
    (ON_ACCENT, STOP),
    (ON_ACCENT, STOP_PRESSED),
    (ON_ACCENT, NIGHT),
)

# Heights of one em in millimetres, on a display of ten inches and on one of seven.
_TYPE_MM: Final = {
    "greeting": (12.5, 9.0),
    "title": (7.6, 6.0),
    "tile": (6.3, 4.9),
    "body": (5.3, 4.2),
    "label": (4.9, 4.2),
    "small": (4.2, 3.7),
    "key": (6.6, 5.2),
    "mark": (17.0, 12.0),
    "number": (40.0, 27.0),
    "photograph": (52.0, 36.0),
}


def contrast(text: Colour, ground: Colour) -> float:
    """WCAG 2's ratio, from 1 to 21."""

    def luminance(colour: Colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((luminance(text), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@dataclass(frozen=True)
class Theme:
    """Lengths on one display; the methods give whole pixels."""

    width: int
    height: int
    inches: float

    @property
    def pixels_per_mm(self) -> float:
        return math.hypot(self.width, self.height) / self.inches / 25.4

    @property
    def is_small(self) -> bool:
        """A display like the seven-inch one, some 90 mm high."""
        return min(self.width, self.height) / self.pixels_per_mm < 110

    @property
    def is_tall(self) -> bool:
        return self.height > self.width

    def mm(self, length: float) -> int:
        return round(length * self.pixels_per_mm)

    def type(self, role: str) -> int:
        """Pixels of one em."""
        large, small = _TYPE_MM[role]
        return self.mm(small if self.is_small else large)

    @property
    def margin(self) -> int:
        return self.mm(3.5 if self.is_small else 7)

    @property
    def gap(self) -> int:
        """Between two things to touch; never under 3 mm on the ten-inch display."""
        return self.mm(2.4 if self.is_small else 3.6)

    @property
    def close(self) -> int:
        """Between many things of one kind."""
        return self.mm(1.6 if self.is_small else 3)

    @property
    def bar(self) -> int:
        """The height of the bar with back, home and end."""
        return self.mm(12.5 if self.is_small else 15)

    @property
    def row(self) -> int:
        """The height of one thing to choose in a list."""
        return self.mm(14.5 if self.is_small else 17.5)

    @property
    def radius(self) -> int:
        return self.mm(2.4 if self.is_small else 3.2)

    @property
    def pad(self) -> int:
        return self.mm(2.6 if self.is_small else 4)
