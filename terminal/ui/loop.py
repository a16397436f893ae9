"""The main loop: Kivy's turns at the pace that is needed, full while somebody is there, slow at rest.

Kivy's own clock wakes up sixty times a second, day and night. At rest we wait in SDL until something comes
from the display server instead, so that a touch is seen at once and the processor sleeps.
"""

import ctypes
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_log = logging.getLogger(__name__)

AWAKE_S: Final = 1 / 60
# At rest the world is looked at so often: a press of the button, the greeting's turn, the watchdog.
REST_S: Final = 0.2
# Where SDL cannot wait (kmsdrm reads touches on a thread of Kivy's), a touch is seen within one of these.
BLIND_S: Final = 0.04

Wait = Callable[[float], None]
"""Waits so many seconds at most, and returns at once when something came."""


def run(
    window: Any, turn: Callable[[], None], is_awake: Callable[[], bool], is_stopping: Callable[[], bool]
) -> None:
    """Until told to stop: input, a frame if it changed anything, our turn, and a wait."""
    from kivy.base import EventLoop

    wait = _waiter()
    while not is_stopping() and not EventLoop.quit:
        began = time.monotonic()
        # First what came from the display, so that the frame of this very turn answers it.
        window.mainloop()
        EventLoop.idle()
        turn()
        if is_awake():
            wait(max(0.0, began + AWAKE_S - time.monotonic()))
        else:
            wait(REST_S)


def _waiter() -> Wait:
    """How to wait on this display."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        try:
            return _sdl_wait()
        except (OSError, AttributeError, StopIteration) as error:
            _log.warning("the glass wakes up more often than it need: no waiting in SDL (%r)", error)
    return lambda seconds: time.sleep(min(seconds, BLIND_S))


def _sdl_wait() -> Wait:
    """SDL's own wait, in the very library that Kivy has loaded; it leaves the event for Kivy to read."""
    loaded = Path("/proc/self/maps").read_text("utf-8").split()
    library = ctypes.CDLL(next(path for path in loaded if "/libSDL2-2" in path))
    sdl_wait = library.SDL_WaitEventTimeout
    sdl_wait.argtypes, sdl_wait.restype = [ctypes.c_void_p, ctypes.c_int], ctypes.c_int

    def wait(seconds: float) -> None:
        sdl_wait(None, round(seconds * 1000))

    return wait
