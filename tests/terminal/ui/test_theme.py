"""Lengths are real millimetres."""

import pytest

from terminal.ui.theme import Theme


@pytest.mark.parametrize(("size", "inches"), [((1280, 800), 10.1), ((1920, 1080), 15.6), ((800, 480), 7.0)])
def test_a_millimetre_is_one(size: tuple[int, int], inches: float) -> None:
    theme = Theme(*size, inches)
    across = size[0] / theme.pixels_per_mm
    assert across == pytest.approx(inches * 25.4 * size[0] / (size[0] ** 2 + size[1] ** 2) ** 0.5)
    assert theme.mm(20) == pytest.approx(20 * theme.pixels_per_mm, abs=0.5)


def test_a_seven_inch_display_is_small_and_a_ten_inch_one_is_not() -> None:
    assert Theme(800, 480, 7.0).is_small
    assert not Theme(1280, 800, 10.1).is_small
    assert not Theme(800, 1280, 10.1).is_small
    assert Theme(800, 1280, 10.1).is_tall
