"""The seam between the voice and what makes its sound, and the stream that a child process gives."""

import os
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from terminal.speech.contract import Part
from terminal.speech.errors import EngineFailed

# A pipe holds 64 KiB, and a letter has at most 4 bytes: so much is written without waiting for the engine.
LONGEST_TEXT: Final = 16_000
_WAV_HEADER_BYTES: Final = 44


class Stream(Protocol):
    """The sound of one utterance as it comes: 16-bit mono. Read by one thread; ``cancel`` on any."""

    @property
    def rate(self) -> int:
        """Samples a second."""

    def read(self) -> bytes:
        """The next samples, at most some 40 ms; empty at the end or once cancelled.

        Raises:
            EngineFailed: it ended without any sound.
        """

    def cancel(self) -> None:
        """A ``read`` that waits ends soon; safe at any time, and twice."""

    def close(self) -> None:
        """Let go of it; after the last ``read``."""


class Engine(Protocol):
    """Something that speaks. ``can_speak`` and ``begin`` are called on any thread, one at a time."""

    @property
    def name(self) -> str:
        """For the log: ``clips``, ``piper``, ``espeak-ng``."""

    def can_speak(self, tag: str) -> bool:
        """Whether it speaks any text of this language."""

    def can_say(self, parts: Sequence[Part], tag: str) -> bool:
        """Whether it can say these very parts."""

    def begin(self, parts: Sequence[Part], tag: str, words_per_minute: int) -> Stream:
        """Start; the first samples come within 0.15 s. Raises EngineFailed."""

    def rest(self) -> None:
        """Nobody listens for a while: let go of memory and processes."""


class ProcessStream:
    """What a child writes to its standard output: raw samples, or a WAV whose header tells the rate.

    Raises:
        EngineFailed: it cannot be started.
    """

    def __init__(self, child: "subprocess.Popen[bytes]", rate: int | None) -> None:
        self._child = child
        assert child.stdout is not None  # noqa: S101 - started with a pipe
        self._out = child.stdout.fileno()
        self._rate = rate
        self._cancelled = False
        self._guard = threading.Lock()
        self._spoke = False
        self._odd = b""

    @property
    def rate(self) -> int:
        if self._rate is None:
            header = self._exactly(_WAV_HEADER_BYTES)
            self._rate = int.from_bytes(header[24:28], "little") or 22_050
        return self._rate

    def read(self) -> bytes:
        size = self.rate // 25 * 2
        data = self._odd + os.read(self._out, size)
        whole = len(data) // 2 * 2
        self._odd = data[whole:]
        if whole:
            self._spoke = True
        elif not self._spoke and not self._cancelled:
            raise EngineFailed(f"{self._child.args!r} gave no sound (code {self._child.wait()})")
        return data[:whole]

    def cancel(self) -> None:
        with self._guard:
            self._cancelled = True
            if self._child.poll() is None:
                self._child.kill()

    def close(self) -> None:
        with self._guard:
            self._cancelled = True
            discard(self._child)

    def _exactly(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            part = os.read(self._out, count - len(data))
            if not part:
                if self._cancelled:
                    return data.ljust(count, b"\0")
                raise EngineFailed(f"{self._child.args!r} gave no sound (code {self._child.wait()})")
            data += part
        return data


def start_child(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A child with pipes at both ends. Raises EngineFailed."""
    try:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
    except OSError as error:
        raise EngineFailed(f"{command[0]} cannot be started: {error}") from error


def discard(child: "subprocess.Popen[bytes]") -> None:
    """End it, and leave nothing open."""
    if child.poll() is None:
        child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()
    child.wait()


def give(child: "subprocess.Popen[bytes]", text: str) -> None:
    """Write the text, and say that this is all. Raises EngineFailed when it has ended already."""
    assert child.stdin is not None  # noqa: S101 - started with a pipe
    try:
        child.stdin.write(text[:LONGEST_TEXT].encode())
        child.stdin.close()
    except OSError as error:
        discard(child)
        raise EngineFailed(f"{child.args!r} takes no text: {error}") from error


def joined(parts: Sequence[Part], spoken: Callable[[str], str]) -> str:
    """The parts as one text, with a short breath between them."""
    said = [text for part in parts if (text := spoken(part.text).strip())]
    return " ".join(text if text[-1] in ".!?:;,…،؛؟።፣" else f"{text}," for text in said[:-1]) + (
        f" {said[-1]}" if len(said) > 1 else "".join(said)
    )
