"""Cells that a finger hits and words that can be read, on one page where there is room."""

import pytest

from terminal.ui.grid import Grid, Wanted, settle

WANTED = Wanted(least=14, aim=20, most=30)


def grid(count: int, width: float, height: float, longest: float = 25) -> Grid:
    """In millimetres; the longest word asks for so much."""

    def words_fit(cell: float) -> float:
        fit = min(1.0, cell / longest)
        return fit if fit >= 0.66 else 0.0

    return settle(count, (width, height), 3, WANTED, words_fit)


def test_eighteen_fill_a_small_glass_without_a_gap() -> None:
    found = grid(18, 145, 50)
    assert (found.columns, found.rows, len(found.pages)) == (6, 3, 1)
    assert found.height >= 14


def test_a_tall_glass_has_fewer_columns() -> None:
    found = grid(18, 122, 140)
    assert (found.columns, found.rows) == (3, 6)
    assert found.height >= 20


def test_three_stand_side_by_side_and_are_not_stretched() -> None:
    found = grid(3, 204, 100)
    assert (found.columns, found.rows, found.height) == (3, 1, 30)
    assert found.taken == 30


@pytest.mark.parametrize("count", range(1, 60))
def test_every_one_stands_on_one_page_and_leaves_room_for_the_way_on(count: int) -> None:
    found = grid(count, 145, 50)
    assert [place for page in found.pages for place in page] == list(range(count))
    room = found.rows * found.columns - (len(found.pages) > 1)
    assert all(0 < len(page) <= room for page in found.pages)
    assert min(found.width, found.height) >= 14


def test_large_words_lead_to_more_pages_rather_than_to_words_that_are_cut() -> None:
    found = grid(18, 145, 50, longest=50)
    assert found.width >= 0.66 * 50
    assert len(found.pages) > 1


def test_a_room_too_small_for_any_still_shows_one_at_a_time() -> None:
    found = grid(5, 10, 5)
    assert [len(page) for page in found.pages] == [1] * 5
