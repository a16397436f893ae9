"""Forms of a word have one stem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.endings import LIGHT, lightly
from terminal.answers.stems import family, plain_stem, stem
from terminal.answers.words import words

LANGUAGES = (
    "am",
    "ar",
    "bs",
    "ckb",
    "en",
    "es",
    "fa",
    "fi",
    "kmr",
    "pl",
    "ru",
    "so",
    "sv",
    "th",
    "ti",
    "tr",
    "uk",
)
FORMS = [
    ("sv", "pengar pengarna"),
    ("sv", "skola skolan skolor skolorna"),
    ("en", "permit permits"),
    ("fi", "asumistuki asumistukea"),
    ("es", "ayuda ayudas"),
    ("pl", "mieszkanie mieszkania"),
    ("bs", "škola školu školi"),
    ("ru", "пособие пособия пособию"),
    ("uk", "школа школу школи"),
    ("ar", "المدرسة مدرسة"),
    ("fa", "کودک کودکان"),
    ("tr", "çocuk çocuklar"),
    ("so", "caruur caruurta"),
    ("kmr", "dibistan dibistanê"),
    ("ckb", "منداڵ منداڵان"),
    ("am", "ትምህርት የትምህርት"),
    ("ti", "ቆልዓ ንቆልዓ"),
]


@pytest.mark.parametrize(("language", "forms"), FORMS, ids=lambda text: text)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    assert len({stem(word, language) for word in words(forms)}) == 1


def test_stems_are_folded_and_can_be_had_without_diacritics() -> None:
    (word,) = words("försäkringarna")
    assert stem(word, "sv").isascii()
    (typed,) = words("forsakringarna")
    assert plain_stem(word, "sv") == stem(typed, "sv")


@pytest.mark.parametrize("word", ["sos", "112", "ab", "p30"])
def test_short_words_and_numbers_stay_whole(word: str) -> None:
    (only,) = words(word)
    assert {stem(only, language) for language in LANGUAGES} == {word}


def test_easy_swedish_is_swedish() -> None:
    assert [family(tag) for tag in ("sv", "sv-simple", "ckb")] == ["sv", "sv", "ckb"]


@pytest.mark.parametrize("language", sorted(LIGHT))
def test_no_ending_hides_behind_a_shorter_one(language: str) -> None:
    endings = LIGHT[language].endings
    for at, longer in enumerate(endings):
        assert not any(longer.endswith(shorter) for shorter in endings[:at])


@given(st.text(min_size=1, max_size=30), st.sampled_from(LANGUAGES))
def test_any_word_has_a_stem_that_is_no_sentence(text: str, language: str) -> None:
    for word in words(text):
        assert len(words(stem(word, language))) == 1 or language == "th"
        if language in LIGHT:
            assert lightly(word.folded, language) in word.folded
