"""Numbers of several groups keep their order in a sentence that runs from the right."""

import pytest

from terminal.text.bidi import isolate, keep_numbers
from tests.terminal.text.fribidi import seen

CALL = "اتصل بالرقم"


@pytest.mark.parametrize("number", ["114 14", "020-50 50 50", "+46 8-535 300 00", "113 13", "Freja+"])
def test_a_number_is_read_as_it_is_dialled(number: str) -> None:
    assert number not in seen(f"{CALL} {number} الآن.", "rtl")
    assert number in seen(keep_numbers(f"{CALL} {number} الآن."), "rtl")


@pytest.mark.parametrize(
    "text", ["Ring 114 14.", f"{CALL} 112.", f"{CALL} {isolate('114 14')} الآن", "من 7 إلى 19 سنة", ""]
)
def test_what_is_in_order_is_left_alone(text: str) -> None:
    assert keep_numbers(text) == text


def test_twice_is_once() -> None:
    once = keep_numbers(f"{CALL} 114 14 أو 113 13")
    assert keep_numbers(once) == once
