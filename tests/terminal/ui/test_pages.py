"""Cutting what is too long into pages."""

from hypothesis import given
from hypothesis import strategies as some

from terminal.ui.widgets.pages import cut, evened

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


@given(HEIGHTS, some.sets(some.integers(0, 29)))
def test_evened_pages_hold_the_same_pieces_and_are_no_fuller(heights: list[float], stays: set[int]) -> None:
    pages = cut(heights, 130, 5, stays)
    found = evened(pages, heights, 130, 5, stays)
    assert [number for page in found for number in page] == list(range(len(heights)))
    assert len(found) == len(pages)
    for page in found:
        assert sum(heights[number] for number in page) + 5 * (len(page) - 1) <= 130 or len(page) == 1


def test_no_line_stands_alone_on_the_last_page() -> None:
    assert evened([range(4), range(4, 5)], [40, 30, 20, 30, 10], 120, 0) == [range(3), range(3, 5)]
    # A heading is not left behind, and a page that is a third full is left as it is.
    assert evened([range(4), range(4, 5)], [50, 20, 10, 20, 10], 100, 0, {2}) == [range(2), range(2, 5)]
    assert evened([range(3), range(3, 4)], [30, 30, 40, 40], 100, 0) == [range(3), range(3, 4)]
