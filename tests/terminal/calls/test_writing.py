import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from terminal.calls.writing import BACKSPACE, MOST_CHARACTERS, NEW_LINE, received, strokes

LETTERS = st.sampled_from([*"abå \nسلامภาปี้ትግ", "\u0301", "\u064b", "👋"])
TEXTS = st.text(LETTERS, max_size=30)


@given(st.lists(TEXTS, max_size=8))
def test_the_other_end_has_what_was_written_after_each_change(steps: list[str]) -> None:
    here = there = ""
    for text in steps:
        there = received(there, strokes(here, text))
        here = text
        assert there == here


@given(TEXTS, st.sampled_from([*"abس ", NEW_LINE]))
def test_one_more_letter_is_one_character_on_the_wire(text: str, letter: str) -> None:
    assert strokes(text, text + letter) == letter


@given(st.text(max_size=200))
def test_whatever_comes_only_text_is_kept(came: str) -> None:
    kept = received("", came)
    assert len(kept) <= len(came)
    assert not [c for c in kept if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]


def test_a_letter_is_taken_back_with_its_marks() -> None:
    assert received("ปี้", BACKSPACE) == ""
    assert strokes("e\u0301", "") == BACKSPACE


def test_a_line_ends_by_either_of_its_signs() -> None:
    assert received("", "a\r\nb" + NEW_LINE + "c") == "a\nb\nc"


def test_an_empty_line_has_nothing_to_take_back() -> None:
    assert received("", BACKSPACE * 3 + "a") == "a"


def test_a_text_without_end_does_not_fill_the_memory() -> None:
    assert len(received("a" * MOST_CHARACTERS, "b" * 10)) == MOST_CHARACTERS
