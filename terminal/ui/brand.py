"""A municipality's theme file: its colours, checked at start so that every resident can read them."""

import re
import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Final

from terminal.errors import ConfigError
from terminal.ui.palette import EDGE_PAIRS, PLAIN, TEXT_PAIRS, Palette, colour, contrast

_CODE: Final = re.compile(r"[0-9A-Fa-f]{6}")
# The veil and the dark are of one strength everywhere.
_KEPT: Final = frozenset({"veil", "dim", "edge_mm"})
NAMES: Final = tuple(field.name for field in fields(Palette) if field.name not in _KEPT)


def load_brand(path: Path | None) -> Palette:
    """The plain palette in the municipality's colours; as it is without a file.

    Raises:
        ConfigError: one line, ``FILE: key = value: allowed: …``; so for two colours too alike.
    """
    if path is None:
        return PLAIN
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: {error}: allowed: a TOML file with [colours]") from error
    for key in told:
        if key != "colours":
            raise ConfigError(f"{path}: {key} = {told[key]!r}: allowed: only [colours]")
    colours = told.get("colours", {})
    if not isinstance(colours, dict):
        raise ConfigError(f"{path}: colours = {colours!r}: allowed: a table of names and colours")
    for name, code in colours.items():
        if name not in NAMES:
            raise ConfigError(f"{path}: {name} = {code!r}: allowed: only {', '.join(NAMES)}")
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise ConfigError(f"{path}: {name} = {code!r}: allowed: six hexadecimal digits")
    chosen: dict[str, Any] = {name: colour(code) for name, code in colours.items()}
    palette = replace(PLAIN, **chosen)
    for pairs, least in ((TEXT_PAIRS, 7), (EDGE_PAIRS, 3)):
        for front, ground in pairs:
            found = contrast(getattr(palette, front), getattr(palette, ground))
            if found < least:
                told_as = colours.get(front) or colours.get(ground)
                raise ConfigError(
                    f"{path}: {front} on {ground} = {told_as!r}: allowed: a contrast of {least}:1 or more,"
                    f" not {found:.1f}:1"
                )
    return palette
