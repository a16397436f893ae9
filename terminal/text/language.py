"""The languages this unit speaks, one folder each under ``assets/languages``."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, cast

from terminal.errors import MissingPart

Direction = Literal["ltr", "rtl"]

# Of a language that says nothing of its place: after all that do.
LAST: Final = 10_000


@dataclass(frozen=True)
class Language:
    """One language, as its ``language.toml`` tells it."""

    tag: str
    """BCP 47, the name of its folder."""
    autonym: str
    """Its name in itself, as a resident looks for it."""
    english: str
    direction: Direction
    family: str
    """The merged font family: a Kivy ``font_name`` and ``<family>-Regular.ttf`` under ``build/fonts``."""
    digits: str
    """Its ten digits, zero first."""
    order: int = LAST
    """Its place among the others where nothing else is told; the lowest comes first."""
    reviewed: bool = False
    """Whether a native reader has read all of its texts; the glass says so where nobody has."""

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"


def load_language(folder: Path) -> Language:
    """Read one folder's ``language.toml``.

    Raises:
        MissingPart: the file is not there, or says less than it must.
    """
    path = folder / "language.toml"
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        direction, digits = told["direction"], told["digits"]
        if direction not in ("ltr", "rtl"):
            raise MissingPart(f"{path}: direction = {direction!r}, allowed are 'ltr' and 'rtl'")
        if len(digits) != 10:
            raise MissingPart(f"{path}: digits = {digits!r}, needed are ten, zero first")
        return Language(
            tag=folder.name,
            autonym=told["autonym"],
            english=told["english"],
            direction=cast(Direction, direction),
            family=told["font"]["family"],
            digits=digits,
            order=int(told.get("order", LAST)),
            reviewed=told.get("reviewed", False) is True,
        )
    except KeyError as error:
        raise MissingPart(f"{path}: {error} is missing") from error
    except (OSError, ValueError) as error:
        raise MissingPart(f"{path}: {error}") from error


def load_languages(assets: Path, tags: Sequence[str] = ()) -> dict[str, Language]:
    """Languages by tag: those of ``tags``, in that order; without any, all there are, in their own order.

    Raises:
        MissingPart: there is none, or one cannot be read.
    """
    folder = assets / "languages"
    if tags:
        return {tag: load_language(folder / tag) for tag in tags}
    found = [load_language(path.parent) for path in folder.glob("*/language.toml")]
    if not found:
        raise MissingPart(f"{folder}: no language found")
    return {language.tag: language for language in sorted(found, key=lambda each: (each.order, each.tag))}
