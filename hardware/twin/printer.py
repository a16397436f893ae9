"""A receipt printer without the box: bytes in, answers out, paper as pictures, faults on command.

Pure but for the folder that the paper falls into: time is handed in, and the line is somebody else's (links).
"""

from __future__ import annotations

import logging
import os
import random
import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

from hardware.errors import ControlError
from hardware.printer.profiles import Profile
from hardware.printer.status import CLEAR_BUFFERS
from hardware.twin.parser import Command, Parser, RealTime
from hardware.twin.sheet import MOST_ROWS, NotDrawn, Sheet

log = logging.getLogger(__name__)

# A TM-T20III holds 4 kB, a TM-m30 64 kB; then it takes no more until it has printed.
BUFFER_BYTES = 65_536
_SLOW_BYTES_S = 3840.0
_MOST_PIECE = 2 << 20
_MARGIN_MM = (4.0, 3.0)
_MOST_REPORTED = 32
_VERBS = (
    "paper_out [MM], paper_low, paper_in, cover_open, cover_closed, "
    "unplug, plug, slow, silent, garbage, normal"
)


class PrinterTwin:
    """One printer. ``receive`` and ``work`` belong to the line's thread, ``do`` and ``state`` to any."""

    def __init__(self, profile: Profile, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._profile = profile
        self._out = out
        self._guard = threading.RLock()
        self._moved: list[Callable[[], None]] = []
        self._noise = random.Random(0)  # noqa: S311 - the same noise each time, for tests
        self._sheet = Sheet(profile)
        self._parser = Parser()
        self._real_time = RealTime()
        self._buffer = bytearray()
        self._piece = bytearray()
        self._worked_s = 0.0
        self._budget = 0.0
        self._rows_left: int | None = None
        self._paper = "ok"
        self._cover_open = False
        self._plugged = True
        self._pulls = 0
        self._slow = False
        self._answering = "normal"
        self._slips = _last_number(out)
        self._not_understood: Counter[str] = Counter()

    @property
    def plugged(self) -> bool:
        return self._plugged

    @property
    def pulls(self) -> int:
        """How often the plug was pulled: a line that saw another number has lost its twin, plugged in
        again or not.
        """
        return self._pulls

    @property
    def room(self) -> int:
        """Bytes that it still takes."""
        return max(0, BUFFER_BYTES - len(self._buffer))

    @property
    def busy(self) -> bool:
        """Whether ``work`` would go on by itself, with time."""
        with self._guard:
            return bool(self._buffer) and not self._stopped()

    def when_moved(self, callback: Callable[[], None]) -> None:
        """Call it after each verb, on the thread of whoever moved it."""
        self._moved.append(callback)

    def receive(self, data: bytes) -> bytes:
        """Take bytes off the line; what is answered at once."""
        answers = bytearray()
        with self._guard:
            for part, command in self._real_time.feed(data):
                self._buffer += part
                if command == CLEAR_BUFFERS:
                    self._clear()
                    answers += b"\x37\x25\x00"
                elif command:
                    answers.append(self._status_byte(command[2]))
            if self._answering == "garbage":
                answers += b"?"
        return self._said(bytes(answers))

    def work(self, now_s: float) -> bytes:
        """Print what can be printed by now; what is answered when printing got that far."""
        answers = bytearray()
        with self._guard:
            self._budget = min(_SLOW_BYTES_S / 10, self._budget + (now_s - self._worked_s) * _SLOW_BYTES_S)
            self._worked_s = now_s
            while self._buffer and not self._stopped():
                # Byte by byte the whole way would be exact and slow: 64 are 17 ms at 38,400 baud.
                step = min(len(self._buffer), 64)
                if self._slow:
                    step = min(step, int(self._budget))
                    self._budget -= step
                if not step:
                    break
                answers += self._take(step)
        return self._said(bytes(answers))

    def do(self, verb: str, *arguments: str) -> None:
        """``paper_out 30`` lets 30 mm more through, so that it ends in the middle of a slip."""
        with self._guard:
            match (verb, arguments):
                case ("paper_out", (mm,)) if re.fullmatch(r"\d{1,4}(\.\d{1,3})?", mm):
                    self._rows_left = round(float(mm) * self._profile.dpi / 25.4)
                case ("paper_out", ()):
                    self._paper, self._rows_left = "out", None
                case ("paper_low", ()):
                    self._paper, self._rows_left = "low", None
                case ("paper_in", ()):
                    self._new_roll()
                case ("cover_open", ()) | ("cover_closed", ()):
                    self._cover_open = verb == "cover_open"
                case ("unplug", ()):
                    self._plugged = False
                    self._pulls += 1
                    self._switch_off()
                case ("plug", ()):
                    self._plugged = True
                case ("slow", ()):
                    self._slow = True
                case ("silent", ()) | ("garbage", ()):
                    self._answering = verb
                case ("normal", ()):
                    self._slow, self._answering = False, "normal"
                case _:
                    raise ControlError(f"printer {' '.join((verb, *arguments))}: allowed is {_VERBS}")
        log.info("The printer's twin: %s %s", verb, " ".join(arguments))
        for callback in self._moved:
            callback()

    def state(self) -> Mapping[str, object]:
        with self._guard:
            return {
                "paper": self._paper,
                "cover": "open" if self._cover_open else "closed",
                "plugged": self._plugged,
                "slow": self._slow,
                "answering": self._answering,
                "slips": self._slips,
                "buffered": len(self._buffer) + self._parser.waiting,
                "not_understood": dict(self._not_understood),
            }

    def _stopped(self) -> bool:
        return self._paper == "out" or self._cover_open or not self._plugged

    def _said(self, answers: bytes) -> bytes:
        if self._answering == "silent":
            return b""
        if self._answering == "garbage":
            return bytes(self._noise.randrange(128, 256) for _ in answers)
        return answers

    def _status_byte(self, n: int) -> int:
        """DLE EOT n, bits as in hardware.printer.status."""
        out = self._paper == "out"
        bits = {
            1: 0x08 if out or self._cover_open else 0,
            2: (0x04 if self._cover_open else 0) | (0x20 if out else 0),
            3: 0,
            4: {"ok": 0, "low": 0x0C, "out": 0x6C}[self._paper],
        }
        return 0x12 | bits[n]

    def _take(self, count: int) -> bytes:
        """Let the parser have so many bytes; it stops where the paper does."""
        data = bytes(self._buffer[:count])
        del self._buffer[:count]
        self._piece += data
        del self._piece[:-_MOST_PIECE]  # of a slip that is never cut, its end
        answers = bytearray()
        for command in self._parser.feed(data):
            rows = self._sheet.rows
            self._draw(command)
            answers += self._answer(command)
            if command.name == b"\x1dV":
                self._drop()
            elif self._sheet.rows >= MOST_ROWS:
                self._drop("torn")
            elif self._rows_left is not None:
                self._rows_left -= self._sheet.rows - rows
                if self._rows_left <= 0:
                    self._paper, self._rows_left = "out", None
        return bytes(answers)

    def _draw(self, command: Command) -> None:
        if not command.known:
            self._report(f"no such command: {command.name.hex(' ')}")
            return
        if command.name in {b"\x1dr", b"\x1dI"}:
            return
        try:
            self._sheet.draw(command)
        except NotDrawn as why:
            self._report(f"not drawn: {why}")

    def _report(self, what: str) -> None:
        if what in self._not_understood or len(self._not_understood) < _MOST_REPORTED:
            self._not_understood[what] += 1
        else:
            self._not_understood["others"] += 1
        log.warning("The printer's twin: %s", what)

    def _answer(self, command: Command) -> bytes:
        """Answers in their turn. After the paper has ended none is given: printing did not get there."""
        if not command.known:
            return b""
        match command.name, command.data:
            case b"\x1d(", data if data[:5] == b"H\x06\x0000" and len(data) == 9:
                return b"\x37\x22" + data[5:] + b"\x00"
            case b"\x1dr", b"\x01" | b"1":
                return bytes((0x03 if self._paper == "low" else 0x00,))
            case b"\x1dI", data if data in {b"B", b"C"}:
                return b"_" + (b"TWIN" if data == b"B" else self._profile.name.encode()) + b"\x00"
            case (b"\x1dr" | b"\x1dI", data):
                self._report(f"not answered: {command} {data.hex(' ')}")
        return b""

    def _clear(self) -> None:
        self._buffer.clear()
        self._parser.reset()
        self._sheet.forget_line()

    def _switch_off(self) -> None:
        self._clear()
        self._sheet.reset()
        self._real_time = RealTime()

    def _new_roll(self) -> None:
        """What was begun on the old one comes off with it."""
        if self._paper == "out" and self._sheet.rows:
            self._drop("torn")
        self._paper, self._rows_left = "ok", None

    def _drop(self, suffix: str = "") -> None:
        """The paper falls: a PNG as it looks, and the bytes that made it."""
        self._slips += 1
        name = f"slip-{self._slips:04d}{'-' if suffix else ''}{suffix}"
        dots_mm = self._profile.dpi / 25.4
        side, end = (round(mm * dots_mm) for mm in _MARGIN_MM)
        dots = self._sheet.tear()
        paper = Image.new("1", (dots.width + 2 * side, dots.height + 2 * end), 1)
        paper.paste(dots, (side, end))
        _write(self._out / f"{name}.bin", lambda path: _save(path, self._piece))
        # The picture last: who sees it finds the bytes too.
        dpi = (self._profile.dpi, self._profile.dpi)
        _write(self._out / f"{name}.png", lambda path: paper.save(path, "PNG", dpi=dpi))
        self._piece.clear()


def _write(path: Path, fill: Callable[[Path], None]) -> None:
    """Never half a file under its name."""
    hidden = path.with_name(f".{path.name}.part")
    fill(hidden)
    os.replace(hidden, path)  # noqa: PTH105 - Path.replace is the same; os.replace says that it is atomic


def _save(path: Path, data: bytes | bytearray) -> None:
    path.write_bytes(data)


def _last_number(out: Path) -> int:
    numbers = (re.match(r"slip-(\d{4,})", path.name) for path in out.iterdir())
    return max((int(found[1]) for found in numbers if found), default=0)
