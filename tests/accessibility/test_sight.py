"""EN 301 549, 5.1.4, 5.1.5, 11.1.4.3, 11.1.4.4 and 11.1.4.11: measured on layouts and on photographs."""

from collections import Counter

import pytest
from PIL import Image, ImageFont

from terminal.config import ROOT
from terminal.ui.palette import Colour, contrast
from tests.accessibility.laid import SEVEN, TEN, Thing, box, laid, picture, theme
from tests.gallery import Format

LANGUAGE_NAMES = ("start", "languages")
PALETTES = pytest.mark.parametrize("ways", ["plain", "light", "dark"])
DISPLAYS = pytest.mark.parametrize("form", [TEN, SEVEN], ids=lambda form: form.name)
# Pictures of persons, and what is written on them, have any colour.
FILMS = ("talking", "asking", "ringing", "connecting")
# As of Kivy's anti-aliasing: how far beyond its box an edge may reach.
EDGE = 4


def ratio(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    def colour(of: tuple[int, ...]) -> Colour:
        return (of[0] / 255, of[1] / 255, of[2] / 255, 1.0)

    return contrast(colour(one), colour(other))


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


def capital_pixels(pixels: int) -> int:
    """How high an H is drawn by the font that is on the glass."""
    font = ImageFont.truetype(ROOT / "build" / "fonts" / "Latin-Regular.ttf", pixels)
    _, top, _, bottom = font.getbbox("H")
    return round(bottom - top)


@DISPLAYS
def test_5_1_4_no_capital_is_lower_than_6_1_mm_in_the_largest_mode(form: Format) -> None:
    least = 6.1 * theme(form).pixels_per_mm
    low = {
        (screen, thing["text"], thing["pixels"])
        for screen, found in laid(form, "largest").items()
        for thing in found
        # Drawn on whole pixels.
        if thing["kind"] == "text" and capital_pixels(thing["pixels"]) < least - 0.5
    }
    assert sorted(low) == []


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


@DISPLAYS
def test_11_1_4_4_text_twice_as_large_is_whole_and_nothing_of_it_is_lost(form: Format) -> None:
    """What does not fit goes on to further pages: all pages of a screen together hold all that it held."""
    plain, large = texts(form, "plain"), texts(form, "largest")
    lost = {
        (screen, text)
        for screen, found in plain.items()
        for text in found
        if text not in large[screen] and not in_pieces(text, large[screen])
    }
    small = {
        (screen, text, pixels)
        for screen, found in plain.items()
        for text, pixels in found.items()
        if large[screen].get(text, 10_000) < 2 * pixels and pixels < 2 * theme(form).type("body")
    }
    cut = [
        (screen, thing["text"])
        for screen, found in laid(form, "largest").items()
        for thing in found
        if thing["kind"] == "text"
        if thing["taken"][0] > box(thing).width + 2 or thing["taken"][1] > box(thing).height + 2
    ]
    assert (sorted(lost), sorted(small), cut) == ([], [], [])


def texts(form: Format, ways: str) -> dict[str, dict[str, int]]:
    """By screen, all its pages together: each text, and how large it is where it is smallest."""
    held: dict[str, dict[str, int]] = {}
    for screen, found in laid(form, ways).items():
        name, _, tag = screen.rpartition("-")
        for thing in found:
            if thing["kind"] == "text":
                into = held.setdefault(f"{name.partition('@')[0]}-{tag}", {})
                into[thing["text"]] = min(into.get(thing["text"], 10_000), thing["pixels"])
    return held


def in_pieces(text: str, among: dict[str, int]) -> bool:
    return all(any(word in other for other in among) for word in text.split())
