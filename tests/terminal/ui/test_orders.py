"""Composing: words of Tigrinya and Amharic, key by key."""

import pytest

from terminal.config import ROOT
from terminal.ui.keyboards import load_keys
from terminal.ui.orders import Orders

ORDERS = Orders("ኡኢኣኤእኦዋ", ("ለሉሊላሌልሎሏ", "የዩዪያዬይዮ", "አኡኢኣኤእኦ"))


def typed(tag: str, keys: str) -> str:
    orders = load_keys(ROOT / "assets", tag).orders
    assert orders is not None
    text = ""
    for key in keys:
        text = orders.strike(text, key)
    return text


@pytest.mark.parametrize(
    ("tag", "keys", "word"),
    [
        ("ti", "ሰእረኣሐእ", "ስራሕ"),
        ("am", "ሰእረኣ", "ስራ"),
        ("am", "በኤተእ", "ቤት"),
        ("am", "አኣየእነእ", "ኣይን"),
        ("ti", "ቀዋነእቀዋ", "ቋንቋ"),
        ("am", "ሰለኣመእ", "ሰላም"),
    ],
)
def test_words(tag: str, keys: str, word: str) -> None:
    assert typed(tag, keys) == word


def test_keys_show_what_they_will_make() -> None:
    assert [ORDERS.makes("ለ", vowel) for vowel in ORDERS.vowels] == list("ሉሊላሌልሎሏ")
    assert [ORDERS.makes("", vowel) for vowel in ORDERS.vowels] == list(ORDERS.vowels)
    assert [ORDERS.makes("a ", vowel) for vowel in ORDERS.vowels] == list(ORDERS.vowels)


def test_an_order_is_changed_again_and_a_consonant_only_added() -> None:
    assert ORDERS.strike("ለሉ", "ኢ") == "ለሊ"
    assert ORDERS.strike("ለ", "ለ") == "ለለ"
    assert ORDERS.strike("ለ", " ") == "ለ "


def test_what_a_consonant_has_not_is_added() -> None:
    assert ORDERS.strike("የ", "ዋ") == "የዋ"
