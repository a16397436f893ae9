"""A municipality's theme file: what the glass, the registry's pages and the making of fonts all read.

``docs/municipality.md`` tells whoever writes one what each key does.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_CODE: Final = re.compile(r"[0-9A-Fa-f]{6}")
# PNG (ISO/IEC 15948), clause 5.2: how each file begins.
_PNG: Final = b"\x89PNG\r\n\x1a\n"
# Of TrueType outlines; those of PostScript ("OTTO") cannot be merged with Noto's.
_TRUETYPE: Final = (b"\x00\x01\x00\x00", b"true")
# Larger ones are a photograph, or a mistake.
_MOST_LOGO_BYTES: Final = 1_000_000


class ThemeError(ValueError):
    """One line: ``FILE: key = value: allowed: …``."""


@dataclass(frozen=True)
class ThemeFile:
    """What one file says, checked; paths are absolute and start at its folder."""

    colours: Mapping[str, str] = field(default_factory=dict)
    """Six hexadecimal digits, by the names of the glass's palette."""
    logo: Path | None = None
    """PNG, for the glass and the pages."""
    slip_logo: Path | None = None
    """PNG, black on white, for paper."""
    fonts: Mapping[str, Path] = field(default_factory=dict)
    """TrueType by weight, ``regular`` and ``bold``: both or neither."""


def read_theme(path: Path) -> ThemeFile:
    """Read and check one file.

    Raises:
        ThemeError: it cannot be read, or says something that is not allowed.
    """
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ThemeError(f"{path}: {error}: allowed: a TOML file with [colours], [logo], [fonts]") from error
    tables = _Tables(path, told)
    colours = tables.table("colours", None)
    for name, code in colours.items():
        if not _CODE.fullmatch(code):
            raise tables.error(name, code, "six hexadecimal digits")
    logos = tables.table("logo", ("glass", "slip"))
    fonts = tables.table("fonts", ("regular", "bold"))
    if len(fonts) == 1:
        raise tables.error("fonts", fonts, "both regular and bold")
    return ThemeFile(
        colours,
        logo=tables.picture("glass", logos),
        slip_logo=tables.picture("slip", logos),
        fonts={weight: tables.font(weight, name) for weight, name in fonts.items()},
    )


class _Tables:
    def __init__(self, path: Path, told: dict[str, object]) -> None:
        self._path = path
        self._told = told
        for key, value in told.items():
            if key not in {"colours", "logo", "fonts"}:
                raise self.error(key, value, "only [colours], [logo], [fonts]")

    def error(self, key: str, value: object, allowed: str) -> ThemeError:
        return ThemeError(f"{self._path}: {key} = {value!r}: allowed: {allowed}")

    def table(self, key: str, names: tuple[str, ...] | None) -> dict[str, str]:
        table = self._told.get(key, {})
        if not isinstance(table, dict):
            raise self.error(key, table, "a table of names and texts")
        for name, value in table.items():
            if names is not None and name not in names:
                raise self.error(name, value, f"only {', '.join(names)}")
            if not isinstance(value, str):
                raise self.error(name, value, "a text in quotes")
        return dict(table)

    def picture(self, name: str, logos: Mapping[str, str]) -> Path | None:
        if name not in logos:
            return None
        return self._file(name, logos[name], (_PNG,), f"a PNG of at most {_MOST_LOGO_BYTES} bytes")

    def font(self, weight: str, name: str) -> Path:
        return self._file(weight, name, _TRUETYPE, "a font with TrueType outlines (.ttf)")

    def _file(self, key: str, value: str, beginnings: tuple[bytes, ...], allowed: str) -> Path:
        path = (self._path.parent / value).resolve()
        try:
            with path.open("rb") as file:
                begins = file.read(len(beginnings[0]))
            too_large = beginnings[0] == _PNG and path.stat().st_size > _MOST_LOGO_BYTES
        except OSError as error:
            raise self.error(key, value, f"{allowed} ({error.strerror})") from error
        if begins not in beginnings or too_large:
            raise self.error(key, value, allowed)
        return path
