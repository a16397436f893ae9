"""The colours' promises: what text stands on what, and what bounds a thing (WCAG 2.2, 1.4.6 and 1.4.11)."""

import pytest

from terminal.ui.palette import EDGE_PAIRS, PALETTES, TEXT_PAIRS, Palette, ratio

EACH = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


@EACH
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_all_text_has_the_contrast_of_aaa(palette: Palette, pair: tuple[str, str]) -> None:
    text, ground = pair
    assert ratio(getattr(palette, text), getattr(palette, ground)) >= 7


@EACH
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_what_bounds_a_thing_is_seen(palette: Palette, pair: tuple[str, str]) -> None:
    bound, ground = pair
    assert ratio(getattr(palette, bound), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("ground", ["surface", "paper", "shade", "accent", "stop", "paper_pressed"])
@EACH
def test_the_focus_ring_is_seen_on_every_ground(palette: Palette, ground: str) -> None:
    """By its outer or its inner line: the ring has both."""
    lines = (palette.focus, palette.focus_inner)
    assert max(ratio(line, getattr(palette, ground)) for line in lines) >= 3


@pytest.mark.parametrize(
    ("rest", "pressed"), [("paper", "paper_pressed"), ("accent", "accent_pressed"), ("stop", "stop_pressed")]
)
@EACH
def test_a_pressed_thing_looks_another(palette: Palette, rest: str, pressed: str) -> None:
    one, other = getattr(palette, rest), getattr(palette, pressed)
    assert sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.1


def test_contrast_is_measured_as_wcag_does() -> None:
    black, white = (0.0, 0.0, 0.0, 1.0), (1.0, 1.0, 1.0, 1.0)
    assert ratio(black, white) == ratio(white, black) == pytest.approx(21)
    assert ratio(black, black) == 1
