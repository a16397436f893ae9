"""ESC/POS over any line: ask, write, and wait for the printer's own word."""

from __future__ import annotations

import itertools
import logging
import threading
import time
from collections.abc import Sequence

from hardware.errors import LineLost
from hardware.paper import Slip
from hardware.printer.contract import Completion, Outcome, PrinterState, PrinterStatus, Twin
from hardware.printer.encode import encode
from hardware.printer.lines import Line
from hardware.printer.profiles import Profile
from hardware.printer.status import CLEAR_BUFFERS, QUESTIONS, Answers, confirmation, question, read_status

log = logging.getLogger(__name__)

# No wait is longer than a step, so that abandon() is heard within half a second.
_STEP_S = 0.2
_ANSWER_S = 0.8
_ASK_EVERY_S = 0.5
_STALLED_S = 3.0
# After the last byte: what is still under way at 38,400 baud, then the paper and the cutter.
_SLOWEST_BYTES_S = 38_400 / 10
_LAST_WORD_S = 5.0


class EscposPrinter:
    """A Printer (see contract) over one line; ``bytes_s`` is its speed, if below 38,400 baud."""

    def __init__(
        self,
        url: str,
        profile: Profile,
        line: Line,
        *,
        bytes_s: float = _SLOWEST_BYTES_S,
        twin: Twin | None = None,
    ) -> None:
        self.url = url
        self.profile = profile
        self.twin = twin
        self._line = line
        self._bytes_s = min(bytes_s, _SLOWEST_BYTES_S)
        self._answers = Answers()
        self._jobs = itertools.count(
            int(time.time())
        )  # a word still under way from before a restart is not ours
        self._abandoned = threading.Event()
        self._half_written = False
        self._missed = False

    @property
    def virtual(self) -> bool:
        return self.twin is not None

    @property
    def dots_per_line(self) -> int:
        return self.profile.dots_per_line

    @property
    def dpi(self) -> int:
        return self.profile.dpi

    def can_write(self, text: str) -> bool:
        return self.profile.code_page(text) is not None

    def open(self) -> None:
        self._line.open()
        self._answers = Answers()
        self._missed = False

    def close(self) -> None:
        self._line.close()

    def abandon(self) -> None:
        self._abandoned.set()

    def status(self) -> PrinterStatus:
        if not self._line.answers:
            return PrinterStatus(PrinterState.UNKNOWN, "no_answers", "this line brings no answer back")
        if self._half_written:
            self._clear()
        # What comes late belongs to an old question: after one was missed, wait until the line is quiet.
        settle_s = time.monotonic() + _ANSWER_S
        while self._listen(_STEP_S if self._missed else 0.0) and time.monotonic() < settle_s:
            pass
        answers: dict[int, int] = {}
        until_s = time.monotonic() + 2 * _ANSWER_S
        for n in QUESTIONS:
            byte = self._ask(n, min(until_s, time.monotonic() + _ANSWER_S))
            self._missed = byte is None
            if byte is None:
                break
            answers[n] = byte
        if not answers and self._answers.noise:
            self._answers.noise = 0
            return PrinterStatus(PrinterState.UNKNOWN, "garbage", "it answers what no printer says")
        return read_status(answers)

    def print_slip(self, slip: Slip) -> Completion:
        commands = encode(slip, self.profile)
        before = self.status()
        if not before.may_print:
            return Completion(Outcome.FAILED, before.cause)
        job = f"{next(self._jobs) % 10_000:04d}".encode()
        if self.profile.confirms:
            commands += (confirmation(job),)
        self._answers.completed.clear()
        self._half_written = True
        cut_short = self._write(commands)
        if cut_short is not None:
            return cut_short
        self._half_written = False
        if not self.profile.confirms or not self._line.answers:
            return Completion(Outcome.UNKNOWN, "no_confirmation")
        patience_s = sum(map(len, commands)) / self._bytes_s + _LAST_WORD_S
        return self._wait_for_word(job, time.monotonic() + patience_s)

    def _write(self, commands: Sequence[bytes]) -> Completion | None:
        """All of it, or why not; the status is asked between commands where they go slowly."""
        asked_s = time.monotonic()
        for command in commands:
            if time.monotonic() - asked_s > _ASK_EVERY_S and self._line.answers:
                status = self.status_between()
                asked_s = time.monotonic()
                if not status.may_print:
                    self._clear()
                    return Completion(Outcome.FAILED, status.cause)
            cause = self._put(command)
            if cause:
                return Completion(Outcome.UNKNOWN, cause)
        return None

    def status_between(self) -> PrinterStatus:
        """The status in the middle of a slip, whose bytes so far stay where they are."""
        self._half_written = False
        status = self.status()
        self._half_written = True
        return status

    def _put(self, data: bytes) -> str:
        """Write one command whole. Returns why not: ``stalled`` or ``closed``."""
        taken_s = time.monotonic()
        while data:
            taken = self._line.write(data, _STEP_S)
            data = data[taken:]
            if taken:
                taken_s = time.monotonic()
            elif time.monotonic() - taken_s > _STALLED_S:
                return "stalled"
            if data and self._abandoned.is_set():
                return "closed"
        return ""

    def _wait_for_word(self, job: bytes, until_s: float) -> Completion:
        status = PrinterStatus(PrinterState.UNKNOWN, "silent")
        asked_s = time.monotonic()
        while time.monotonic() < until_s and not self._abandoned.is_set():
            self._listen(_STEP_S)
            if job in self._answers.completed:
                return Completion(Outcome.PRINTED)
            if time.monotonic() - asked_s < _ASK_EVERY_S:
                continue
            status = self.status()
            asked_s = time.monotonic()
            if job in self._answers.completed:
                return Completion(Outcome.PRINTED)
            if not status.may_print:
                self._clear()
                return Completion(Outcome.FAILED, status.cause)
        if self._abandoned.is_set():
            return Completion(Outcome.UNKNOWN, "closed")
        return Completion(Outcome.UNKNOWN, status.cause or "no_word")

    def _ask(self, n: int, until_s: float) -> int | None:
        self._answers.status.clear()
        if self._put(question(n)):
            return None
        while not self._answers.status:
            left_s = until_s - time.monotonic()
            if left_s <= 0 or self._abandoned.is_set():
                return None
            self._listen(min(left_s, _STEP_S))
        return self._answers.status[0]

    def _clear(self) -> None:
        """Throw away what is left of a slip, or it would come out when paper is put in."""
        self._half_written = False
        self._answers.cleared = False
        if self._put(CLEAR_BUFFERS):
            raise LineLost("it takes no more bytes")
        until_s = time.monotonic() + _ANSWER_S
        while not self._answers.cleared and time.monotonic() < until_s and not self._abandoned.is_set():
            self._listen(_STEP_S)

    def _listen(self, within_s: float) -> bool:
        data = self._line.read(within_s)
        self._answers.feed(data)
        return bool(data)
