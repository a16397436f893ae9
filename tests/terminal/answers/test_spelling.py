"""Slips of a finger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.spelling import distance, likely, pieces, slips_allowed

WORDS = st.text(alphabet="abcö", max_size=7)


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "", 0), ("skola", "skola", 0), ("skla", "skola", 1), ("skoal", "skola", 1), ("skula", "skola", 1),
     ("bidarg", "bidrag", 1), ("folkbokfring", "folkbokforing", 1), ("hund", "katt", 3)],
)  # fmt: skip
def test_slips_are_counted_up_to_the_limit(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips


@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_is_the_same_both_ways_and_bounded(one: str, other: str, most: int) -> None:
    there = distance(one, other, most)
    assert there == distance(other, one, most)
    assert 0 <= there <= most + 1
    assert (there == 0) == (one == other)


def test_longer_words_may_hold_more_slips() -> None:
    assert [slips_allowed(letters) for letters in (1, 3, 4, 7, 8, 30)] == [0, 0, 1, 1, 2, 2]


def test_a_changed_letter_in_a_short_word_is_another_word() -> None:
    assert not likely("hund", "hand")
    assert not likely("ran", "iran")
    assert likely("skla", "skola")
    assert likely("skoal", "skola")
    assert likely("barnbidrag", "barnbidrog")


def test_pieces_tell_where_a_word_begins_and_ends() -> None:
    assert pieces("sfi") == ["^sf", "fi$", "sfi"]
    assert pieces("a") == ["^a$"]
    assert len(pieces("ananas")) == 5  # each once
