"""The main loop: Kivy's turns at the pace that is needed, full while somebody is there, slow at rest.

Kivy's own clock wakes up sixty times a second, day and night. At rest we wait until something comes from the
display or from a device instead, so that a touch is seen at once and the processor sleeps.
"""

import time
from collections.abc import Callable
from typing import Any, Final

from terminal.ui.pace import Pace

AWAKE_S: Final = 1 / 60
# At rest the world is looked at so often: the greeting's turn, the watchdog, what the agent wrote. What
# cannot wait so long, a press or a key, comes through ``Glass.post``, which wakes the loop.
REST_S: Final = 0.5


def run(
    window: Any,
    turn: Callable[[], None],
    is_awake: Callable[[], bool],
    is_stopping: Callable[[], bool],
    pace: Pace,
) -> None:
    """Until told to stop: input, a frame if it changed anything, our turn, and a wait."""
    from kivy.base import EventLoop

    while not is_stopping() and not EventLoop.quit:
        began = time.monotonic()
        # First what came from the display, so that the frame of this very turn answers it.
        window.mainloop()
        EventLoop.idle()
        turn()
        if is_awake() or pace.is_fresh:
            pace.wait(max(0.0, began + AWAKE_S - time.monotonic()))
        else:
            pace.wait(REST_S)
