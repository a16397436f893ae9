"""Cutting what is too long into pages."""

from hypothesis import given
from hypothesis import strategies as some

from terminal.ui.widgets.pages import cut

HEIGHTS = some.lists(some.floats(1, 120), max_size=30)


@given(HEIGHTS, some.sets(some.integers(0, 29)))
def test_every_piece_stands_on_one_page_in_order(heights: list[float], stays: set[int]) -> None:
    pages = cut(heights, 100, 5, stays)
    assert [number for page in pages for number in page] == list(range(len(heights)))
    assert all(pages)


@given(HEIGHTS)
def test_no_page_is_too_full(heights: list[float]) -> None:
    for page in cut(heights, 100, 5):
        height = sum(heights[number] for number in page) + 5 * (len(page) - 1)
        assert height <= 100 or len(page) == 1


def test_a_heading_goes_with_what_follows() -> None:
    assert cut([40, 20, 60], 100, 0, {1}) == [range(1), range(1, 3)]
    assert cut([40, 20, 60], 100, 0) == [range(2), range(2, 3)]
