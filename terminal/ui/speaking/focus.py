"""Where the focus is: first on a new screen, on with a key, and kept when the screen changes beneath it."""

from collections.abc import Sequence
from enum import StrEnum

from terminal.ui.speaking.elements import Element, Role

NOWHERE = -1


class Edge(StrEnum):
    """What a step came round to."""

    NONE = ""
    FIRST = "first"
    LAST = "last"


def first(elements: Sequence[Element], *, to_be_read: bool = False) -> int:
    """Where to begin: at the languages, at the field, at a text that is to be read, or at the first choice.

    The bar of every screen is not where anybody wants to begin.
    """

    def one(*roles: Role, edge: bool = False) -> int:
        return next(
            (at for at, found in enumerate(elements) if found.role in roles and found.at_edge is edge),
            NOWHERE,
        )

    texts = one(Role.HEADING, Role.TEXT)
    choices = one(Role.TILE, Role.ROW, Role.BUTTON)
    for at in (
        one(Role.LANGUAGE),
        one(Role.FIELD),
        *((texts, choices) if to_be_read else (choices, texts)),
        one(Role.BUTTON, edge=True),
    ):
        if at != NOWHERE:
            return at
    return 0 if elements else NOWHERE


def moved(at: int, count: int, step: int) -> tuple[int, Edge]:
    """One on or one back; round at the ends, and told so."""
    if not count:
        return NOWHERE, Edge.NONE
    if at == NOWHERE:
        return (0, Edge.NONE) if step > 0 else (count - 1, Edge.NONE)
    after = at + step
    if after >= count:
        return 0, Edge.FIRST
    if after < 0:
        return count - 1, Edge.LAST
    return after, Edge.NONE


def kept(before: Sequence[Element], at: int, after: Sequence[Element], *, to_be_read: bool = False) -> int:
    """Where the focus is once the screen has changed: where it was, or where another page begins."""
    pages = [[found.name for found in side if found.role is Role.PAGE] for side in (before, after)]
    if at == NOWHERE or (pages[0] and pages[0] != pages[1]):
        return first(after, to_be_read=to_be_read)
    held = before[at]
    for same in (held.is_same, lambda other: (other.role, other.box) == (held.role, held.box)):
        for number, other in enumerate(after):
            if same(other):
                return number
    return first(after, to_be_read=to_be_read)
