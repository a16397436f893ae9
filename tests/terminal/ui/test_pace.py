"""How the main loop waits where SDL cannot: the way of a unit without a display server."""

import threading
import time

import pytest

from terminal.ui.pace import BLIND_S, Pace

# Longer than any test may last: what ends a wait is the wake, or the test fails by its time.
FOR_EVER_S = 1000.0


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> Pace:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    pace = Pace()
    assert pace.is_blind
    return pace


def test_nobody_who_tells_of_touches_means_looking_often(blind: Pace) -> None:
    began = time.monotonic()
    blind.wait(FOR_EVER_S)
    assert time.monotonic() - began >= 0.9 * BLIND_S


def test_a_wake_from_another_thread_ends_the_wait(blind: Pace) -> None:
    blind.touches_told(True)
    blind.wait(FOR_EVER_S)  # the telling itself is news
    threading.Timer(0.05, blind.wake).start()
    blind.wait(FOR_EVER_S)


def test_a_wake_before_the_wait_is_not_lost(blind: Pace) -> None:
    blind.touches_told(True)
    blind.wake()
    blind.wake()
    blind.wait(FOR_EVER_S)


def test_after_a_touch_the_loop_looks_again(blind: Pace) -> None:
    assert not blind.is_fresh
    blind.touches_told(True)
    blind.touched()
    assert blind.is_fresh
    blind.wait(FOR_EVER_S)
