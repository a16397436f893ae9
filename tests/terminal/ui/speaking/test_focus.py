"""Where the focus goes."""

from terminal.ui.box import Box
from terminal.ui.speaking.elements import Element, Role
from terminal.ui.speaking.focus import NOWHERE, Edge, first, kept, moved


def page(*told: tuple[Role, str], at_edge: str = "") -> list[Element]:
    return [
        Element(role, name, Box(0, 10.0 * at, 10, 9), "sv", at_edge=name == at_edge)
        for at, (role, name) in enumerate(told)
    ]


def test_it_begins_at_the_first_choice_and_never_at_the_bar() -> None:
    found = page((Role.BUTTON, "back"), (Role.HEADING, "title"), (Role.TILE, "one"), at_edge="back")
    assert first(found) == 2
    assert first(found, to_be_read=True) == 1
    assert first(page((Role.BUTTON, "end"), (Role.TEXT, "wait"), at_edge="end")) == 1
    assert first(page((Role.BUTTON, "end"), at_edge="end")) == 0
    assert first([]) == NOWHERE


def test_languages_and_fields_come_first() -> None:
    assert first(page((Role.BUTTON, "contrast"), (Role.LANGUAGE, "Svenska"))) == 1
    assert first(page((Role.ROW, "answer"), (Role.FIELD, "type"), (Role.KEY, "q"))) == 1


def test_it_goes_round_and_says_so() -> None:
    assert moved(0, 3, 1) == (1, Edge.NONE)
    assert moved(2, 3, 1) == (0, Edge.FIRST)
    assert moved(0, 3, -1) == (2, Edge.LAST)
    assert moved(NOWHERE, 3, -1) == (2, Edge.NONE)
    assert moved(NOWHERE, 0, 1) == (NOWHERE, Edge.NONE)


def test_it_stays_when_something_else_changes() -> None:
    before = page((Role.TEXT, "asking"), (Role.BUTTON, "stop"))
    after = page((Role.TEXT, "ringing"), (Role.BUTTON, "stop"))
    assert kept(before, 1, after) == 1
    assert kept(before, 0, after) == 0


def test_another_page_is_begun_at_its_beginning() -> None:
    before = page((Role.ROW, "one"), (Role.PAGE, "1 of 2"), (Role.BUTTON, "next"))
    after = page((Role.ROW, "two"), (Role.PAGE, "2 of 2"), (Role.BUTTON, "next"))
    assert kept(before, 2, after) == 0
