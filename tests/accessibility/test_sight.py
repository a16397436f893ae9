"""EN 301 549, 5.1.4, 5.1.5, 11.1.4.3, 11.1.4.4 and 11.1.4.11: measured on layouts and on photographs."""

from collections import Counter

import pytest
from PIL import Image

from tests.accessibility.laid import SEVEN, TEN, Thing, box, laid, picture
from theme import Channels, contrast

LANGUAGE_NAMES = ("start", "languages")
PALETTES = pytest.mark.parametrize("ways", ["plain", "light", "dark"])
DISPLAYS = pytest.mark.parametrize("form", [TEN, SEVEN], ids=lambda form: form.name)
# Pictures of persons, and what is written on them, have any colour.
FILMS = ("talking", "asking", "ringing", "connecting")
# As of Kivy's anti-aliasing: how far beyond its box an edge may reach.
EDGE = 4


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    def shares(of: tuple[int, ...]) -> Channels:
        return (of[0] / 255, of[1] / 255, of[2] / 255)

    return contrast(shares(one), shares(other))


def colours(shown: Image.Image, area: tuple[int, int, int, int]) -> "Counter[tuple[int, ...]]":
    return Counter(shown.crop(area).getdata())


def area(thing: Thing, grown: int = 0) -> tuple[int, int, int, int]:
    found = box(thing)
    return (
        round(found.x) - grown,
        round(found.y) - grown,
        round(found.right) + grown,
        round(found.bottom) + grown,
    )


def test_5_1_5_what_is_told_beside_choices_stands_on_the_glass_as_text() -> None:
    unseen = [
        (screen, told["text"])
        for screen, found in laid(SEVEN).items()
        for told in found
        if told["kind"] == "read" and told["role"] in ("heading", "text")
        if not any(thing["kind"] == "text" and thing["box"] == told["box"] for thing in found)
    ]
    assert unseen == []
    told_of = {screen for screen in laid(SEVEN) if screen.startswith(("no-", "photograph", "idle"))}
    assert told_of


@PALETTES
def test_11_1_4_3_text_as_it_is_drawn_has_a_contrast_of_7_to_1(ways: str) -> None:
    weak = []
    for screen, found in laid(SEVEN, ways, "pictures").items():
        if screen.startswith(FILMS) or "@" in screen:
            continue
        shown = picture(SEVEN, ways, screen)
        for thing in found:
            if thing["kind"] == "text":
                seen = colours(shown, area(thing))
                ground = seen.most_common(1)[0][0]
                best = max(ratio(ground, ink) for ink in seen)
                if best < 7:
                    weak.append((screen, thing["text"], round(best, 1)))
    assert weak == []


@PALETTES
def test_11_1_4_11_what_is_touched_is_told_from_its_ground_by_3_to_1(ways: str) -> None:
    """By an edge or by its own colour: along a line from outside to within, at half its height."""
    weak = []
    for screen, found in laid(SEVEN, ways, "pictures").items():
        if screen.startswith((*FILMS, "idle")) or "@" in screen:
            continue
        shown = picture(SEVEN, ways, screen)
        for thing in found:
            if thing["kind"] == "touch":
                left, top, _, bottom = area(thing)
                middle = (top + bottom) // 2
                line = [shown.getpixel((x, middle)) for x in range(left - EDGE, left + 2 * EDGE)]
                outside, *within = [pixel for pixel in line if isinstance(pixel, tuple)]
                best = max(ratio(outside, pixel) for pixel in within)
                if best < 3:
                    weak.append((screen, thing["text"], round(best, 1)))
    assert weak == []
