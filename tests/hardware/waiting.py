"""Wait for what another thread or process brings about, with an end."""

import threading
import time
from collections.abc import Callable


def wait_for(condition: Callable[[], object], deadline_s: float = 15.0) -> None:
    until_s = time.monotonic() + deadline_s
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < until_s, f"not within {deadline_s} s"
        pause.wait(0.01)
