"""Where things lie on the glass: boxes in pixels from the top left, cut into rows, columns and grids.

Whatever lies side by side is told its direction here, and nowhere else: right-to-left mirrors it all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    """Of the upper edge, from the top."""
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, across: float, down: float | None = None) -> Self:
        """Smaller by so much on each side."""
        down = across if down is None else down
        return type(self)(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def top(self, height: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The upper part of this height, and the rest below a gap."""
        rest = self.height - height - gap
        return (
            Box(self.x, self.y, self.width, height),
            Box(self.x, self.y + height + gap, self.width, rest),
        )

    def foot(self, height: float, gap: float = 0) -> tuple["Box", "Box"]:
        """The lower part of this height, and the rest above a gap."""
        rest, low = self.top(self.height - height - gap, gap)
        return low, rest

    def start(self, width: float, gap: float = 0, *, rtl: bool) -> tuple["Box", "Box"]:
        """The part of this width at the reading start, and the rest."""
        rest = self.width - width - gap
        left_width = rest if rtl else width
        left = Box(self.x, self.y, left_width, self.height)
        right = Box(self.x + left_width + gap, self.y, self.width - left_width - gap, self.height)
        return (right, left) if rtl else (left, right)

    def end(self, width: float, gap: float = 0, *, rtl: bool) -> tuple["Box", "Box"]:
        """The part of this width at the reading end, and the rest."""
        return self.start(width, gap, rtl=not rtl)

    def centred(self, width: float, height: float) -> "Box":
        return Box(self.x + (self.width - width) / 2, self.y + (self.height - height) / 2, width, height)

    def columns(self, count: int, gap: float, *, rtl: bool) -> list["Box"]:
        """Equal columns in reading order."""
        width = (self.width - gap * (count - 1)) / count
        found = [Box(self.x + i * (width + gap), self.y, width, self.height) for i in range(count)]
        return found[::-1] if rtl else found

    def rows(self, count: int, gap: float) -> list["Box"]:
        """Equal rows from the top."""
        height = (self.height - gap * (count - 1)) / count
        return [Box(self.x, self.y + i * (height + gap), self.width, height) for i in range(count)]

    def stacked(self, heights: Sequence[float], gap: float) -> list["Box"]:
        """Rows of these heights from the top, whether or not they fill the box."""
        found, y = [], self.y
        for height in heights:
            found.append(Box(self.x, y, self.width, height))
            y += height + gap
        return found

    def grid(self, count: int, columns: int, gap: float, *, rtl: bool) -> list["Box"]:
        """So many cells in reading order, row by row."""
        rows = -(-count // columns)
        cells = [cell for row in self.rows(rows, gap) for cell in row.columns(columns, gap, rtl=rtl)]
        return cells[:count]

    def overlaps(self, other: "Box", slack: float = 0.5) -> bool:
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def holds(self, other: "Box", slack: float = 0.5) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )
