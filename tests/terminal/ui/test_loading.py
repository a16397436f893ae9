"""What is loaded when: nothing heavy before the first frame (DESIGN, decision 4), every screen after it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.built import ROOT
from tests.display import virtual_display

# Each takes a frame or more to load; a touch, a device or a call wants them, and the first frame does not.
HEAVY = {
    "aiortc",
    "av",
    "escpos",
    "gpiozero",
    "importlib.metadata",
    "jwt",
    "pydantic",
    "snowballstemmer",
    "terminal.answers",
    "terminal.calls",
    "terminal.speech.opening",
    "terminal.tickets",
    "terminal.ui.screens.answer",
    "wire",
}

LOADING = """
from terminal.ui.flow import Screen
from terminal.ui.screens import load_pages, page_of
load_pages()
print(len({page_of(screen) for screen in Screen}) == len(Screen))
"""


def python(*arguments: str, folder: Path, display: str = "") -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": display, "KIVY_HOME": str(folder), "KIVY_NO_ARGS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_nothing_heavy_stands_before_the_first_frame(tmp_path: Path) -> None:
    with virtual_display(800, 480) as display:
        told = python("-m", "tests.terminal.ui.first_frame", str(tmp_path), folder=tmp_path, display=display)
    loaded = set(json.loads(told))
    assert "terminal.ui.screens.start" in loaded
    assert sorted(loaded & HEAVY) == []


def test_every_screen_there_is_can_be_laid(tmp_path: Path) -> None:
    assert python("-c", LOADING, folder=tmp_path) == "True"
