"""Boxes: whatever is cut adds up, and right-to-left is the mirror."""

from hypothesis import given
from hypothesis import strategies as some

from terminal.ui.box import Box

ROOM = Box(10, 20, 300, 200)


def test_parts_and_rest_fill_the_box() -> None:
    top, below = ROOM.top(50, 10)
    assert (top, below) == (Box(10, 20, 300, 50), Box(10, 80, 300, 140))
    foot, above = ROOM.foot(50, 10)
    assert (foot, above) == (Box(10, 170, 300, 50), Box(10, 20, 300, 140))


def test_the_start_is_where_reading_begins() -> None:
    assert ROOM.start(100, 20, rtl=False) == (Box(10, 20, 100, 200), Box(130, 20, 180, 200))
    assert ROOM.start(100, 20, rtl=True) == (Box(210, 20, 100, 200), Box(10, 20, 180, 200))
    assert ROOM.end(100, 20, rtl=False) == ROOM.start(100, 20, rtl=True)


@given(some.integers(1, 12), some.integers(1, 4), some.booleans())
def test_a_grid_lies_within_and_its_cells_apart(count: int, columns: int, rtl: bool) -> None:
    cells = ROOM.grid(count, columns, 6, rtl=rtl)
    assert len(cells) == count
    assert all(ROOM.holds(cell) for cell in cells)
    assert not any(one.overlaps(other) for i, one in enumerate(cells) for other in cells[i + 1 :])
    assert cells[0].y == ROOM.y
    assert cells[0].right == ROOM.right if rtl else cells[0].x == ROOM.x


def test_stacked_rows_keep_their_heights() -> None:
    assert [box.y for box in ROOM.stacked([10, 20, 30], 5)] == [20, 35, 60]
