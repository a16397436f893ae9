"""The order in which a page is read."""

from terminal.ui.box import Box
from terminal.ui.speaking.elements import Element, Role, in_order, numbered


def element(role: Role, name: str, *, at_edge: bool = False) -> Element:
    return Element(role, name, Box(0, 0, 10, 10), "sv", at_edge=at_edge)


def test_a_grid_is_read_row_by_row_from_the_reading_start() -> None:
    cells = [Box(x, y, 90, 90) for y in (0, 100) for x in (0, 100, 200)]
    assert in_order(cells, rtl=False) == [0, 1, 2, 3, 4, 5]
    assert in_order(cells, rtl=True) == [2, 1, 0, 5, 4, 3]


def test_a_picture_beside_lines_is_read_before_or_after_all_of_them() -> None:
    picture, lines = Box(0, 0, 100, 300), [Box(110, y, 200, 90) for y in (0, 100, 200)]
    foot = Box(0, 310, 310, 50)
    assert in_order([*lines, foot, picture], rtl=False) == [4, 0, 1, 2, 3]
    assert in_order([*lines, foot, picture], rtl=True) == [0, 1, 2, 4, 3]


def test_rounding_does_not_part_what_stands_in_one_line() -> None:
    line = [Box(0, 0, 100, 40), Box(98, 5, 100, 40), Box(200, -4, 50, 60)]
    assert in_order(line, rtl=False) == [0, 1, 2]


def test_what_lies_over_another_is_read_too() -> None:
    assert in_order([Box(0, 0, 100, 100), Box(20, 20, 50, 50)], rtl=False) == [0, 1]
    assert in_order([], rtl=False) == []


def test_tiles_and_rows_know_their_place_among_all_there_is_to_choose() -> None:
    told = numbered(
        [
            element(Role.BUTTON, "back", at_edge=True),
            element(Role.TILE, "one"),
            element(Role.TEXT, "words"),
            element(Role.TILE, "two"),
            element(Role.ROW, "row"),
        ]
    )
    assert [(found.number, found.of) for found in told] == [(0, 0), (1, 3), (0, 0), (2, 3), (3, 3)]
