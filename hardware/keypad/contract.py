"""The contract of a tactile keypad: what it tells, and on which thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hardware.printer.contract import Twin


class Key(StrEnum):
    """What a key means, whatever is printed on it."""

    NEXT = "next"
    PREVIOUS = "previous"
    CHOOSE = "choose"
    BACK = "back"
    HELP = "help"
    LOUDER = "louder"
    SOFTER = "softer"
    REPEAT = "repeat"


class KeypadState(StrEnum):
    OK = "ok"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KeypadStatus:
    """``cause``: ``unplugged``, ``not_found``, ``no_rights``, ``not_wanted``, ``not_started``, or empty."""

    state: KeypadState
    cause: str = ""
    detail: str = ""


class Keypad(Protocol):
    """One keypad. Made without touching a device; all methods are safe on any thread.

    Callbacks come on the keypad's own thread and must not wait. A unit without a keypad goes on:
    ``start`` never raises for missing hardware, the status says ``missing`` and why.
    """

    @property
    def virtual(self) -> bool: ...

    @property
    def twin(self) -> Twin | None:
        """The finger on a virtual keypad (``press next``); None for a real one."""

    @property
    def status(self) -> KeypadStatus: ...

    def when_pressed(self, callback: Callable[[Key], None]) -> None:
        """Call it once for each press; a held key and a double strike are one press."""

    def when_jack(self, callback: Callable[[bool], None]) -> None:
        """Call it when headphones go in (True) or out (False) of the keypad's own jack."""

    def when_status(self, callback: Callable[[KeypadStatus], None]) -> None:
        """Call it now with what is known, and at each change: plugged in, pulled out."""

    def start(self) -> None:
        """Look for it, and for its being plugged in from now on."""

    def close(self) -> None:
        """Let go of it; no callback comes after."""
