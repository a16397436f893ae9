"""How many columns and rows suit a number of like things to touch, and how many a page holds. Pure."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# More would be a keyboard, not a choice.
_MOST_COLUMNS: Final = 8
# A thing to touch is best about twice as wide as high.
_SHAPE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Lengths in pixels. Where there are several pages, the last cell of each leads to the next."""

    columns: int
    rows: int
    width: float
    """Of one cell."""
    height: float
    gap: float
    pages: tuple[range, ...]
    """Which of the things stand on which page."""

    @property
    def taken(self) -> float:
        """The height of the whole."""
        return self.rows * self.height + (self.rows - 1) * self.gap


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the cells should be, in pixels."""

    least: float
    """No side is ever shorter, while a smaller number of columns can help it."""
    aim: float
    """Long enough for any finger: sides are at least this long where there is room."""
    most: float
    """No cell is higher."""


def settle(
    count: int,
    room: tuple[float, float],
    gap: float,
    wanted: Wanted,
    words_fit: Callable[[float], float],
) -> Grid:
    """The best grid in a room of this width and height.

    Args:
        words_fit: by how much the words shrink in a cell of this width: 1.0 not at all, 0.0 they do not fit.
    """
    made = [
        _with(count, columns, room, gap, wanted)
        for columns in range(1, min(count, _MOST_COLUMNS) + 1)
        if columns == 1 or (room[0] - (columns - 1) * gap) / columns >= wanted.least
    ]
    return max(made, key=lambda grid: _worth(grid, count, wanted, words_fit(grid.width)))


def _with(count: int, columns: int, room: tuple[float, float], gap: float, wanted: Wanted) -> Grid:
    width = (room[0] - (columns - 1) * gap) / columns
    fitting = max(1, int((room[1] + gap) // (wanted.least + gap)))
    rows = min(fitting, -(-count // columns))
    height = min(wanted.most, (room[1] - (rows - 1) * gap) / rows)
    if rows * columns >= count:
        return Grid(columns, rows, width, height, gap, (range(count),))
    page = max(1, rows * columns - 1)
    pages = tuple(range(first, min(first + page, count)) for first in range(0, count, page))
    return Grid(columns, rows, width, height, gap, pages)


def _worth(grid: Grid, count: int, wanted: Wanted, fit: float) -> tuple[float, ...]:
    """The greater the better: words one can read, one page, room for the finger; then size, then looks."""
    empty = grid.rows * grid.columns * len(grid.pages) - count
    return (
        fit > 0,
        -len(grid.pages),
        min(grid.width, grid.height, wanted.aim),
        round(fit, 1),
        -empty,
        -abs(math.log(grid.width / grid.height / _SHAPE)),
    )
