"""Whole visits at the real glass, seen from outside: how fast screens change, what visits leave behind."""

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.benchmarks.figures import p95, spread, tell_ratio
from tests.benchmarks.peers import SIZE, Running, folder, glass
from tests.display import virtual_display
from tests.screen import Box, Screen

LANGUAGES: Final = ("en", "ar", "th")
_RIGHT_TO_LEFT: Final = "ar"
# Parts of the glass that are other on the next screen, and where the finger on the tile changes nothing.
_BAR: Final[Box] = (0, 64, SIZE[0], 60)
_FOOT: Final[Box] = (0, 690, SIZE[0], 60)
# The tiles of three languages; then one place on each screen of a visit, from the edge where reading starts.
_TILES: Final = {"en": (235, 530), "ar": (640, 530), "th": (1045, 530)}
_TOUCHES: Final = {
    "categories": ((233, 400), _BAR),
    "questions": ((590, 280), _BAR),
    "answer": ((640, 200), _FOOT),
}
_END: Final = (1180, 100)
# Each touch lies so far from the one before that none is taken for a tremble.
_BETWEEN_S: Final = 0.1
_PATIENCE_S: Final = 10.0
# Every part of three languages is loaded at rest, one each half second.
_SETTLE_S: Final = 10.0
_CHANGES: Final = 20
_VISITS: Final = 400
_EARLY: Final = 4
# Visits that are taken together, each language as often: one alone is at the mercy of the machine.
_AROUND: Final = 18


def change() -> None:
    """A touch to the drawn next screen: home, categories, questions, answer; the languages in turn."""
    found: dict[str, list[dict[str, float]]] = {tag: [] for tag in LANGUAGES}
    with _ready() as (_, screen):
        for _ in range(_CHANGES):
            for tag in LANGUAGES:
                found[tag].append(_visit(screen, tag))
    for tag in LANGUAGES:
        seconds = [sum(visit.values()) for visit in found[tag]]
        parts = ", ".join(
            f"{name} {1000 * statistics.median(visit[name] for visit in found[tag]):.0f}"
            for name in found[tag][0]
        )
        every = [value for visit in found[tag] for value in visit.values()]
        print(
            f"  {tag}: {spread(seconds, 'ms', 1000, 0)} a visit; {parts} ms; p95 {1000 * p95(every):.0f} ms"
        )
    english = [sum(visit.values()) for visit in found["en"]]
    for tag in LANGUAGES[1:]:
        tell_ratio(f"change in {tag}", [sum(visit.values()) for visit in found[tag]], english, "en", 1.3)


def visits() -> None:
    """The visits from the 400th beside those from the 4th: their time, and PSS at their end."""
    early, late = _EARLY + _AROUND - 1, _VISITS + _AROUND - 1
    seconds: list[float] = []
    spent: dict[int, float] = {}
    sizes: dict[int, int] = {}
    with _ready() as (running, screen):
        for number in range(1, late + 1):
            if number in (_EARLY, _VISITS):
                spent[number] = running.processor_s()
            seconds.append(sum(_visit(screen, LANGUAGES[number % len(LANGUAGES)]).values()))
            if number in (early, late):
                spent[number] = running.processor_s()
            if number in (early, late) or number % 50 == 0:
                screen.wait_for_calm()
                sizes[number] = running.pss_bytes()
    print(
        "  PSS after visit: " + ", ".join(f"{number} {size / 1e6:.1f} MB" for number, size in sizes.items())
    )
    for first in (_EARLY, _VISITS):
        told = spread(seconds[first - 1 :][:_AROUND], "ms", 1000, 0)
        processor = (spent[first + _AROUND - 1] - spent[first]) / _AROUND
        print(f"  from visit {first}: {told} of waiting, {1000 * processor:.0f} ms of processor a visit")
    then, now = spent[early] - spent[_EARLY], spent[late] - spent[_VISITS]
    tell_ratio(f"processor time from visit {_VISITS}", [now], [then], f"from visit {_EARLY}", 1.05)
    tell_ratio(f"memory after visit {late}", [sizes[late]], [sizes[early]], f"after visit {early}", 1.05)


@contextmanager
def _ready() -> Iterator[tuple[Running, Screen]]:
    with (
        virtual_display(*SIZE) as name,
        folder() as state,
        glass(name, state, languages=LANGUAGES) as running,
        Screen(name) as screen,
    ):
        time.sleep(_SETTLE_S)
        screen.wait_for_calm()
        yield running, screen


def _visit(screen: Screen, tag: str) -> dict[str, float]:
    """Seconds of each change of one visit, from the finger's lift to the frame; ended by touch."""
    _touch(screen, _TILES[tag], _BAR)
    took = {name: _touch(screen, _mirrored(place, tag), seen) for name, (place, seen) in _TOUCHES.items()}
    _touch(screen, _mirrored(_END, tag), _FOOT)
    return took


def _mirrored(place: tuple[int, int], tag: str) -> tuple[int, int]:
    return (SIZE[0] - place[0], place[1]) if tag == _RIGHT_TO_LEFT else place


def _touch(screen: Screen, place: tuple[int, int], seen: Box) -> float:
    """Seconds from the finger's lift to the frame that shows another screen there."""
    time.sleep(_BETWEEN_S)
    screen.press(*place)
    # Let the pressed look be drawn, so that the next frame is the next screen.
    time.sleep(0.05)
    before = screen.pixels(seen)
    began = time.perf_counter()
    screen.release()
    while screen.pixels(seen) == before:
        if time.perf_counter() - began > _PATIENCE_S:
            raise TimeoutError(f"nothing follows a touch at {place}")
    return time.perf_counter() - began
