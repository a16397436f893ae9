"""How things to choose are laid in a room: as many columns as suit it, and pages where it is too small.

Pure: boxes, and the heights that somebody measured.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from terminal.ui.box import Box

Need = Callable[[float], float]
"""The height that the tallest thing takes in a cell so wide, in pixels; infinite where a word has no room."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one page in ``room``; on the last page some stay empty."""

    room: Box
    pager: Box | None
    """Where pages are turned; None if there is but one."""
    columns: int
    rows: int
    pages: tuple[range, ...]

    def width(self, gap: float) -> float:
        """Of a cell."""
        return (self.room.width - gap * (self.columns - 1)) / self.columns

    def cells(self, page: int, gap: float, *, rtl: bool, most: float = math.inf) -> list[Box]:
        """One for each thing of a page, no higher than ``most``."""
        height = min((self.room.height - gap * (self.rows - 1)) / self.rows, most)
        whole = Box(self.room.x, self.room.y, self.room.width, height * self.rows + gap * (self.rows - 1))
        return whole.grid(self.columns * self.rows, self.columns, gap, rtl=rtl)[: len(self.pages[page])]


@dataclass(frozen=True, slots=True)
class Pager:
    """The room that turning pages takes: beside the things on a wide glass, under them on a tall one."""

    size: float
    aside: bool
    at_left: bool

    def cut(self, room: Box, gap: float) -> tuple[Box, Box]:
        """Where pages are turned, and what is left."""
        if self.aside:
            return room.end(self.size, gap, rtl=self.at_left)
        return room.foot(self.size, gap)


def arrange(count: int, need: Need, room: Box, *, columns: int, gap: float, pager: Pager) -> Grid | None:
    """The fewest pages, and of those the most columns; None where not even one thing has its room."""
    if count == 0:
        return Grid(room, None, 1, 1, (range(0),))
    for across in range(min(columns, count), 0, -1):
        rows = -(-count // across)
        if rows <= _rows(room, across, need, gap):
            return Grid(room, None, across, rows, (range(count),))
    place, less = pager.cut(room, gap)
    fitting = [(_rows(less, across, need, gap) * across, across) for across in range(1, columns + 1)]
    most, across = max(fitting)
    if most == 0:
        return None
    pages = -(-count // most)
    # Evenly filled, so that no page holds a single thing while the first is full.
    rows = min(most // across, -(-count // (pages * across)))
    held = rows * across
    return Grid(
        less,
        place,
        across,
        rows,
        tuple(range(first, min(first + held, count)) for first in range(0, count, held)),
    )


def _rows(room: Box, across: int, need: Need, gap: float) -> int:
    """How many rows of so many columns the room holds."""
    width = (room.width - gap * (across - 1)) / across
    height = need(width) if width > 0 else math.inf
    if math.isinf(height):
        return 0
    return max(0, math.floor((room.height + gap + 0.01) / (height + gap)))
