"""Microphone and speaker by ALSA where the unit has them, else a drawn tone and nothing.

All sound is 16-bit at 48 kHz in pieces of 20 ms: mono from the microphone, stereo to the speaker.
"""

import logging
import queue
import threading
from collections import deque
from contextlib import suppress
from typing import Final, Protocol

import av
from av.error import FFmpegError

from hardware.errors import DeviceMissing, LineLost
from hardware.sound.alsa import OPENING, AlsaLine, has
from terminal.calls.drawn import CHUNK, SAMPLE_RATE, SILENCE, tone

VIRTUAL: Final = "virtual:"
# 100 ms of sound: what comes later than that is dropped, or the lips would run ahead (EN 301 549, 6.5.4).
_LATEST_CHUNKS: Final = 5
_log = logging.getLogger(__name__)


class Microphone(Protocol):
    def next_chunk(self) -> bytes:
        """The next 20 ms, silence when there are none; never waits."""

    def close(self) -> None: ...


class Speaker(Protocol):
    def play(self, chunk: bytes) -> None:
        """Play 20 ms of stereo after what came before; never waits, drops what the device cannot take."""

    def close(self) -> None: ...


def open_microphone(wanted: str) -> Microphone:
    """By its ALSA name; ``auto`` takes the default one, else a tone, and the log says so."""
    if wanted == "auto" and not has("capture"):
        _log.info("no microphone on this unit: guides hear the drawn test tone")
        return Tone()
    if wanted == VIRTUAL:
        return Tone()
    return AlsaMicrophone("default" if wanted == "auto" else wanted)


def open_speaker(wanted: str) -> Speaker:
    """By its ALSA name; ``auto`` takes the default one, else none, and the log says so."""
    if wanted == "auto" and not has("playback"):
        _log.info("no speaker on this unit: what guides say is not heard here")
        return Deaf()
    if wanted == VIRTUAL:
        return Deaf()
    return AlsaSpeaker("default" if wanted == "auto" else wanted)


class Tone:
    def next_chunk(self) -> bytes:
        return tone()

    def close(self) -> None:
        pass


class Deaf:
    def play(self, chunk: bytes) -> None:
        pass

    def close(self) -> None:
        pass


class AlsaMicrophone:
    """Reads ahead by 100 ms at most; a device that fails is silence and a warning."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._chunks: deque[bytes] = deque(maxlen=_LATEST_CHUNKS)
        self._stop = threading.Event()
        threading.Thread(target=self._run, name="microphone", daemon=True).start()

    def next_chunk(self) -> bytes:
        try:
            return self._chunks.popleft()
        except IndexError:
            return SILENCE

    def close(self) -> None:
        self._stop.set()
        self._chunks.clear()

    def _run(self) -> None:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE, frame_size=CHUNK)
        try:
            with av.open(self._device, format="alsa") as container:
                for frame in container.decode(audio=0):
                    if self._stop.is_set():
                        return
                    self._chunks.extend(
                        bytes(piece.planes[0])[: 2 * CHUNK] for piece in resampler.resample(frame)
                    )
        except (FFmpegError, OSError) as error:
            _log.warning("microphone %s failed: %s; the guide hears nothing", self._device, error)
        finally:
            if self._stop.is_set():
                self._chunks.clear()


class AlsaSpeaker:
    """A device that fails is silence and a warning."""

    def __init__(self, device: str) -> None:
        self._device = device
        self._chunks: queue.Queue[bytes | None] = queue.Queue(maxsize=_LATEST_CHUNKS)
        threading.Thread(target=self._run, name="speaker", daemon=True).start()

    def play(self, chunk: bytes) -> None:
        try:
            self._chunks.put_nowait(chunk)
        except queue.Full:
            # The clocks of two machines drift: a piece lost now and then keeps the lips in time.
            return

    def close(self) -> None:
        while True:
            try:
                self._chunks.put_nowait(None)
            except queue.Full:
                # Played meanwhile, perhaps: a get that waits could wait for good.
                with suppress(queue.Empty):
                    self._chunks.get_nowait()
            else:
                return

    def _run(self) -> None:
        line: AlsaLine | None = None
        try:
            with OPENING:
                line = AlsaLine(self._device, SAMPLE_RATE, channels=2)
            while (chunk := self._chunks.get()) is not None:
                line.write(chunk)
        except (DeviceMissing, LineLost) as error:
            _log.warning("speaker %s failed: %s; the guide is not heard here", self._device, error)
        finally:
            if line is not None:
                line.drop()
                line.close()
