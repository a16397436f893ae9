"""Kivy's labels in a real window, drawn by our engine."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.built import ROOT

INSTALLING = """
import sys
from pathlib import Path
from terminal.text import glass
glass.install(Path(sys.argv[1]))
"""


def python(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["xvfb-run", "--auto-servernum", sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "KIVY_HOME": str(home), "KIVY_NO_ARGS": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def shown(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("kivy")
    done = python("-m", "tests.terminal.text.labels_in_kivy", str(built), home=home)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_a_wrapped_arabic_label_is_the_image_of_our_engine(shown: dict[str, Any]) -> None:
    assert shown["same_ink"]
    assert shown["size"][0] == 760


def test_the_families_of_the_languages_are_there(shown: dict[str, Any]) -> None:
    assert {"Arabic", "Latin"} <= set(shown["families"])


def test_colour_is_the_labels_and_ink_is_alpha(shown: dict[str, Any]) -> None:
    assert shown["red"] == [[255, 0, 0]]
    assert shown["red_alpha"][0] == 0
    assert 120 <= shown["red_alpha"][1] <= 128


def test_a_label_starts_where_its_reading_starts(shown: dict[str, Any]) -> None:
    assert shown["latin_start"][0] < 10
    assert shown["arabic_start"][2] > 290
    assert shown["told_rtl"][2] > 290
    assert shown["right"][2] > 290
    assert 50 <= shown["padded"][0] < 60


def test_it_stands_high_or_low_as_told(shown: dict[str, Any]) -> None:
    assert shown["top"][1] < shown["middle"][1] < shown["bottom"][1]
    assert shown["top"][1] < 20
    assert shown["bottom"][3] > 180


def test_what_is_too_long_is_shortened(shown: dict[str, Any]) -> None:
    assert shown["shortened"]
    assert shown["two_lines"] == 2 * shown["one_line"]


def test_lines_and_weights(shown: dict[str, Any]) -> None:
    assert shown["spaced"] == pytest.approx(4 * shown["one_line"], abs=2)
    assert shown["bold"] > shown["plain"]
    assert shown["default"] == shown["plain"]


def test_a_label_of_no_told_width_is_as_wide_as_its_ink(shown: dict[str, Any]) -> None:
    (left, _, right, _), whole = shown["leaning"]
    assert right - left == whole
    assert shown["upright"] == pytest.approx(shown["upright_width"], abs=1)


def test_the_rest_of_kivys_text_still_works(shown: dict[str, Any]) -> None:
    assert shown["empty"] == [0, 0]
    assert shown["markup"][0] > 50
    assert shown["cursor"]
    assert shown["changed"]


def test_coming_after_kivys_own_label_is_refused(built: Path, tmp_path: Path) -> None:
    done = python("-c", f"import kivy.uix.label\n{INSTALLING}", str(built), home=tmp_path)
    assert done.returncode != 0
    assert "call it first" in done.stderr


def test_fonts_that_are_not_built_are_told(tmp_path: Path) -> None:
    done = python("-c", INSTALLING, str(tmp_path), home=tmp_path)
    assert done.returncode != 0
    assert "python -m provisioning.fonts" in done.stderr
