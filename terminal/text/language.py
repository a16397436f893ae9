"""The languages this unit speaks, one folder each under ``assets/languages``."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from terminal.errors import MissingPart

Direction = Literal["ltr", "rtl"]


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
        )
    except KeyError as error:
        raise MissingPart(f"{path}: {error} is missing") from error
    except (OSError, ValueError) as error:
        raise MissingPart(f"{path}: {error}") from error


def load_languages(assets: Path) -> dict[str, Language]:
    """All languages by tag, in the order of their tags.

    Raises:
        MissingPart: there is none, or one cannot be read.
    """
    found = {path.parent.name: path.parent for path in (assets / "languages").glob("*/language.toml")}
    if not found:
        raise MissingPart(f"{assets / 'languages'}: no language found")
    return {tag: load_language(found[tag]) for tag in sorted(found)}
