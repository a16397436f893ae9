"""Things to choose find their room: every one on one page, in order, none smaller than it needs."""

import math

from hypothesis import given
from hypothesis import strategies as some

from terminal.ui.arrange import Pager, arrange
from terminal.ui.box import Box

GAP = 3.0


SIZES = some.tuples(some.floats(60, 400), some.floats(30, 400))


@given(some.integers(1, 30), some.integers(1, 4), SIZES, some.floats(300, 2500), some.booleans())
def test_everything_is_on_one_page_with_the_room_it_needs(
    count: int, columns: int, size: tuple[float, float], area: float, mirrored: bool
) -> None:
    room, aside, rtl = Box(5, 7, *size), size[0] > size[1], mirrored

    def need(cell: float) -> float:
        return max(20.0, area / cell) if cell >= 20 else math.inf

    grid = arrange(count, need, room, columns=columns, gap=GAP, pager=Pager(20, aside, rtl))
    if grid is None:
        return
    assert [number for page in grid.pages for number in page] == list(range(count))
    assert (grid.pager is None) == (len(grid.pages) == 1)
    for page in range(len(grid.pages)):
        cells = grid.cells(page, GAP, rtl=rtl)
        assert len(cells) == len(grid.pages[page])
        for cell in cells:
            assert room.holds(cell)
            assert cell.height >= need(cell.width) - 0.02
            assert grid.pager is None or not cell.overlaps(grid.pager)


def test_one_page_with_fewer_columns_is_better_than_two() -> None:
    grid = arrange(
        3,
        lambda width: 20.0 if width > 90 else 60.0,
        Box(0, 0, 200, 66),
        columns=3,
        gap=GAP,
        pager=Pager(20, True, False),
    )
    assert grid is not None
    assert (grid.columns, len(grid.pages)) == (3, 1)
    shorter = arrange(
        3,
        lambda width: 20.0 if width > 90 else 60.0,
        Box(0, 0, 200, 50),
        columns=3,
        gap=GAP,
        pager=Pager(20, True, False),
    )
    assert shorter is not None
    assert (shorter.columns, shorter.rows, len(shorter.pages)) == (2, 2, 1)


def test_pages_are_filled_evenly() -> None:
    grid = arrange(7, lambda _: 20.0, Box(0, 0, 100, 135), columns=1, gap=GAP, pager=Pager(20, True, False))
    assert grid is not None
    assert [len(page) for page in grid.pages] == [4, 3]


def test_no_room_is_said() -> None:
    pager = Pager(20, True, False)
    assert arrange(2, lambda _: 50.0, Box(0, 0, 100, 45), columns=2, gap=GAP, pager=pager) is None
    assert arrange(2, lambda _: math.inf, Box(0, 0, 100, 400), columns=2, gap=GAP, pager=pager) is None
