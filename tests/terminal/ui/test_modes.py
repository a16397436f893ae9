"""Every screen and page in the ways that change its layout: nothing cut or over another, all in reach."""

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from terminal.ui.box import Box
from terminal.ui.theme import CAPITAL, Theme
from terminal.ui.ways import CAPITAL_MM, Ways
from terminal.ui.widgets.keyboard import LEAST_MM
from tests.built import made
from tests.gallery import FORMATS, Format, photograph

MODES = {
    "largest": Ways(text=200, capitals=True),
    "lower": Ways(lower=True),
    "lower-largest": Ways(text=200, capitals=True, lower=True),
    "left": Ways(left_handed=True),
}

SHOWN = [(form, ("sv", "fa", "am", "th", "fi", "ckb")) for form in FORMATS[:2]]
# Four rows of keys of 14 mm are higher than half of a seven-inch display: they begin at its foot.
KEYS = ("search", "talking-writing")
# Eighteen languages share the start screen: their tiles are as keys are.
TILES = ("start", "languages")
LEAST = {"target": 20.0, "key": LEAST_MM}
APART_MM, KEYS_APART_MM = 3.0, 0.6

Laid = dict[str, list[dict[str, Any]]]


class Seen:
    def __init__(self, form: Format, mode: str, laid: Laid) -> None:
        self.form, self.mode, self.laid = form, mode, laid
        self.theme = Theme(*form, ways=MODES[mode])
        self.millimetre = self.theme.pixels_per_mm

    def things(self, kind: str) -> Iterator[tuple[str, list[tuple[Box, dict[str, Any]]]]]:
        for screen, found in self.laid.items():
            yield screen, [(Box(*thing["box"]), thing) for thing in found if thing["kind"] == kind]


@pytest.fixture(
    scope="session",
    params=[(*shown, mode) for shown in SHOWN for mode in MODES],
    ids=lambda param: f"{param[0].name}-{param[2]}",
)
def seen(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Seen:
    form, languages, mode = request.param
    out: Path = tmp_path_factory.mktemp(f"{form.name}-{mode}")
    photograph(form, out, languages, wanted="layout", ways=mode)
    return Seen(form, mode, json.loads((out / "layout.json").read_text("utf-8")))


def test_11_1_4_4_no_text_is_cut_off(seen: Seen) -> None:
    cut = [
        (screen, thing["text"], thing["taken"], thing["box"])
        for screen, texts in seen.things("text")
        for box, thing in texts
        if thing["taken"][0] > box.width + 2 or thing["taken"][1] > box.height + 2
    ]
    assert cut == []


def test_nothing_overlaps_or_leaves_the_glass(seen: Seen) -> None:
    glass = Box(0, 0, seen.form.width, seen.form.height)
    wrong: list[tuple[object, ...]] = []
    for kind in ("text", "touch"):
        for screen, found in seen.things(kind):
            wrong += [(screen, thing["text"]) for box, thing in found if not glass.holds(box, 1)]
            for (one, first), (other, second) in itertools.combinations(found, 2):
                if one.overlaps(other, 1):
                    wrong.append((screen, first["text"], second["text"]))
    assert wrong == []


def test_a_text_lies_on_a_thing_to_touch_or_beside_it(seen: Seen) -> None:
    touched = dict(seen.things("touch"))
    across = [
        (screen, thing["text"], target["text"])
        for screen, texts in seen.things("text")
        for box, thing in texts
        for place, target in touched[screen]
        if box.overlaps(place, 1) and not place.holds(box, 2)
    ]
    assert across == []


def test_11_2_5_8_targets_are_large_and_apart(seen: Seen) -> None:
    """20 mm and 3 mm; keys, and tiles of languages on a small glass, 14 mm."""
    wrong = []
    for screen, found in seen.things("touch"):
        keys = screen.startswith(KEYS)
        tiles = seen.theme.is_small and screen.startswith(TILES)
        # On a small glass the bar beside the keys gives them its height.
        least = 12.4 if keys and seen.theme.is_small else LEAST["key" if keys or tiles else "target"]
        apart = KEYS_APART_MM if keys else APART_MM
        wrong += [
            (screen, thing["text"], round(min(box.width, box.height) / seen.millimetre, 1))
            for box, thing in found
            if min(box.width, box.height) < (least - 0.1) * seen.millimetre
        ]
        for (one, first), (other, second) in itertools.combinations(found, 2):
            across = max(one.x - other.right, other.x - one.right)
            down = max(one.y - other.bottom, other.y - one.bottom)
            if max(across, down) < (apart - 0.1) * seen.millimetre:
                wrong.append((screen, first["text"], second["text"]))
    assert wrong == []


def test_8_3_lower_brings_all_that_is_touched_into_the_lower_half(seen: Seen) -> None:
    if not seen.theme.ways.lower:
        return
    high = [
        (screen, thing["text"])
        for screen, found in seen.things("touch")
        if not (screen.startswith(KEYS) and not screen.startswith("search-folded"))
        for box, thing in found
        if box.y < seen.form.height / 2 - 1
    ]
    assert high == []


def test_larger_words_are_never_smaller_than_without(seen: Seen) -> None:
    """A word that has no room at twice its size shrinks to no less than what anybody reads."""
    if not seen.theme.is_larger:
        return
    least = Theme(*seen.form).type("small")
    small = [
        (screen, thing["text"], thing["pixels"])
        for screen, texts in seen.things("text")
        for _, thing in texts
        if thing["pixels"] < least
    ]
    assert small == []


def test_5_1_4_capitals_are_as_high_as_promised_where_one_reads() -> None:
    """6.1 mm by the height that the built font itself gives its H, in every role, on every display."""
    fonts = sorted((made() / "fonts").glob("*-*.ttf"))
    assert fonts
    for path in fonts:
        with TTFont(path) as font:
            capital = font["OS/2"].sCapHeight / font["head"].unitsPerEm
        assert capital >= CAPITAL - 0.001, path.name
        for form in FORMATS:
            theme = Theme(*form, ways=Ways(capitals=True))
            for role in ("title", "tile", "body", "label", "small"):
                assert theme.type(role) * capital / theme.pixels_per_mm >= CAPITAL_MM, (path.name, role)
