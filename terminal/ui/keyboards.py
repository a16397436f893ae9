"""The keys of a language, from its ``keyboard.toml``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from terminal.errors import MissingPart

# The other face, space and delete stand in the last row, beside its letters.
_ROWS: Final = 3


@dataclass(frozen=True)
class Keys:
    """Two faces of three rows each; a row is its letters from the left, in every language."""

    letters: tuple[str, ...]
    digits: tuple[str, ...]


def load_keys(assets: Path, tag: str) -> Keys:
    """Read one language's keyboard.

    Raises:
        MissingPart: there is none, or it is not two faces of three rows.
    """
    path = assets / "languages" / tag / "keyboard.toml"
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        faces = [tuple(str(row) for row in told[face]) for face in ("letters", "digits")]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MissingPart(f"{path}: {error}") from error
    if any(len(face) != _ROWS or not all(face) for face in faces):
        raise MissingPart(f"{path}: needed are {_ROWS} rows of letters and {_ROWS} of digits")
    return Keys(*faces)
