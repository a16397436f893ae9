"""What is gathered of one language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.assets import Language, Text
from terminal.answers.gathering import Gathered
from terminal.answers.ranking import ASKED, STEPS, SUMMARY

LANGUAGE = Language(
    tag="en", unanswered="", passed_over=frozenset({"the", "a"}), common=frozenset(), not_ours=(),
    urgent={}, categories={}, bodies={}, telephones={}, texts={},
)  # fmt: skip
RENT = Text("Rent the flat", "Join a queue.", ("Pay the rent.",), "", ("renting", "flats"))


def gathered(*texts: Text, first: int = 0) -> Gathered:
    found = Gathered("en", [LANGUAGE], first)
    for at, text in enumerate(texts):
        found.hear(at, [text])
    return found


def test_forms_of_a_word_have_one_number_counted_from_the_first() -> None:
    found = gathered(RENT, first=100)
    assert found.forms["rent"] == found.forms["renting"] == 100
    assert found.forms["flat"] == found.forms["flats"] == 101
    assert "the" not in found.forms


def test_a_word_counts_where_it_stands_best() -> None:
    found = gathered(RENT)
    places = {form: found.fields[number][0] for form, number in found.forms.items()}
    assert (places["rent"], places["queue"], places["pay"]) == (ASKED, SUMMARY, STEPS)


def test_ways_of_asking_are_kept_once_with_their_topic() -> None:
    found = gathered(RENT, replace(RENT, question="flat", asks=("flat",)))
    rent, flat = found.forms["rent"], found.forms["flat"]
    assert found.asks == [(0, (rent, flat)), (0, (rent,)), (0, (flat,)), (1, (flat,))]


def test_pieces_are_counted_by_the_ways_of_asking_that_hold_them() -> None:
    found = gathered(RENT)
    assert found.grams["^ren"][0] == pytest.approx(2.3)  # 'rent', 'renting', and a step
    assert found.grams["que"][0] == pytest.approx(0.3)


def test_questions_that_are_not_ours_are_asks_alone() -> None:
    found = gathered()
    found.hear_asked(7, ["the weather", "the weather"])
    assert found.asks == [(7, (0,))]
    assert found.grams["^wea"] == {7: 1.0}


@given(st.lists(st.text(max_size=40), max_size=6))
def test_every_form_has_a_stem_and_every_ask_known_stems(asks: list[str]) -> None:
    found = gathered(replace(RENT, asks=tuple(asks)))
    assert {*found.forms.values()} == {*found.fields} == {*found.stems.values()}
    assert {number for _, numbers in found.asks for number in numbers} <= {*found.fields}
