"""Where signed-in staff may go, by role; one table for the bar and for the way after sign-in."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Item:
    path: str
    key: str
    """The word for it, in the staff's domain."""
    roles: frozenset[str]


ITEMS: Final = (
    Item("/fleet", "nav.fleet", frozenset({"facilities", "it"})),
    Item("/queues", "nav.queues", frozenset({"facilities", "guide"})),
    Item("/desk", "nav.desk", frozenset({"guide"})),
)


def navigation(roles: Collection[str]) -> list[Item]:
    """The places open to someone with these roles."""
    return [item for item in ITEMS if item.roles & set(roles)]


def first_place(roles: Collection[str]) -> str:
    """Where work starts: the desk for a guide, the fleet for facilities and IT."""
    if "guide" in roles:
        return "/desk"
    places = navigation(roles)
    return places[0].path if places else "/"
