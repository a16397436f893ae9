"""Bytes into commands, as a printer reads them: split anywhere, never raising, never growing without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hardware.printer.status import CLEAR_BUFFERS
from hardware.twin.commands import LENGTHS, MOST_BYTES

_LONGEST_NAME = max(map(len, LENGTHS))
# All downloaded letters of a font are 4 kB; a command still without an end after twice that is noise.
_MOST_UNDECIDED = 8192
_TEXT = re.compile(rb"[\x20-\xff]+")
_REAL_TIME = re.compile(rb"\x10\x04[\x01-\x04]|" + re.escape(CLEAR_BUFFERS))


@dataclass(frozen=True, slots=True)
class Command:
    """One command; ``name`` is empty for text. An unknown one holds the bytes that were skipped."""

    name: bytes
    data: bytes
    known: bool = True

    def __str__(self) -> str:
        return self.name.hex(" ") or f"{len(self.data)} letters"


class Parser:
    """The buffered way: in order, when the printer gets to it."""

    def __init__(self) -> None:
        self._rest = b""

    @property
    def waiting(self) -> int:
        """Bytes of a command that is not whole yet."""
        return len(self._rest)

    def reset(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[Command]:
        """The commands that are now whole. Use up the iterator before feeding again."""
        self._rest += data
        while self._rest:
            command, used = _first(self._rest)
            if command is None:
                return
            self._rest = self._rest[used:]
            yield command


def _first(data: bytes) -> tuple[Command | None, int]:
    """The command that ``data`` begins with and its length; None while more must come."""
    text = _TEXT.match(data)
    if text:
        return Command(b"", text[0]), text.end()
    name = next((data[:size] for size in range(_LONGEST_NAME, 0, -1) if data[:size] in LENGTHS), b"")
    if not name:
        if len(data) < _LONGEST_NAME and any(known.startswith(data) for known in LENGTHS):
            return None, 0
        size = 2 if data[0] in b"\x10\x1b\x1c\x1d" and len(data) > 1 else 1
        return Command(data[:size], b"", known=False), size
    wanted = LENGTHS[name](data[len(name) :])
    if (wanted is None and len(data) > _MOST_UNDECIDED) or (wanted or 0) > MOST_BYTES:
        return Command(name, b"", known=False), len(name)
    if wanted is None or len(data) < len(name) + wanted:
        return None, 0
    return Command(name, data[len(name) : len(name) + wanted]), len(name) + wanted


class RealTime:
    """What a printer does the moment it arrives, even inside other data and with a full buffer."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, data: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Pairs (bytes for the buffer, real-time command that they end with or nothing)."""
        window = self._tail + data
        at = len(self._tail)
        done = 0
        for found in _REAL_TIME.finditer(window):
            yield window[at : found.end()], found[0]
            at = done = found.end()
        if at < len(window):
            yield window[at:], b""
        self._tail = window[max(done, len(window) - len(CLEAR_BUFFERS) + 1) :]
