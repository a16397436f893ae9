"""Pieces of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.grams import amount, coverage, grams, rarity
from terminal.answers.words import words


def test_pieces_tell_where_a_word_begins_and_where_it_ends_once_it_is_finished() -> None:
    assert grams(words("SFI")) == {"^sf", "sfi", "fi$", "^sfi", "sfi$"}
    assert grams(words("hej sf"), unfinished=True) == grams(words("hej")) | {"^sf"}
    assert grams([]) == set()


def test_thai_pieces_are_those_of_the_run() -> None:
    assert grams(words("เรียน")) == {"เรี", "รีย", "ียน", "เรีย", "รียน"}


def test_a_misspelt_word_keeps_most_of_its_pieces() -> None:
    right, wrong, other = (grams(words(text)) for text in ("apartment", "apartmant", "retirement"))
    assert len(right & wrong) > len(right & other)


def test_a_rare_piece_counts_more_and_often_counts_more_than_once() -> None:
    assert rarity(0, 51) > rarity(1, 51) > rarity(51, 51) > 0
    assert 0 == amount(0) < amount(1) < amount(9) < 1


def test_what_no_topic_holds_is_strange() -> None:
    found = coverage(2, [([0, 3], [1.0, 0.5])], 51, 100)
    assert found.strange == pytest.approx(rarity(0, 51) / (rarity(0, 51) + rarity(2, 51)))
    assert found.topics[0] == pytest.approx(1 - found.strange)
    assert found.topics[3] == pytest.approx(found.topics[0] / 2)
    assert coverage(0, [], 51, 100).topics == {}


def test_the_commonest_pieces_are_left_out_when_there_are_too_many() -> None:
    known = [([0], [1.0]), ([0, 1, 2], [1.0, 1.0, 1.0])]
    assert coverage(2, known, 51, 3).topics == {0: 1.0}
    assert coverage(2, known[1:], 51, 1).topics.keys() == {0, 1, 2}  # something must be counted


@given(
    st.lists(st.dictionaries(st.integers(0, 9), st.floats(0, 1), min_size=1), max_size=8),
    st.integers(0, 5),
    st.integers(0, 30),
)
def test_shares_are_shares(known: list[dict[int, float]], more: int, most: int) -> None:
    found = coverage(len(known) + more, ((list(each), list(each.values())) for each in known), 10, most)
    assert 0 <= found.strange <= 1
    assert all(0 <= share <= 1 - found.strange + 1e-9 for share in found.topics.values())
