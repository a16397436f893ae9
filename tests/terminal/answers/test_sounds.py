"""Latin letters for others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.sounds import SHORTEST, sound
from terminal.answers.words import folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("madrasa", "مدرسة"),
        ("madraseh", "مدرسه"),
        ("floos", "فلوس"),
        ("7adana", "حضانة"),
        ("posobie", "пособие"),
        ("zhitlo", "житло"),
        ("genzeb", "ገንዘብ"),
        ("timhirt", "ትምህርት"),
        ("forsakringskassan", "форсакрингскассан"),
    ],
)
def test_a_word_in_other_letters_sounds_the_same(typed: str, meant: str) -> None:
    (one,), (other,) = folded(typed), folded(meant)
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize("word", ["1177", "ba", "aeiou", "ما", ""])
def test_what_has_too_few_consonants_is_not_told_by_them(word: str) -> None:
    assert sound(word) == ""


@given(st.text(max_size=40))
def test_a_sound_is_ascii_and_long_enough(text: str) -> None:
    for word in folded(text):
        assert sound(word) == "" or (len(sound(word)) >= SHORTEST and sound(word).isascii())
