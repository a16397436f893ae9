"""The contract of sound going out: two outputs, lines that are opened for one piece, and the jack."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from hardware.printer.contract import Twin


class Output(StrEnum):
    HEADPHONES = "headphones"
    SPEAKER = "speaker"


class SoundState(StrEnum):
    OK = "ok"
    FAULT = "fault"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """How one output is. ``cause``: ``not_found``, ``no_library``, ``busy``, ``lost``, or empty."""

    state: SoundState
    cause: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """What a line carries, for the twin's log; a real output does not look at it."""

    language: str
    engine: str
    text: str


class Line(Protocol):
    """One open output: 16-bit mono at the rate that it was opened with. Used by one thread alone."""

    def write(self, samples: bytes) -> None:
        """Play them after what came before; waits while more than 0.1 s is still to be heard.

        Raises:
            LineLost: the device is gone.
        """

    def drop(self) -> None:
        """Silence at once: what was written and not yet heard is never heard."""

    def close(self) -> None:
        """Let what was written be heard, unless it was dropped, and give the device back."""


class Sound(Protocol):
    """The outputs of one unit. Made without touching a device; safe on any thread, callbacks on its own."""

    @property
    def virtual(self) -> bool:
        """Whether nothing is heard in the room."""

    @property
    def twin(self) -> Twin | None:
        """The hand at a virtual jack (``plug``, ``unplug``); None for a real one."""

    @property
    def headphones_in(self) -> bool: ...

    def when_headphones(self, callback: Callable[[bool], None]) -> None:
        """Call it at each change, with whether they are in."""

    def when_status(self, callback: Callable[[Output, SoundStatus], None]) -> None:
        """Call it now with what is known of each output, and at each change."""

    def start(self) -> None:
        """Look which outputs are there, and follow the jack from now on; missing hardware raises nothing."""

    def name(self, output: Output) -> str:
        """What a call opens to be heard there: an ALSA name or ``virtual:``. Raises DeviceMissing."""

    def open(self, output: Output, rate: int, caption: Caption) -> Line:
        """Open a line of ``rate`` samples a second.

        Raises:
            DeviceMissing: there is no such output, or another holds it.
        """

    def close(self) -> None:
        """Let go of everything; no callback comes after."""
