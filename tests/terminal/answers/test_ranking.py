"""The score, from matches alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.ranking import COMMON, Row, Term, bearing_of, rank, weight_of


def row(topic: str, asked: str = "", *, language: str = "sv", summary: str = "", steps: str = "") -> Row:
    stems = frozenset(asked.split())
    return Row(topic, language, stems, frozenset(summary.split()), frozenset(steps.split()), 3.0 * len(stems))


def term(word: str, credit: float = 1.0, **bearings: float) -> Term:
    return Term(3.0, {word: credit} if credit else {}, bearings)


def test_a_whole_way_of_asking_is_sure() -> None:
    assert rank([term("hyra", rent=1.0)], [row("rent", "hyra")], "sv") == [("rent", 1.0)]


def test_a_telling_word_is_found_in_any_sentence() -> None:
    chatter = [term("min"), term("granne"), term("sager")]
    assert rank([*chatter, term("sfi", sfi=1.0)], [row("sfi", "sfi")], "sv")[0][0] == "sfi"


def test_a_word_bears_more_the_more_and_the_rarer_it_is_asked() -> None:
    alone, once, often = (bearing_of(asks, 1, 51, alone=asks == 9) for asks in (9, 1, 3))
    assert 1 == alone > often > once > 0
    assert bearing_of(3, 1, 51, alone=False) > bearing_of(3, 9, 51, alone=False)


def test_the_more_of_the_query_the_better() -> None:
    rows = [row("rent", "hyra lagenhet"), row("debt", "betala hyra"), row("shop", "hyra film")]
    found = rank([term("betala"), term("hyra")], rows, "sv")
    assert found[0][0] == "debt"


def test_one_word_of_many_unknown_is_not_ours() -> None:
    unknown = Term(weight_of(0, 51), {})
    assert rank([term("buss"), unknown, unknown, unknown], [row("ride", "aka buss")], "sv") == []
    assert rank([unknown], [], "sv") == []
    assert rank([], [], "sv") == []


def test_the_language_of_the_glass_wins_a_draw() -> None:
    rows = [row("one", "visa kort", language="sv"), row("two", "visa kort", language="en")]
    words = [term("visa", 0.9), term("kort", 0.9)]
    assert rank(words, rows, "sv")[0][0] == "one"
    assert rank(words, rows, "en")[0][0] == "two"


def test_a_way_of_asking_counts_more_than_a_step() -> None:
    rows = [row("step", "fly", steps="tax year"), row("ask", "tax year")]
    assert rank([term("tax"), term("year")], rows, "en")[0][0] == "ask"


def test_rare_words_weigh_more_and_unknown_most() -> None:
    assert weight_of(0, 51) > weight_of(1, 51) > weight_of(9, 51) > weight_of(51, 51) > 0
    assert weight_of(1, 51, common=True) == pytest.approx(COMMON * weight_of(1, 51))


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 1)), max_size=5),
    st.lists(st.tuples(st.sampled_from(["x", "y"]), st.sampled_from(["a", "b c", "a b c", ""])), max_size=5),
)
def test_scores_are_sorted_and_between_0_and_1(
    words: list[tuple[str, float]], rows: list[tuple[str, str]]
) -> None:
    found = rank([term(*word) for word in words], [row(topic, asked) for topic, asked in rows], "sv")
    scores = [score for _, score in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({topic for topic, _ in found}) == len(found)
