"""From a touch to the frame that answers it, seen from outside, beside the smallest Kivy button."""

import random
import statistics
import time
from collections.abc import Sequence
from typing import Final

from tests.benchmarks.figures import p95
from tests.benchmarks.peers import SIZE, bare_kivy, folder, glass
from tests.display import virtual_display
from tests.gallery import FORMATS
from tests.places import Spot, where
from tests.screen import Screen

_TOUCHES: Final = 60
_RESTED: Final = 12
_FRAME_S: Final = 1 / 60
# What is touched, so much of it looked at, and where a finger changes nothing.
_FORMAT: Final = next(form for form in FORMATS if form[:2] == SIZE)
_START, _ARABIC = Spot("start-sv", "Svenska"), Spot("start-sv", "العربية")
_HOME: Final = Spot("home-ar", 0)
_SEEN: Final = (60, 4)
_NOWHERE: Final = (640, 20)
# Longer than a hand trembles: a touch so soon after another at the same place would do nothing.
_BETWEEN_S: Final = 0.4
_AT_REST_S: Final = 5.0


def touch() -> None:
    """Touch to drawn frame; a frame is 1/60 s. Seen by reading pixels back, some 0.3 ms each."""
    start, home = where(_START, _FORMAT), where(_HOME, _FORMAT)
    with virtual_display(*SIZE) as name, folder() as state, glass(name, state), Screen(name) as screen:
        ours = _answers(screen, start, _TOUCHES, 0.0)
        _tell("glass in use", ours)
        _tell("glass at rest", _answers(screen, start, _RESTED, _AT_REST_S))
        screen.touch(*where(_ARABIC, _FORMAT))
        _tell("glass in use, home in Arabic", _answers(screen, home, _TOUCHES, 0.0))
        _tell("glass at rest, home in Arabic", _answers(screen, home, _RESTED, _AT_REST_S))
    with virtual_display(*SIZE) as name, folder() as state, bare_kivy(name, state), Screen(name) as screen:
        theirs = _answers(screen, start, _TOUCHES, 0.0)
        _tell("bare Kivy", theirs)
    print(f"  median / bare Kivy: {statistics.median(ours) / statistics.median(theirs):.2f}×")


def _tell(who: str, seconds: Sequence[float]) -> None:
    frames = [value / _FRAME_S for value in seconds]
    print(f"  {who}: median {statistics.median(frames):.2f}, p95 {p95(frames):.2f} frames", flush=True)


def _answers(screen: Screen, place: tuple[int, int], count: int, rest_s: float) -> list[float]:
    seconds = []
    chance = random.Random(1)  # touches fall anywhere within a frame, the same in each run
    wide, high = _SEEN
    seen = (place[0] - wide // 2, place[1] - high // 2, wide, high)
    screen.wait_for_calm()
    for _ in range(count):
        time.sleep(rest_s + _BETWEEN_S + chance.random() * _FRAME_S)
        before = screen.pixels(seen)
        began = time.perf_counter()
        screen.press(*place)
        while screen.pixels(seen) == before:
            if time.perf_counter() - began > 2:
                raise TimeoutError("a touch was not answered")
        seconds.append(time.perf_counter() - began)
        # Slid off before it is let go: nothing is chosen.
        screen.move(*_NOWHERE)
        screen.release()
        deadline = time.perf_counter() + 2
        while screen.pixels(seen) != before and time.perf_counter() < deadline:
            time.sleep(0.005)
    return seconds
