"""Playing through ALSA's own library, which alone can silence a device at once.

The one place where libasound's error numbers become ours. Manual: alsa-lib, ``pcm.h`` and simple PCM setup.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import functools
import threading
from pathlib import Path
from typing import Any, Final

from hardware.errors import DeviceMissing, LineLost

_PLAYBACK: Final = 0
_S16_LE: Final = 2
_INTERLEAVED: Final = 3
# So much may wait in the device: what is stopped is silent, and what is made louder is louder, within it.
_LATENCY_US: Final = 80_000
_PCM: Final = Path("/proc/asound/pcm")


@functools.cache
def library() -> Any:
    """libasound. Raises DeviceMissing ``no_library``."""
    try:
        loaded = ctypes.CDLL(ctypes.util.find_library("asound") or "libasound.so.2")
    except OSError as error:
        raise DeviceMissing("no_library", "install libasound2") from error
    loaded.snd_strerror.restype = ctypes.c_char_p
    loaded.snd_pcm_writei.restype = ctypes.c_long
    loaded.snd_pcm_writei.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_ulong]
    for name in ("drain", "drop", "prepare", "close"):
        getattr(loaded, f"snd_pcm_{name}").argtypes = [ctypes.c_void_p]
    loaded.snd_pcm_recover.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
    loaded.snd_pcm_set_params.argtypes = [
        ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_int,
        ctypes.c_uint,
    ]  # fmt: skip
    return loaded


def has(direction: str, pcm: Path = _PCM) -> bool:
    """Whether the kernel has any device for ``playback`` or ``capture``."""
    try:
        return direction in pcm.read_text(encoding="utf-8")
    except OSError:
        return False


def plugged(name: str) -> str:
    """The name by which ALSA converts rate and channels: a bare ``hw:`` device takes only what it likes."""
    return f"plug{name}" if name.startswith("hw:") else name


class AlsaLine:
    """One open device: 16-bit samples, ``channels`` of them interleaved. Used by one thread alone.

    Raises:
        DeviceMissing: ``no_library``, ``not_found``, or ``busy`` when another program has it.
    """

    def __init__(self, name: str, rate: int, channels: int = 1) -> None:
        self._alsa = library()
        self._name = name
        self._frame_bytes = 2 * channels
        self._dropped = False
        self._pcm: ctypes.c_void_p | None = ctypes.c_void_p()
        code = self._alsa.snd_pcm_open(ctypes.byref(self._pcm), plugged(name).encode(), _PLAYBACK, 0)
        if code < 0:
            self._pcm = None
            raise DeviceMissing("busy" if code == -errno.EBUSY else "not_found", self._said(code))
        code = self._alsa.snd_pcm_set_params(self._pcm, _S16_LE, _INTERLEAVED, channels, rate, 1, _LATENCY_US)
        if code < 0:
            self.close()
            raise DeviceMissing("not_found", f"{rate} Hz cannot be played: {self._said(code)}")

    def write(self, samples: bytes) -> None:
        """Play after what came before; waits for room. Raises LineLost."""
        at = 0
        while self._pcm is not None and at < len(samples):
            frames = (len(samples) - at) // self._frame_bytes
            if frames == 0:
                return
            written = self._alsa.snd_pcm_writei(self._pcm, samples[at:], frames)
            if written < 0:
                # An underrun is mended: the device ran dry while the engine thought.
                code = self._alsa.snd_pcm_recover(self._pcm, int(written), 1)
                if code < 0:
                    raise LineLost(self._said(code))
                written = 0
            at += written * self._frame_bytes

    def drop(self) -> None:
        """Silence at once."""
        self._dropped = True
        if self._pcm is not None:
            self._alsa.snd_pcm_drop(self._pcm)

    def close(self) -> None:
        """Let it be heard to the end, unless it was dropped, and give the device back."""
        if self._pcm is None:
            return
        if not self._dropped:
            self._alsa.snd_pcm_drain(self._pcm)
        self._alsa.snd_pcm_close(self._pcm)
        self._pcm = None

    def _said(self, code: int) -> str:
        return f"{self._name}: {self._alsa.snd_strerror(code).decode()}"


# libasound's configuration is read at the first opening, and not safely by two threads at once.
OPENING: Final = threading.Lock()
