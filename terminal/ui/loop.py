"""The main loop: Kivy's turns at the pace that is needed, full while somebody is there, slow at rest."""

import time
from collections.abc import Callable
from typing import Any, Final

AWAKE_HZ: Final = 60.0
# A touch on the resting glass is seen within one of these turns; faster costs processor time all night.
REST_HZ: Final = 25.0


def run(
    window: Any, turn: Callable[[], None], is_awake: Callable[[], bool], is_stopping: Callable[[], bool]
) -> None:
    """Until told to stop: input, our turn, and a frame if anything changed."""
    from kivy.base import EventLoop

    while not is_stopping() and not EventLoop.quit:
        began = time.monotonic()
        EventLoop.idle()
        window.mainloop()
        turn()
        pace_s = 1 / (AWAKE_HZ if is_awake() else REST_HZ)
        time.sleep(max(0.0, began + pace_s - time.monotonic()))
