"""The focus on the page in front: what is there now, where one is, and what has changed beneath it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from terminal.ui.speaking.elements import Element, Role
from terminal.ui.speaking.focus import NOWHERE, Edge, first, kept, moved
from terminal.ui.speaking.reading import Spot, read

# The steps of a visit down to where one is.
Trail = tuple[object, ...]


@dataclass(frozen=True)
class Change:
    """What a page was and is, and whether the focus is still on the same thing."""

    before: Sequence[Element]
    after: Sequence[Element]
    stayed: bool


class Cursor:
    """Reads pages and shows where the focus is; says nothing.

    A page may have ``to_be_read``: the focus begins at its text, not at the first choice; and ``lies_over``:
    when it is gone, the focus is again where it was on the page beneath. A page that is come back to finds
    the focus where it was left, until the visit ends.
    """

    def __init__(self, point_at: Callable[[Spot | None], None]) -> None:
        self._point_at = point_at
        self.front: Any = None
        self.spots: list[Spot] = []
        self.at = NOWHERE
        self._beneath: tuple[Any, list[Element], int] | None = None
        self._left: dict[Trail, tuple[list[Element], int]] = {}
        self._back: tuple[list[Element], int] | None = None

    @property
    def elements(self) -> list[Element]:
        return [spot.element for spot in self.spots]

    @property
    def spot(self) -> Spot | None:
        return self.spots[self.at] if self.at != NOWHERE else None

    @property
    def _to_be_read(self) -> bool:
        return bool(getattr(self.front, "to_be_read", False))

    def leave(self) -> None:
        """No page, no focus, and nothing remembered."""
        self.front, self.spots, self.at, self._beneath = None, [], NOWHERE, None
        self._left, self._back = {}, None
        self._point_at(None)

    def deepen(self, left: Trail, now: Trail) -> None:
        """From one place of the visit to another; the focus is kept of those that a step back leads to."""
        if left == now:
            return
        if self.at != NOWHERE and not getattr(self.front, "lies_over", False):
            self._left[left] = self.elements, self.at
        self._back = self._left.get(now)
        self._left = {trail: held for trail, held in self._left.items() if trail == now[: len(trail)]}

    def enter(self, front: Any, *, again: bool = False) -> bool:
        """Another page; ``again``: the same one, made anew. Whether it is one that was here before."""
        before, at = self.elements, self.at
        back, self._back = self._back, None
        if self._beneath is not None and self._beneath[0] is front:
            _, before, at = self._beneath
            again = True
        self._beneath = (self.front, before, at) if getattr(front, "lies_over", False) else None
        self.front = front
        self.spots = self._read()
        elements, to_be_read = self.elements, self._to_be_read
        if again:
            self.at = kept(before, at, elements, to_be_read=to_be_read)
        elif back is not None:
            self.at = kept(*back, elements, to_be_read=to_be_read)
        else:
            self.at = first(elements, to_be_read=to_be_read)
        self._show()
        return again

    def look(self) -> Change | None:
        """Read the page again; None if nothing on it has changed."""
        before, at = self.elements, self.at
        self.spots = self._read()
        after = self.elements
        if after == before:
            return None
        self.at = kept(before, at, after, to_be_read=self._to_be_read)
        self._show()
        stayed = NOWHERE not in (at, self.at) and after[self.at].is_same(before[at])
        return Change(before, after, stayed)

    def move(self, step: int) -> Edge:
        self.look()
        self.at, edge = moved(self.at, len(self.spots), step)
        self._show()
        return edge

    def move_to(self, role: Role) -> None:
        """The next one of this kind; there is one."""
        while True:
            self.at, _ = moved(self.at, len(self.spots), 1)
            if self.spots[self.at].element.role is role:
                self._show()
                return

    def put_at(self, x: float, y: float) -> Spot | None:
        """On what lies at these pixels from the top left."""
        self.look()
        for at, spot in enumerate(self.spots):
            box = spot.element.box
            if box.x <= x < box.right and box.y <= y < box.bottom:
                self.at = at
                self._show()
                return spot
        return None

    def _read(self) -> list[Spot]:
        return read(self.front, rtl=self.front.rtl)

    def _show(self) -> None:
        self._point_at(self.spot)
