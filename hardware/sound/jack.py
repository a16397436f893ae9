"""Whether headphones are in a sound card's jack, as the kernel says it (SW_HEADPHONE_INSERT)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hardware.errors import DeviceMissing
from hardware.inputs import EV_SW, Event, Facts

# linux/input-event-codes.h
SW_HEADPHONE_INSERT: Final = 0x02


class Jack:
    """A claim on every headphone switch of the unit; in, when one of them says so."""

    def __init__(self, when_changed: Callable[[bool], None]) -> None:
        self._when_changed = when_changed
        self._on: set[Path] = set()
        self._known = False

    def wants(self, facts: Facts) -> bool:
        return SW_HEADPHONE_INSERT in facts.switches

    def wants_alone(self, facts: Facts) -> bool:
        del facts
        return False

    def found(self, facts: Facts) -> None:
        if SW_HEADPHONE_INSERT in facts.switched_on:
            self._on.add(facts.path)
        self._tell()

    def happened(self, facts: Facts, event: Event) -> None:
        if (event.type, event.code) != (EV_SW, SW_HEADPHONE_INSERT):
            return
        if event.value:
            self._on.add(facts.path)
        else:
            self._on.discard(facts.path)
        self._tell()

    def lost(self, facts: Facts) -> None:
        self._on.discard(facts.path)
        self._tell()

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        pass

    def _tell(self) -> None:
        if bool(self._on) != self._known:
            self._known = bool(self._on)
            self._when_changed(self._known)
