"""Virtual outputs: what would be heard goes into a WAV file an output, at the pace of real time, and a log.

``spoken.jsonl`` has one line an utterance, written when it begins to be heard: ``at`` (Unix seconds),
``output``, ``language``, ``engine``, ``text``.
"""

from __future__ import annotations

import json
import threading
import time
import wave
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from hardware.errors import ControlError, DeviceMissing
from hardware.sound.contract import Caption, Line, Output, SoundState, SoundStatus

# Ten minutes of 22 kHz: a demo that runs for weeks fills no disk. Then both begin anew.
_MOST_WAV_BYTES: Final = 26_000_000
_MOST_LOG_BYTES: Final = 1_000_000
_WAV_HEADER_BYTES: Final = 44
# As a sound card of 80 ms would: so much may wait, and is lost when the line is dropped.
_AHEAD_S: Final = 0.08
RATE: Final = 22_050


class VirtualSound:
    """Two outputs and a jack that exist in files under ``folder``; a whole ``Sound``.

    ``clock`` and ``pause`` are seconds: tests make them faster than time.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._pause = pause
        self._guard = threading.RLock()
        self._headphones = False
        self._missing: set[Output] = set()
        self._told: list[Callable[[bool], None]] = []
        self._told_status: list[Callable[[Output, SoundStatus], None]] = []
        self._heard = dict.fromkeys(Output, 0)

    virtual = True

    @property
    def twin(self) -> VirtualSound:
        return self

    @property
    def headphones_in(self) -> bool:
        return self._headphones

    @property
    def spoken(self) -> Path:
        return self._folder / "spoken.jsonl"

    def heard(self, output: Output) -> Path:
        """The WAV file of what came out there, without the silences between."""
        return self._folder / f"{output}.wav"

    def when_headphones(self, callback: Callable[[bool], None]) -> None:
        with self._guard:
            self._told.append(callback)

    def when_status(self, callback: Callable[[Output, SoundStatus], None]) -> None:
        with self._guard:
            self._told_status.append(callback)
        for output in Output:
            callback(output, self._status(output))

    def start(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)

    def name(self, output: Output) -> str:
        del output
        return "virtual:"

    def open(self, output: Output, rate: int, caption: Caption) -> Line:
        if output in self._missing:
            raise DeviceMissing("not_found", f"the virtual {output} is unplugged")
        self._folder.mkdir(parents=True, exist_ok=True)
        self._note(output, caption)
        return _VirtualLine(self, output, rate)

    def close(self) -> None:
        with self._guard:
            self._told.clear()
            self._told_status.clear()

    def do(self, verb: str, *arguments: str) -> None:
        """``plug`` or ``unplug``, ``headphones`` or ``speaker`` (one without a cable is missing)."""
        if verb not in {"plug", "unplug"} or arguments not in {(output.value,) for output in Output}:
            raise ControlError(
                f"sound {' '.join((verb, *arguments))}: allowed is plug or unplug, headphones or speaker"
            )
        output = Output(arguments[0])
        plugged = verb == "plug"
        if output is Output.SPEAKER:
            self._missing = self._missing - {output} if plugged else self._missing | {output}
            for tell in list(self._told_status):
                tell(output, self._status(output))
        elif plugged != self._headphones:
            self._headphones = plugged
            for told in list(self._told):
                told(plugged)

    def state(self) -> Mapping[str, object]:
        return {
            "headphones": self._headphones,
            "spoken": str(self.spoken),
            **{f"heard_{output}_s": round(bytes_ / (2 * RATE), 2) for output, bytes_ in self._heard.items()},
        }

    def keep(self, output: Output, samples: bytes) -> None:
        """What was heard of one line."""
        path = self.heard(output)
        with self._guard:
            fresh = not path.exists() or path.stat().st_size > _MOST_WAV_BYTES
            with path.open("wb" if fresh else "r+b") as file:
                if fresh:
                    with wave.open(file, "wb") as made:
                        made.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
                        made.writeframes(samples)
                else:
                    _append(file, samples)
            self._heard[output] += len(samples)

    def now(self) -> float:
        return self._clock()

    def wait(self, seconds: float) -> None:
        self._pause(seconds)

    def _status(self, output: Output) -> SoundStatus:
        if output in self._missing:
            return SoundStatus(SoundState.MISSING, "not_found", "the virtual speaker is unplugged")
        return SoundStatus(SoundState.OK, "", str(self._folder))

    def _note(self, output: Output, caption: Caption) -> None:
        line = {
            "at": round(time.time(), 3),
            "output": output.value,
            "language": caption.language,
            "engine": caption.engine,
            "text": caption.text,
        }
        with self._guard:
            fresh = self.spoken.exists() and self.spoken.stat().st_size > _MOST_LOG_BYTES
            with self.spoken.open("w" if fresh else "a", encoding="utf-8") as log:
                log.write(json.dumps(line, ensure_ascii=False) + "\n")


class _VirtualLine:
    """Takes samples no faster than they would be heard; what is dropped in time was never heard."""

    def __init__(self, sound: VirtualSound, output: Output, rate: int) -> None:
        self._sound = sound
        self._output = output
        self._rate = rate
        self._samples = bytearray()
        self._began: float | None = None
        self._paused_s = 0.0

    def write(self, samples: bytes) -> None:
        now = self._sound.now()
        if self._began is None:
            self._began = now
        # When the engine was too slow the card ran dry: that silence is no sound.
        self._paused_s += max(0.0, self._played_s(now) - self._written_s())
        self._samples += samples
        ahead_s = self._written_s() - self._played_s(self._sound.now())
        if ahead_s > _AHEAD_S:
            self._sound.wait(ahead_s - _AHEAD_S)

    def drop(self) -> None:
        heard = max(0, int(self._played_s(self._sound.now()) * self._rate))
        del self._samples[2 * heard :]

    def close(self) -> None:
        left_s = self._written_s() - self._played_s(self._sound.now())
        if left_s > 0:
            self._sound.wait(left_s)
        if self._samples:
            self._sound.keep(self._output, _at_rate(bytes(self._samples), self._rate))
        self._samples.clear()

    def _written_s(self) -> float:
        return len(self._samples) / (2 * self._rate)

    def _played_s(self, now: float) -> float:
        return 0.0 if self._began is None else now - self._began - self._paused_s


def _append(file: object, samples: bytes) -> None:
    """Lengthen a WAV file made above: the two lengths in its header, and the samples at its end."""
    from typing import BinaryIO, cast

    out = cast(BinaryIO, file)
    size = out.seek(0, 2)
    out.write(samples)
    data = size + len(samples) - _WAV_HEADER_BYTES
    out.seek(4)
    out.write((data + _WAV_HEADER_BYTES - 8).to_bytes(4, "little"))
    out.seek(_WAV_HEADER_BYTES - 4)
    out.write(data.to_bytes(4, "little"))


def _at_rate(samples: bytes, rate: int) -> bytes:
    """The same sound at the file's rate, by the nearest sample: it is a witness, not a recording."""
    if rate == RATE:
        return samples
    from array import array

    taken = array("h", samples)
    count = len(taken) * RATE // rate
    return array("h", (taken[index * rate // RATE] for index in range(count))).tobytes()
