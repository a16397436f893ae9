"""Where the focus is when one comes back, on pages that are read for what they are."""

from dataclasses import dataclass

import pytest

from terminal.ui.box import Box
from terminal.ui.speaking import cursor as module
from terminal.ui.speaking.cursor import Cursor
from terminal.ui.speaking.elements import Element, Role
from terminal.ui.speaking.reading import Spot


@dataclass(eq=False)
class Sheet:
    """A page of rows, as much of one as the focus asks for."""

    names: tuple[str, ...]
    lies_over: bool = False
    rtl: bool = False


def spots(sheet: Sheet, *, rtl: bool) -> list[Spot]:
    return [
        Spot(Element(Role.ROW, name, Box(0, 10.0 * at, 10, 9), "sv"), None)
        for at, name in enumerate(sheet.names)
    ]


@pytest.fixture
def cursor(monkeypatch: pytest.MonkeyPatch) -> Cursor:
    monkeypatch.setattr(module, "read", spots)
    return Cursor(lambda _spot: None)


def at(cursor: Cursor) -> str:
    assert cursor.spot is not None
    return cursor.spot.element.name


HOME, LIST, ANSWER = ("home",), ("home", "list"), ("home", "list", "answer")
QUESTIONS = ("school", "money", "health")


def test_a_step_back_leads_to_where_one_was_on_every_page_of_the_way(cursor: Cursor) -> None:
    cursor.enter(Sheet(("find", "ticket")))
    cursor.deepen(HOME, LIST)
    cursor.enter(Sheet(QUESTIONS))
    cursor.move(1)
    cursor.move(1)
    cursor.deepen(LIST, ANSWER)
    cursor.enter(Sheet(("print", "guide")))
    assert at(cursor) == "print"
    cursor.deepen(ANSWER, LIST)
    cursor.enter(Sheet(QUESTIONS))
    assert at(cursor) == "health"
    cursor.deepen(LIST, HOME)
    cursor.enter(Sheet(("find", "ticket")))
    assert at(cursor) == "find"


def test_what_was_left_by_a_step_back_begins_anew(cursor: Cursor) -> None:
    cursor.enter(Sheet(QUESTIONS))
    cursor.move(1)
    cursor.deepen(LIST, HOME)
    cursor.enter(Sheet(("find", "ticket")))
    cursor.deepen(HOME, LIST)
    cursor.enter(Sheet(QUESTIONS))
    assert at(cursor) == "school"


def test_nothing_is_remembered_of_whoever_left(cursor: Cursor) -> None:
    cursor.enter(Sheet(QUESTIONS))
    cursor.move(1)
    cursor.deepen(LIST, ANSWER)
    cursor.enter(Sheet(("print",)))
    cursor.leave()
    cursor.deepen(ANSWER, LIST)
    cursor.enter(Sheet(QUESTIONS))
    assert at(cursor) == "school"


def test_a_page_that_lies_over_is_not_where_one_was(cursor: Cursor) -> None:
    cursor.enter(Sheet(("help", "close"), lies_over=True))
    cursor.move(1)
    cursor.deepen(LIST, ANSWER)
    cursor.enter(Sheet(("print", "guide")))
    cursor.deepen(ANSWER, LIST)
    cursor.enter(Sheet(QUESTIONS))
    assert at(cursor) == "school"
