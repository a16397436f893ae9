"""From a touch to the frame that answers it, seen from outside, beside the smallest Kivy button."""

import random
import statistics
import time

from tests.benchmarks.figures import p95
from tests.benchmarks.peers import SIZE, bare_kivy, folder, glass
from tests.display import virtual_display
from tests.screen import Screen

_TOUCHES = 60
_RESTED = 12
_FRAME_S = 1 / 60
# Within the language tile at the left, beside its word; and a place where a finger changes nothing.
_TILE, _SEEN = (100, 232), (90, 226, 4, 4)
_NOWHERE = (640, 20)
_AT_REST_S = 5.0


def touch() -> None:
    """Touch to drawn frame; a frame is 1/60 s. Seen by reading pixels back, some 0.3 ms each."""
    with virtual_display(*SIZE) as screen, folder() as state, glass(screen, state):
        ours = _answers(screen, _TOUCHES, 0.0)
        rested = _answers(screen, _RESTED, _AT_REST_S)
    with virtual_display(*SIZE) as screen, folder() as state, bare_kivy(screen, state):
        theirs = _answers(screen, _TOUCHES, 0.0)
    for who, seconds in (("glass in use", ours), ("glass at rest", rested), ("bare Kivy", theirs)):
        frames = [value / _FRAME_S for value in seconds]
        print(f"  {who}: median {statistics.median(frames):.2f}, p95 {p95(frames):.2f} frames")
    print(f"  median / bare Kivy: {statistics.median(ours) / statistics.median(theirs):.2f}×")


def _answers(name: str, count: int, rest_s: float) -> list[float]:
    seconds = []
    chance = random.Random(1)  # touches fall anywhere within a frame, the same in each run
    with Screen(name) as screen:
        screen.wait_for_calm()
        for _ in range(count):
            time.sleep(rest_s + 0.1 + chance.random() * _FRAME_S)
            before = screen.pixels(_SEEN)
            began = time.perf_counter()
            screen.press(*_TILE)
            while screen.pixels(_SEEN) == before:
                if time.perf_counter() - began > 2:
                    raise TimeoutError("a touch was not answered")
            seconds.append(time.perf_counter() - began)
            # Slid off before it is let go: nothing is chosen.
            screen.move(*_NOWHERE)
            screen.release()
            deadline = time.perf_counter() + 2
            while screen.pixels(_SEEN) != before and time.perf_counter() < deadline:
                time.sleep(0.005)
    return seconds
