"""What the search learns where it is built."""

from dataclasses import replace
from pathlib import Path

import pytest

from terminal.answers.assets import Catalogue, load
from terminal.answers.ranking import Traits
from terminal.answers.teaching import BELIEVED, taught
from tests.terminal.answers.evaluate import ROOT


@pytest.fixture(scope="module")
def english() -> Catalogue:
    """The real answers in English alone."""
    real = load(ROOT / "assets")
    return replace(real, languages=tuple(each for each in real.languages if each.tag == "en"))


def test_with_nothing_to_learn_from_one_goes_on_believing(assets: Path) -> None:
    weights, leanings = taught(load(assets))
    assert weights.ours == BELIEVED.ours
    assert leanings == {"en": 0.0}


def test_the_same_answers_teach_the_same(english: Catalogue) -> None:
    assert taught(english) == taught(english)


def test_what_is_like_a_way_of_asking_is_ours_and_what_is_like_no_word_is_not(english: Catalogue) -> None:
    weights, leanings = taught(english)
    ours = Traits(*weights.ours)
    assert ours.covered + ours.alike + ours.pieces > 0
    assert min(ours.strange, ours.foreign, ours.foreign_pieces) < 0
    ranks = Traits(*weights.ranks)
    assert ranks.alike > 0
    assert ranks.lead > 0
    assert leanings.keys() == {"en"}
