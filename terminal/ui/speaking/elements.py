"""What is on the glass as a reader meets it: elements, and the order in which eyes would take them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from terminal.ui.box import Box

# Boxes that stand side by side may share so many pixels by rounding.
_SLACK = 3.0


class Role(StrEnum):
    """What a thing is."""

    HEADING = "heading"
    TEXT = "text"
    PAGE = "page"
    """Which page of how many is shown; another one is said."""
    LANGUAGE = "language"
    """A language to choose, named in itself."""
    TILE = "tile"
    ROW = "row"
    BUTTON = "button"
    KEY = "key"
    FIELD = "field"
    PICTURE = "picture"


CHOSEN_BY: frozenset[Role] = frozenset({Role.LANGUAGE, Role.TILE, Role.ROW, Role.BUTTON, Role.KEY})
"""What can be chosen."""
PEERS: frozenset[Role] = frozenset({Role.LANGUAGE, Role.TILE, Role.ROW})
"""Those that are told as 'n of m'."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the glass."""

    role: Role
    name: str
    box: Box
    language: str
    """BCP 47, of its words."""
    more: str = ""
    chosen: bool | None = None
    """For what can be on or off."""
    at_edge: bool = False
    """Of the bar that is on every screen: back, home, end."""
    number: int = 0
    of: int = 0
    """Its place among its like; 0 where it has none."""

    @property
    def choosable(self) -> bool:
        return self.role in CHOSEN_BY

    def is_same(self, other: "Element") -> bool:
        """Whether it is what stood there before, whatever it says of the changing world."""
        return (self.role, self.name, self.box) == (other.role, other.name, other.box)


def in_order(boxes: Sequence[Box], *, rtl: bool) -> list[int]:
    """Their numbers as they are read: bands from the top, in a band columns from the start, and so on."""
    return _cut(list(range(len(boxes))), boxes, rtl)


def _cut(numbers: list[int], boxes: Sequence[Box], rtl: bool) -> list[int]:
    if len(numbers) < 2:
        return numbers
    bands = _parted(numbers, lambda n: (boxes[n].y, boxes[n].bottom))
    columns = _parted(numbers, lambda n: (boxes[n].x, boxes[n].right))
    if len(bands) > 1:
        return [n for band in bands for n in _cut(band, boxes, rtl)]
    if len(columns) > 1:
        return [n for column in (columns[::-1] if rtl else columns) for n in _cut(column, boxes, rtl)]
    return sorted(numbers, key=lambda n: (boxes[n].y, -boxes[n].right if rtl else boxes[n].x))


def _parted(numbers: list[int], span: Callable[[int], tuple[float, float]]) -> list[list[int]]:
    """Groups with room between them, from the low end."""
    groups: list[list[int]] = []
    reached = float("-inf")
    for number in sorted(numbers, key=span):
        low, high = span(number)
        if low >= reached - _SLACK:
            groups.append([])
        groups[-1].append(number)
        reached = max(reached, high)
    return groups


def numbered(elements: Sequence[Element]) -> list[Element]:
    """With their places: languages among languages, tiles and rows among all that can be chosen."""
    told = list(elements)
    for kind in (frozenset({Role.LANGUAGE}), PEERS - {Role.LANGUAGE}):
        peers = [at for at, found in enumerate(told) if found.role in kind and not found.at_edge]
        for number, at in enumerate(peers, 1):
            told[at] = replace(told[at], number=number, of=len(peers))
    return told
