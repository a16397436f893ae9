"""The page on violence leaves no trace: not in memory, not in the unit's file, not in the log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from terminal.config import ROOT
from tests.display import virtual_display
from tests.terminal.ui.left_at_once import QUERY

# Words of the page in Swedish, its id, and what led to it.
TRACES = ("domestic", "violence", "våld", "kvinnofrid", "020-50", "slagen", "hotad", " ".join(QUERY))


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, "subprocess.CompletedProcess[str]"]:
    """The state folder, and what the process said."""
    folder = tmp_path_factory.mktemp("state")
    with virtual_display(800, 480) as display:
        done = subprocess.run(
            [sys.executable, "-m", "tests.terminal.ui.left_at_once", str(folder)],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done


def test_memory_holds_none_of_its_words(left: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    assert left[1].stdout == ""


def test_nothing_is_written_down(left: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    for path in left[0].rglob("*"):
        if path.is_file():
            content = path.read_bytes().decode("utf-8", "replace").lower()
            assert [word for word in TRACES if word in content] == [], path


def test_nothing_is_logged(left: tuple[Path, "subprocess.CompletedProcess[str]"]) -> None:
    said = left[1].stderr.lower()
    assert [word for word in TRACES if word in said] == []
