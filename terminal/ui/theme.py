"""Lengths in real millimetres on the display that is there, in the ways that a resident asked for."""

import math
from dataclasses import dataclass
from typing import Final

from terminal.ui.ways import AS_IT_IS, CAPITAL_MM, Ways

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
# Already more than twice as high as what is read, and alone on its screen: these do not grow.
_LARGE: Final = frozenset({"greeting", "mark", "number", "photograph"})
CAPITAL: Final = 0.714
"""How high capitals are in em, in the fonts that ``provisioning.fonts`` merges."""
TARGET_MM: Final = 20.0
"""Of a thing to touch, across and down (Colle 2004: 15 are worse, 25 no better)."""
APART_MM: Final = 3.0
# The shorter side, in millimetres, of the display that the large sizes are made for.
_TEN_INCH_MM: Final = 135.0
_MOST_GROWTH: Final = 1.4


def inches_of(size: tuple[int, int], millimetres: tuple[float, float]) -> float:
    """The diagonal as if pixels were square, by the side where they stand denser: no length comes out short.

    The official seven-inch display is 154 by 86 mm, with 5.2 pixels a millimetre across and 5.6 down.
    """
    density = max(size[0] / millimetres[0], size[1] / millimetres[1])
    return math.hypot(*size) / density / 25.4


@dataclass(frozen=True)
class Theme:
    """Lengths on one display; those of targets and gaps are no whole pixels, so that none is lost."""

    width: int
    height: int
    inches: float
    ways: Ways = AS_IT_IS
    capital: float = CAPITAL
    """Height of a capital H in em, in the fonts that are there."""

    @property
    def pixels_per_mm(self) -> float:
        return math.hypot(self.width, self.height) / self.inches / 25.4

    @property
    def short_mm(self) -> float:
        return min(self.width, self.height) / self.pixels_per_mm

    @property
    def is_small(self) -> bool:
        """A display like the seven-inch one, some 90 mm high."""
        return self.short_mm < 110

    @property
    def is_tall(self) -> bool:
        return self.height > self.width

    @property
    def is_larger(self) -> bool:
        """Text was asked to be larger: what does not fit goes on to another page, and nothing shrinks."""
        return self.ways.text > 100 or self.ways.capitals

    @property
    def growth(self) -> float:
        """By how much all but targets and gaps is larger than on ten inches, where there is room."""
        return min(_MOST_GROWTH, max(1.0, self.short_mm / _TEN_INCH_MM))

    def mm(self, length: float) -> int:
        return round(length * self.pixels_per_mm)

    def size(self, length: float) -> int:
        """Millimetres of the ten-inch display, grown with this one."""
        return self.mm(length * self.growth)

    def type(self, role: str) -> int:
        """Pixels of one em."""
        large, small = _TYPE_MM[role]
        em = small if self.is_small else large * self.growth
        if role not in _LARGE:
            em *= self.ways.text / 100
        if self.ways.capitals:
            em = max(em, CAPITAL_MM / self.capital)
        return math.ceil(em * self.pixels_per_mm - 1e-6)

    @property
    def target(self) -> float:
        """The least side of a thing to touch."""
        return TARGET_MM * self.pixels_per_mm

    @property
    def margin(self) -> int:
        return self.size(3 if self.is_small else 7)

    @property
    def gap(self) -> float:
        """Between two things to touch."""
        return (APART_MM if self.is_small else 3.6 * self.growth) * self.pixels_per_mm

    @property
    def close(self) -> float:
        """Between many things of one kind."""
        return APART_MM * self.pixels_per_mm

    @property
    def bar(self) -> float:
        """The height of the bar with back, home and end."""
        return self.target

    @property
    def row(self) -> float:
        """The height of one thing to choose in a list."""
        return self.target

    @property
    def radius(self) -> int:
        return self.size(2.4 if self.is_small else 3.2)

    @property
    def pad(self) -> int:
        return self.size(2.2 if self.is_small else 4)
