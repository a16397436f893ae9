"""That a touch screen is touched: what wakes a glass which reads the touches by other ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hardware.errors import DeviceMissing
from hardware.inputs.device import Event, Facts

# linux/input-event-codes.h
BTN_TOUCH: Final = 0x14A


class Touch:
    """A claim on every touch screen, which stays everybody's; both are called on the watch's thread."""

    def __init__(self, when_touched: Callable[[], None], when_there: Callable[[bool], None]) -> None:
        self._when_touched = when_touched
        self._when_there = when_there
        self._there: set[Path] = set()

    def wants(self, facts: Facts) -> bool:
        return BTN_TOUCH in facts.keys

    def wants_alone(self, facts: Facts) -> bool:
        del facts
        return False

    def found(self, facts: Facts) -> None:
        self._there.add(facts.path)
        self._when_there(True)

    def happened(self, facts: Facts, event: Event) -> None:
        del facts, event
        self._when_touched()

    def lost(self, facts: Facts) -> None:
        self._there.discard(facts.path)
        self._when_there(bool(self._there))

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        pass
