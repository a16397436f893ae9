"""The keys of a language, from its ``keyboard.toml``."""

import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from terminal.errors import MissingPart
from terminal.ui.orders import Orders

# What stands under space and its neighbours fits three fingers' rows on a seven-inch display.
ROWS: Final = 3
Face = tuple[str, ...]
"""Rows of keys from the top; a row is its letters from the left, in every language."""


@dataclass(frozen=True)
class Keys:
    """The face that is shown first, one of digits, and for some languages one of rare letters."""

    letters: Face
    digits: Face
    more: Face = ()
    orders: Orders | None = None
    """Of a syllabary that is composed."""

    @property
    def faces(self) -> dict[str, Face]:
        faces = {"letters": self.letters, "more": self.more, "digits": self.digits}
        return {name: face for name, face in faces.items() if face}


def fitted(face: Face, units: int, rows: int) -> Face:
    """The face in rows of at most so many keys: as it is where it fits, else its letters in even rows."""
    if len(face) <= rows and all(len(row) <= units for row in face):
        return face
    letters = "".join(face)
    needed = max(rows, -(-len(letters) // units))
    cuts = [round(len(letters) * at / needed) for at in range(needed + 1)]
    return tuple(letters[first:last] for first, last in pairwise(cuts))


def load_keys(assets: Path, tag: str) -> Keys:
    """Read one language's keyboard.

    Raises:
        MissingPart: there is none, or it is not made of faces of three rows.
    """
    path = assets / "languages" / tag / "keyboard.toml"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        letters, digits = (tuple(str(row) for row in told[face]) for face in ("letters", "digits"))
        more = tuple(str(row) for row in told.get("more", ()))
        families = tuple(str(family) for family in told.get("orders", ()))
        orders = Orders(str(told["vowels"]), families) if families else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MissingPart(f"{path}: {error}") from error
    if any(len(face) != ROWS or not all(face) for face in (letters, digits)):
        raise MissingPart(f"{path}: needed are {ROWS} rows of letters and {ROWS} of digits")
    if len(more) > ROWS or not all(more):
        raise MissingPart(f"{path}: more: allowed are {ROWS} rows")
    return Keys(letters, digits, more, orders)
