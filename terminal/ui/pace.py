"""How the main loop waits: until the display, another thread or the time ends it."""

import ctypes
import logging
import os
import threading
import time
from pathlib import Path
from typing import Any, Final

_log = logging.getLogger(__name__)

# Where SDL cannot wait (kmsdrm reads touches on a thread of Kivy's), a touch is seen within one of these,
# unless the input watch tells of it.
BLIND_S: Final = 0.04
# Kivy's thread may read a touch a moment after ours: the loop looks again for so long.
_FRESH_S: Final = 0.3
# SDL_events.h; an SDL_Event has 56 bytes, and grew to 128 in later ones.
_USER_EVENT: Final = 0x8000
_EVENT_BYTES: Final = 128


class Pace:
    """Made after the window. ``wait`` is the main thread's; all else is safe on any thread."""

    def __init__(self) -> None:
        self._sdl = _sdl()
        self._woken = threading.Event()
        self._touches_told = False
        self._fresh_until = float("-inf")

    @property
    def is_blind(self) -> bool:
        """Whether touches come by a way that cannot end a wait."""
        return self._sdl is None

    @property
    def is_fresh(self) -> bool:
        """Whether a touch was told of just now."""
        return time.monotonic() < self._fresh_until

    def wait(self, seconds: float) -> None:
        """So many seconds at most; what came from the display is left for Kivy to read."""
        if self._sdl is None:
            self._woken.wait(seconds if self._touches_told else min(seconds, BLIND_S))
        elif not self._woken.is_set():
            self._sdl.SDL_WaitEventTimeout(None, round(seconds * 1000))
        self._woken.clear()

    def wake(self) -> None:
        """End the wait under way, or the next one."""
        if self._woken.is_set():
            return
        self._woken.set()
        if self._sdl is not None:
            event = ctypes.create_string_buffer(_USER_EVENT.to_bytes(4, "little"), _EVENT_BYTES)
            self._sdl.SDL_PushEvent(event)

    def touched(self) -> None:
        """A finger is on the screen."""
        self._fresh_until = time.monotonic() + _FRESH_S
        self.wake()

    def touches_told(self, told: bool) -> None:
        """Whether somebody calls ``touched``; until then a blind loop looks often."""
        self._touches_told = told
        self.wake()


def _sdl() -> Any:
    """The very library that Kivy has loaded, where it can wait; else None."""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return None
    try:
        loaded = Path("/proc/self/maps").read_text("utf-8").split()
        library = ctypes.CDLL(next(path for path in loaded if "/libSDL2-2" in path))
        library.SDL_WaitEventTimeout.argtypes = [ctypes.c_void_p, ctypes.c_int]
        library.SDL_PushEvent.argtypes = [ctypes.c_void_p]
    except (OSError, AttributeError, StopIteration) as error:
        _log.warning("the glass wakes up more often than it need: no waiting in SDL (%r)", error)
        return None
    return library
