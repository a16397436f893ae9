"""What is known of a topic and a query, from matches alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.grams import Coverage
from terminal.answers.ranking import (
    COMMON,
    Evidence,
    Row,
    Term,
    Traits,
    chance,
    owned_by,
    told_by,
    traits,
    weighed,
    weight_of,
)
from terminal.answers.teaching import BELIEVED

FOREIGN = 9
SURE = Evidence(1.0, 1.0, 1.0)


def term(stem: int, topics: dict[int, Evidence] | None = None, credit: float = 1.0) -> Term:
    return Term(3.0, {stem: credit}, topics or {})


def row(topic: int, *stems: int) -> Row:
    return Row(topic, frozenset(stems), 3.0 * len(stems))


def judged(
    terms: list[Term], rows: list[Row] | None = None, pieces: dict[int, float] | None = None
) -> dict[int, Traits]:
    return traits(terms, rows or [], Coverage(pieces or {}, 0.0), FOREIGN, 0.0)


def best(found: dict[int, Traits]) -> int:
    return max(found, key=lambda topic: weighed(BELIEVED.ranks, found[topic]))


UNKNOWN_WORD = Term(weight_of(0, 51), {})


def test_a_topic_that_answers_wholly_has_all_that_speaks_for_it_and_nothing_against() -> None:
    found = judged([term(1, {0: SURE})], [row(0, 1)], {0: 1.0})[0]
    assert found[:7] == pytest.approx((1, 1, 1, 1, 1, 1, 1))
    assert found[7:15] == pytest.approx((0, 0, 0, 0, 0, 1 / 6, 0, 1))


def test_a_telling_word_is_found_in_a_sentence() -> None:
    chatter = [Term(1.0, {number: 1.0}, {2: Evidence(1.0, 0.5, 0.1)}) for number in (1, 2, 3)]
    assert best(judged([*chatter, term(4, {0: SURE})], [row(0, 4)])) == 0


def test_the_more_of_the_query_the_better() -> None:
    rent = {0: Evidence(1, 0.5, 0.5), 1: Evidence(1, 0.5, 0.5)}
    assert best(judged([term(1, {1: Evidence(1, 0.5, 0.9)}), term(2, rent)])) == 1


def test_a_way_of_asking_counts_more_than_a_step() -> None:
    said = {0: Evidence(0.35, 0, 0), 1: Evidence(1, 0.5, 0.6)}
    assert best(judged([term(1, said)], [row(1, 1)])) == 1


def test_the_way_of_asking_that_says_no_more_is_most_alike() -> None:
    said = {0: Evidence(1, 0.5, 0.5), 1: Evidence(1, 0.5, 0.5)}
    found = judged([term(1, said)], [row(0, 1, 2, 3), row(1, 1)])
    assert found[1].alike > found[0].alike
    assert best(found) == 1


def test_pieces_alone_may_find_a_topic_and_the_first_leads() -> None:
    found = judged([UNKNOWN_WORD], pieces={3: 0.6, 4: 0.2, FOREIGN: 0.9})
    assert found.keys() == {3, 4}
    assert found[3].lead > found[4].lead
    assert found[3].foreign_pieces == 0.9
    assert best(found) == 3


def test_unknown_words_and_what_is_like_a_question_that_is_not_ours_speak_against_all_topics() -> None:
    said = {0: Evidence(1, 0.5, 0.5)}
    alone = judged([term(1, said)])[0]
    unknown = judged([term(1, said), UNKNOWN_WORD, UNKNOWN_WORD])[0]
    against = judged([term(1, {**said, FOREIGN: SURE})], [row(FOREIGN, 1)])
    assert against.keys() == {0}
    for worse in (unknown, against[0]):
        assert weighed(BELIEVED.ours, worse) < weighed(BELIEVED.ours, alone)


def test_nothing_asked_is_nothing_found() -> None:
    assert judged([]) == {}
    assert judged([UNKNOWN_WORD]) == {}


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_odds_become_a_chance_in_their_order(one: float, other: float) -> None:
    assert 0 < chance(one) < 1
    assert (chance(one) <= chance(other)) or one > other


def test_a_word_says_more_the_oftener_and_the_more_alone_it_is_asked() -> None:
    assert 0 == told_by(0) < told_by(1) < told_by(9) < 1
    assert owned_by(3, 3) > owned_by(1, 1) > owned_by(3, 9) > 0


def test_rare_words_weigh_more_and_unknown_most() -> None:
    assert weight_of(0, 51) > weight_of(1, 51) > weight_of(9, 51) > weight_of(51, 51) > 0
    assert weight_of(1, 51, common=True) == pytest.approx(COMMON * weight_of(1, 51))


shares = st.floats(0, 1)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 5), shares, st.dictionaries(st.integers(0, 3), st.tuples(shares, shares, shares))
        )
    ),
    st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 5), min_size=1))),
    st.dictionaries(st.integers(0, 9), shares),
)
def test_every_trait_is_a_share(
    words: list[tuple[int, float, dict[int, tuple[float, float, float]]]],
    asked: list[tuple[int, set[int]]],
    pieces: dict[int, float],
) -> None:
    terms = [
        term(stem, {topic: Evidence(*said) for topic, said in topics.items()}, credit)
        for stem, credit, topics in words
    ]
    for found in judged(terms, [row(topic, *stems) for topic, stems in asked], pieces).values():
        assert all(-1 - 1e-9 <= trait <= 1 + 1e-9 for trait in found)
