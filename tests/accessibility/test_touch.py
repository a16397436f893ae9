"""EN 301 549, 5.2, 5.9, 8.3 and 11.2.5.8: reach, size and start of what is touched, in real millimetres."""

import pytest

from terminal.config import ROOT
from terminal.text import Words
from terminal.ui.ways import OFFERED
from tests.accessibility.laid import SEVEN, TALL, TEN, box, laid, theme
from tests.gallery import Format

DISPLAYS = pytest.mark.parametrize("form", [TEN, SEVEN, TALL], ids=lambda form: form.name)


@DISPLAYS
@pytest.mark.parametrize("screen", ["start", "home"])
def test_5_2_each_way_is_offered_in_its_own_place_before_anything_else_is_chosen(
    form: Format, screen: str
) -> None:
    """On the start screen by icons; later in the visit from the bar of every screen."""
    say = Words(ROOT / "build", "sv", "glass").say
    touched = {thing["text"] for thing in laid(form)[f"{screen}-sv"] if thing["kind"] == "touch"}
    if screen == "start":
        assert {say(f"ways.{what}") for what in OFFERED} <= touched
    else:
        assert "Anpassa" in touched


@DISPLAYS
@pytest.mark.parametrize("ways", ["lower", "lower-largest"])
def test_8_3_in_the_lower_mode_all_that_is_touched_lies_in_the_lower_half(form: Format, ways: str) -> None:
    high = {
        (screen, thing["text"], round(box(thing).y))
        for screen, found in laid(form, ways).items()
        for thing in found
        if thing["kind"] == "touch" and box(thing).y < form.height / 2 - 1
    }
    assert sorted(high) == []


def sides_mm(form: Format, *, keys: bool) -> list[tuple[str, str, float]]:
    """The least side of everything that is touched."""
    return [
        (screen, thing["text"], min(box(thing).width, box(thing).height) / theme(form).pixels_per_mm)
        for screen, found in laid(form).items()
        for thing in found
        if thing["kind"] == "touch" and is_key(thing["box"], found) is keys
    ]


def is_key(where: object, found: list[dict[str, object]]) -> bool:
    return any(
        thing["kind"] == "read" and thing["box"] == where and thing["role"] == "key" for thing in found
    )


@DISPLAYS
def test_11_2_5_8_what_is_touched_is_20_mm_across_and_down(form: Format) -> None:
    small = {(screen, text, round(mm, 1)) for screen, text, mm in sides_mm(form, keys=False) if mm < 19.9}
    assert sorted(small) == []


@DISPLAYS
def test_11_2_5_8_keys_are_14_mm_across_and_down(form: Format) -> None:
    small = {(screen, text, round(mm, 1)) for screen, text, mm in sides_mm(form, keys=True) if mm < 13.9}
    assert sorted(small) == []
