"""The contract of a printer: what it tells, what it must and may do, and on which thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from hardware.paper import Slip


class PrinterState(StrEnum):
    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    FAULT = "fault"
    MISSING = "missing"
    UNKNOWN = "unknown"
    """It is there and says nothing, or was not asked yet: never read as a yes or a no."""


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """``cause`` is a stable word (``paper_out``, ``cutter``, ``silent``, ``not_found`` …) or empty."""

    state: PrinterState
    cause: str = ""
    detail: str = ""

    @property
    def may_print(self) -> bool:
        """Worth trying: well, low on paper, or silent (which is no proof against it)."""
        return self.state in {PrinterState.OK, PrinterState.PAPER_LOW, PrinterState.UNKNOWN}


class Outcome(StrEnum):
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Completion:
    """What became of one slip; ``printed`` only by the printer's own word, else ``cause`` says why."""

    outcome: Outcome
    cause: str = ""


class Twin(Protocol):
    """A virtual device's other side: what a hand, a roll of paper or a cable can do to it, on any thread."""

    def do(self, verb: str, *arguments: str) -> None:
        """Move it. Raises ControlError for a verb or an argument that it does not know."""

    def state(self) -> Mapping[str, object]:
        """What can be seen of it now, as JSON values."""


class Printer(Protocol):
    """One printer. Made without touching the device; then used by one thread (the spooler's) alone.

    Must keep its own deadlines: no call blocks for longer than it says. All properties, ``can_write`` and
    ``abandon`` are safe on any thread, before ``open`` too.
    """

    @property
    def url(self) -> str: ...

    @property
    def virtual(self) -> bool: ...

    @property
    def twin(self) -> Twin | None:
        """The hand on a printer in this process; None for one that stands elsewhere."""

    @property
    def dots_per_line(self) -> int: ...

    @property
    def dpi(self) -> int: ...

    def can_write(self, text: str) -> bool:
        """Whether ``Text(text)`` fits a code page of this printer; otherwise shape it and send a
        ``Picture``.
        """

    def open(self) -> None:
        """Connect, within 3 s. Raises DeviceMissing."""

    def status(self) -> PrinterStatus:
        """Ask now, within 2 s; silence is ``unknown``. Raises LineLost."""

    def print_slip(self, slip: Slip) -> Completion:
        """Bring it to paper and wait for the printer's word. Raises LineLost, with the slip's fate
        unknown.
        """

    def abandon(self) -> None:
        """A call under way on another thread ends within 0.5 s, its answer ``unknown``."""

    def close(self) -> None:
        """Let go of the line; ``open`` may follow."""
