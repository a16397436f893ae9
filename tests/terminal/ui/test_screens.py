"""Every screen, language and display: nothing cut off, nothing over another, all within reach."""

import itertools
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from terminal.text import load_languages
from terminal.ui.box import Box
from terminal.ui.theme import APART_MM, TARGET_MM, Theme
from terminal.ui.widgets.keyboard import LEAST_MM
from tests.built import ASSETS
from tests.gallery import FORMATS, Format, photograph

LANGUAGES = load_languages(ASSETS)
BESIDE_KEYS = ("search", "talking-writing")
Laid = dict[str, list[dict[str, Any]]]


# All that measures a display runs in one worker, which lays its screens once.
@pytest.fixture(
    scope="session",
    params=[pytest.param(form, marks=pytest.mark.xdist_group(form.name), id=form.name) for form in FORMATS],
)
def form(request: pytest.FixtureRequest) -> Format:
    found: Format = request.param
    return found


@pytest.fixture(scope="session")
def laid(form: Format) -> Laid:
    return _laid(form)


@cache
def _laid(form: Format) -> Laid:
    """A session's fixture is made anew for each module that borrows it."""
    with tempfile.TemporaryDirectory() as out:
        photograph(form, Path(out), wanted="layout")
        found: Laid = json.loads((Path(out) / "layout.json").read_text("utf-8"))
    return found


def runs_left(screen: str) -> bool:
    """Whether a screen is laid from the right: by its language, once there is one."""
    language = next(found for tag, found in LANGUAGES.items() if screen.endswith(f"-{tag}"))
    return language.is_rtl and not screen.startswith(("start", "languages"))


def things(laid: Laid, kind: str) -> Iterator[tuple[str, str, Box, dict[str, Any]]]:
    for screen, found in laid.items():
        for thing in found:
            if thing["kind"] == kind:
                yield screen, thing["text"], Box(*thing["box"]), thing


def test_no_text_is_cut_off(laid: Laid) -> None:
    cut = [
        (screen, text, thing["taken"], thing["box"])
        for screen, text, box, thing in things(laid, "text")
        if thing["taken"][0] > box.width + 2 or thing["taken"][1] > box.height + 2
    ]
    assert cut == []


def test_everything_lies_on_the_glass(laid: Laid, form: Format) -> None:
    glass = Box(0, 0, form.width, form.height)
    outside = [
        (screen, text)
        for kind in ("text", "touch")
        for screen, text, box, _ in things(laid, kind)
        if not glass.holds(box, 1)
    ]
    assert outside == []


def test_nothing_overlaps(laid: Laid) -> None:
    over = [
        (screen, one["text"], other["text"])
        for screen, found in laid.items()
        for kind in ("text", "touch")
        for one, other in itertools.combinations([thing for thing in found if thing["kind"] == kind], 2)
        if Box(*one["box"]).overlaps(Box(*other["box"]), 1)
    ]
    assert over == []


def test_11_2_5_8_what_is_touched_is_large_enough(laid: Laid, form: Format) -> None:
    """20 mm; keys and what stands beside them 14, tiles of eighteen languages on a small glass alike."""
    theme = Theme(*form[:2], form.inches)
    small = [
        (screen, text, round(min(box.width, box.height) / theme.pixels_per_mm, 1))
        for screen, text, box, _ in things(laid, "touch")
        if min(box.width, box.height) < (least_mm(screen, theme) - 0.1) * theme.pixels_per_mm
    ]
    assert small == []


def least_mm(screen: str, theme: Theme) -> float:
    """Of a thing to touch there."""
    if screen.startswith(BESIDE_KEYS) and not screen.startswith("search-folded"):
        # On a small glass the bar beside the keys gives them its height.
        return 12.4 if theme.is_small else LEAST_MM
    if theme.is_small and screen.startswith(("start", "languages")):
        return LEAST_MM
    return TARGET_MM


def test_11_2_5_8_what_is_touched_stands_apart(laid: Laid, form: Format) -> None:
    """By 3 mm, keys aside: they stand as far apart as their size lets them."""
    theme = Theme(*form[:2], form.inches)
    close = []
    for screen, found in laid.items():
        if screen.startswith(BESIDE_KEYS) and not screen.startswith("search-folded"):
            continue
        places = [Box(*thing["box"]) for thing in found if thing["kind"] == "touch"]
        for one, other in itertools.combinations(places, 2):
            across = max(one.x - other.right, other.x - one.right)
            down = max(one.y - other.bottom, other.y - one.bottom)
            if max(across, down) < (APART_MM - 0.1) * theme.pixels_per_mm:
                close.append((screen, one, other))
    assert close == []


def test_arabic_is_the_mirror_of_english(laid: Laid, form: Format) -> None:
    """Tiles and rows lie as in a mirror; words differ in length, and keys stay where they are."""
    theme = Theme(*form[:2], form.inches)
    for screen, last in (("home", 3), ("categories", 10), ("services", 2), ("topics", 10)):
        english, arabic = (
            [
                Box(*thing["box"])
                for thing in laid[f"{screen}-{tag}"]
                if thing["kind"] == "touch" and thing["box"][1] > theme.margin + theme.bar
            ][:last]
            for tag in ("en", "ar")
        )
        if len(english) != len(arabic) and screen in ("categories", "topics"):
            continue  # on more pages, with longer words
        mirrored = [Box(form.width - box.right, box.y, box.width, box.height) for box in english]
        for expected, found in zip(mirrored, arabic, strict=True):
            assert expected.x == pytest.approx(found.x, abs=1), screen
            # A title in two lines moves all the rows down together, and leaves each a little less.
            down = found.y - arabic[0].y
            assert expected.y - english[0].y == pytest.approx(down, abs=theme.mm(2)), screen


def test_end_is_always_reachable_in_one_place(laid: Laid, form: Format) -> None:
    for screen, found in laid.items():
        if screen.startswith(("start", "idle")):
            continue
        boxes = [Box(*thing["box"]) for thing in found if thing["kind"] == "touch"]
        margin = Theme(*form[:2], form.inches).margin
        corner = margin if runs_left(screen) else None
        assert any(
            box.y == margin
            and (abs(box.x - margin) <= 1 if corner else abs(box.right - form.width + margin) <= 1)
            for box in boxes
        ), screen
