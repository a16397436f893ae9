"""EN 301 549, 5.2, 5.9, 11.2.2.1 and 11.2.4.7: ways that one starts oneself, one finger, time, the focus."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from terminal.config import ROOT
from terminal.ui.events import IdleOut, IdleSeen, LanguageChosen, StayedHere, WaysChosen
from terminal.ui.flow import Screen, advance
from terminal.ui.rest import due
from terminal.ui.visit import NOBODY
from terminal.ui.ways import AS_IT_IS, OFFERED, What, is_on, turned
from tests.accessibility.laid import SEVEN, TEN, laid
from tests.accessibility.listener import Listener, listening
from tests.display import virtual_display
from tests.gallery import Format
from tests.screen import wait_for

IDLE_S = 60.0


@pytest.mark.parametrize("what", OFFERED)
def test_5_2_each_way_is_started_by_one_touch_before_anything_else(what: What) -> None:
    visit, _ = advance(NOBODY, WaysChosen(turned(AS_IT_IS, what)))
    assert is_on(visit.ways, what)
    visit, _ = advance(visit, LanguageChosen("fa"))
    assert is_on(visit.ways, what)


@pytest.mark.parametrize("form", [SEVEN, TEN], ids=lambda form: form.name)
def test_5_2_the_ways_are_on_the_first_screen(form: Format) -> None:
    start = laid(form)["start-sv"]
    shown = {thing["text"] for thing in start if thing["kind"] == "touch"}
    assert {"Större text", "Stark kontrast", "Läs upp"} <= shown


def test_5_9_a_second_finger_does_nothing_and_the_first_is_enough(tmp_path: Path) -> None:
    with virtual_display(800, 480) as display:
        done = subprocess.run(
            [sys.executable, "-m", "tests.accessibility.two_fingers", str(tmp_path)],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["home", "home", "home", "categories"]


def test_11_2_2_1_one_touch_extends_the_time_as_often_as_wanted() -> None:
    visit, _ = advance(NOBODY, LanguageChosen("sv"))
    for _ in range(12):
        asked = due(visit, idle_s=IDLE_S, untouched_s=IDLE_S, shown_s=IDLE_S, asked_s=0)
        assert isinstance(asked, IdleSeen)
        visit, _ = advance(visit, asked)
        # Twenty seconds after the question, and not before, it ends.
        assert due(visit, idle_s=IDLE_S, untouched_s=2 * IDLE_S, shown_s=0, asked_s=19.9) is None
        assert isinstance(due(visit, idle_s=IDLE_S, untouched_s=0, shown_s=0, asked_s=20), IdleOut)
        visit, _ = advance(visit, StayedHere())
        assert visit == replace(visit, asked=False)
        assert visit.screen is Screen.HOME


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    with listening(tmp_path) as found:
        yield found


def test_11_2_4_7_the_focus_is_seen_and_moves(listener: Listener) -> None:
    screen = listener.glass.screen
    before = screen.wait_for_calm()
    listener.press("next")
    wait_for(lambda: listener.count > 0, "speech")
    first = screen.wait_for_change(before)
    listener.after("next")
    wait_for(lambda: screen.pixels() not in (before, first), "the ring elsewhere")
