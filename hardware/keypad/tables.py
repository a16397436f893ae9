"""What the keys of known keypads mean, as data: ``keypads.toml`` beside this file, and a site's own words.

Codes have the kernel's names (linux/input-event-codes.h), which libevdev knows.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from hardware.errors import DeviceSettingError
from hardware.keypad.contract import Key

_TABLES: Final = Path(__file__).with_name("keypads.toml")


class JackKey(StrEnum):
    """A key that no finger presses: the keypad's own jack."""

    IN = "jack_in"
    OUT = "jack_out"


Meaning = Key | JackKey


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of keypad: how it is known, and what its codes mean."""

    name: str
    pattern: re.Pattern[str]
    """In the device's name."""
    keys: Mapping[int, Meaning]


def meaning(word: str) -> Meaning:
    """Raises ValueError for a word that is no meaning."""
    return JackKey(word) if word in set(JackKey) else Key(word)


def code(name: str) -> int:
    """The number of a key such as ``KEY_F17``. Raises ValueError for one that the kernel does not know."""
    import libevdev

    found = libevdev.evbit(name)
    if found is None or found.type != libevdev.EV_KEY:
        raise ValueError(f"no key is called {name}")
    return int(found.value)


def own_keys(wanted: Mapping[str, str]) -> dict[int, Meaning]:
    """A site's own table, ``{"KEY_F17": "next"}``. Raises DeviceSettingError."""
    keys: dict[int, Meaning] = {}
    for name, word in wanted.items():
        try:
            keys[code(name)] = meaning(word)
        except ValueError:
            words = ", ".join([*Key, *JackKey])
            raise DeviceSettingError(
                "keypad_keys", f"{name} = {word}", f"a key such as KEY_F17 and one of {words}"
            ) from None
    return keys


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """All that we know, the particular before the general."""
    told = tomllib.loads(_TABLES.read_text("utf-8"))
    return tuple(
        Table(
            entry["name"],
            re.compile(entry["pattern"], re.IGNORECASE),
            {code(name): meaning(word) for name, word in entry["keys"].items()},
        )
        for entry in told["keypad"]
    )


def table_for(device_name: str) -> Table | None:
    """The one for a device of that name; None when only the general one would fit."""
    return next((table for table in tables()[:-1] if table.pattern.search(device_name)), None)


def general() -> Table:
    """Arrows, Enter, Esc and the volume keys: what any keypad or keyboard of the shops sends."""
    return tables()[-1]
