"""One thread that owns one printer, so that a hung one never blocks the glass."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from hardware.errors import DeviceMissing, LineLost, SlipError
from hardware.paper import Slip
from hardware.printer.contract import Completion, Outcome, Printer, PrinterState, PrinterStatus

log = logging.getLogger(__name__)

Said = TypeVar("Said")
WhenDone = Callable[[Completion], None]
WhenStatus = Callable[[PrinterStatus], None]

# A change is told within 2 s: asked every second, answered within half of one; a lost line is tried as often.
_POLL_S = 1.0
_RECONNECT_S = (0.25, 0.5, 1.0, 1.5)
# Eight slips of 15 s are two minutes: who waits longer has the number on the glass and is gone.
_MOST_WAITING = 8


class Spooler:
    """Slips in, completions out. ``when_done`` and ``when_status`` are called on the spooler's thread.

    Nothing here blocks the caller but ``close``. Every submitted slip gets exactly one completion.
    """

    def __init__(self, printer: Printer) -> None:
        self._printer = printer
        self._status = PrinterStatus(PrinterState.UNKNOWN, "not_asked")
        self._waiting: queue.Queue[tuple[Slip, WhenDone] | None] = queue.Queue(_MOST_WAITING)
        self._told: list[WhenStatus] = []
        self._guard = threading.RLock()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="spooler", daemon=True)

    @property
    def printer(self) -> Printer:
        return self._printer

    @property
    def status(self) -> PrinterStatus:
        """As last heard."""
        return self._status

    def start(self) -> None:
        """Begin; the device's libraries are loaded on the thread, so call it after the first frame."""
        self._thread.start()

    def when_status(self, callback: WhenStatus) -> None:
        """Call it now with what is known, and at each change."""
        with self._guard:
            self._told.append(callback)
            callback(self._status)

    def submit(self, slip: Slip, when_done: WhenDone) -> None:
        """Queue one slip; ``failed`` comes soon if the queue is full or closed, or no printer is there."""
        cause = ""
        with self._guard:
            if self._closing.is_set():
                cause = "closed"
            else:
                try:
                    self._waiting.put_nowait((slip, when_done))
                except queue.Full:
                    cause = "busy"
        if cause:
            when_done(Completion(Outcome.FAILED, cause))

    def close(self, deadline_s: float = 5.0) -> None:
        """End the thread and join it; what was not begun is answered ``failed``."""
        with self._guard:
            self._closing.set()
        self._printer.abandon()
        try:
            self._waiting.put_nowait(None)
        except queue.Full:
            log.debug("The queue is full; the thread sees the closing flag after the slip at hand")
        if self._thread.is_alive():
            self._thread.join(deadline_s)
            if self._thread.is_alive():
                log.error("The printer's thread did not end within %.1f s", deadline_s)
                return
        self._refuse_waiting("closed")

    def _run(self) -> None:
        failures = 0
        while not self._closing.is_set():
            try:
                self._printer.open()
                failures = 0
                self._serve()
            except DeviceMissing as error:
                self._tell(PrinterStatus(PrinterState.MISSING, error.cause, error.detail))
            except LineLost as error:
                self._tell(PrinterStatus(PrinterState.MISSING, "line_lost", str(error)))
            except Exception as error:
                # A mistake of ours or of a library: told as a fault, tried again, never the end of paper.
                log.exception("The printer's driver failed")
                self._tell(PrinterStatus(PrinterState.FAULT, "driver", repr(error)))
            finally:
                self._printer.close()
            self._refuse_for(_RECONNECT_S[min(failures, len(_RECONNECT_S) - 1)])
            failures += 1

    def _serve(self) -> None:
        """Until the line breaks or we close: print what comes, ask for the status in between."""
        while True:
            status = self._printer.status()
            if self._closing.is_set():  # abandoned in the middle: it told nothing
                return
            self._tell(status)
            try:
                job = self._waiting.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if job is not None:
                self._print(*job)

    def _print(self, slip: Slip, when_done: WhenDone) -> None:
        try:
            completion = self._printer.print_slip(slip)
        except LineLost:
            self._done(when_done, Completion(Outcome.UNKNOWN, "line_lost"))
            raise
        except SlipError:
            log.exception("A slip cannot be printed")
            completion = Completion(Outcome.FAILED, "slip")
        except Exception:
            self._done(when_done, Completion(Outcome.UNKNOWN, "driver"))
            raise
        self._done(when_done, completion)

    def _refuse_for(self, seconds: float) -> None:
        """While there is no line: a resident learns at once that no paper comes."""
        if self._closing.is_set():
            return
        self._refuse_waiting("missing")
        try:
            job = self._waiting.get(timeout=seconds)
        except queue.Empty:
            return
        if job is not None:
            self._done(job[1], Completion(Outcome.FAILED, "missing"))

    def _refuse_waiting(self, cause: str) -> None:
        while True:
            try:
                job = self._waiting.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                self._done(job[1], Completion(Outcome.FAILED, cause))

    def _done(self, when_done: WhenDone, completion: Completion) -> None:
        log.log(
            logging.INFO if completion.outcome is Outcome.PRINTED else logging.WARNING,
            "Slip %s %s",
            completion.outcome,
            completion.cause,
        )
        _call(when_done, completion)

    def _tell(self, status: PrinterStatus) -> None:
        with self._guard:
            if status == self._status:
                return
            self._status = status
            told = list(self._told)
        log.info("Printer %s %s %s", status.state, status.cause, status.detail)
        for callback in told:
            _call(callback, status)


def _call(callback: Callable[[Said], None], said: Said) -> None:
    """The caller's own mistake is logged with its place; the paper of the next resident must not wait for
    it.
    """
    try:
        callback(said)
    except Exception:
        log.exception("Told %s, a callback failed", said)
