"""The score, from matches alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.ranking import (
    ALIKE,
    COMMON,
    COVERED,
    OWNED,
    TELLING,
    THRESHOLD,
    TOLD,
    Evidence,
    Row,
    Term,
    owned_by,
    scores,
    told_by,
    weight_of,
)

FOREIGN = 9
SURE = Evidence(1.0, 1.0, 1.0)


def term(stem: int, topics: dict[int, Evidence] | None = None, credit: float = 1.0) -> Term:
    return Term(3.0, {stem: credit}, topics or {})


def row(topic: int, *stems: int) -> Row:
    return Row(topic, frozenset(stems), 3.0 * len(stems))


def best(found: dict[int, float]) -> int:
    return max(found, key=lambda topic: found[topic])


UNKNOWN_WORD = Term(weight_of(0, 51), {})


def test_what_the_score_is_made_of_adds_up_to_one() -> None:
    assert pytest.approx(1.0) == COVERED + ALIKE + TOLD + OWNED + TELLING
    assert scores([term(1, {0: SURE})], [row(0, 1)], FOREIGN) == {0: pytest.approx(1.0)}


def test_a_telling_word_is_found_in_a_sentence() -> None:
    chatter = [Term(1.0, {number: 1.0}, {2: Evidence(1.0, 0.5, 0.1)}) for number in (1, 2, 3)]
    found = scores([*chatter, term(4, {0: SURE})], [row(0, 4)], FOREIGN)
    assert best(found) == 0
    assert found[0] >= THRESHOLD


def test_the_more_of_the_query_the_better() -> None:
    rent = {0: Evidence(1, 0.5, 0.5), 1: Evidence(1, 0.5, 0.5)}
    assert best(scores([term(1, {1: Evidence(1, 0.5, 0.9)}), term(2, rent)], [], FOREIGN)) == 1


def test_a_way_of_asking_counts_more_than_a_step() -> None:
    said = {0: Evidence(0.35, 0, 0), 1: Evidence(1, 0.5, 0.6)}
    assert best(scores([term(1, said)], [row(1, 1)], FOREIGN)) == 1


def test_the_way_of_asking_that_says_no_more_is_most_alike() -> None:
    said = {0: Evidence(1, 0.5, 0.5), 1: Evidence(1, 0.5, 0.5)}
    assert best(scores([term(1, said)], [row(0, 1, 2, 3), row(1, 1)], FOREIGN)) == 1


def test_unknown_words_speak_against_all_topics() -> None:
    said = {0: Evidence(1, 0.5, 0.5)}
    alone = scores([term(1, said)], [], FOREIGN)[0]
    assert scores([term(1, said), UNKNOWN_WORD, UNKNOWN_WORD], [], FOREIGN)[0] < THRESHOLD < alone


def test_what_is_like_a_question_that_is_not_ours_is_not_ours() -> None:
    said = {0: Evidence(1, 0.5, 0.4)}
    assert scores([term(1, said)], [], FOREIGN)[0] >= THRESHOLD
    against = scores([term(1, {**said, FOREIGN: Evidence(1, 0.7, 0.6)})], [row(FOREIGN, 1)], FOREIGN)
    assert against[0] < THRESHOLD
    assert FOREIGN not in against


def test_nothing_asked_is_nothing_found() -> None:
    assert scores([], [], FOREIGN) == {}
    assert scores([UNKNOWN_WORD], [], FOREIGN) == {}


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
)
def test_no_score_is_above_1(
    words: list[tuple[int, float, dict[int, tuple[float, float, float]]]], asked: list[tuple[int, set[int]]]
) -> None:
    terms = [
        term(stem, {topic: Evidence(*said) for topic, said in topics.items()}, credit)
        for stem, credit, topics in words
    ]
    found = scores(terms, [row(topic, *stems) for topic, stems in asked], FOREIGN)
    assert all(score <= 1 + 1e-9 for score in found.values())
