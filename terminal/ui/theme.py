"""Lengths in real millimetres on the display that is there, in the ways that a resident asked for."""

import math
from dataclasses import dataclass
from typing import Final

from terminal.ui.ways import AS_IT_IS, Ways

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


@dataclass(frozen=True)
class Theme:
    """Lengths on one display; the methods give whole pixels."""

    width: int
    height: int
    inches: float
    ways: Ways = AS_IT_IS

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
