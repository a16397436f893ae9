"""Looking up words in the built file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from terminal.answers.lexicon import Lexicon
from terminal.answers.reading import Reading, likely
from terminal.answers.words import Word, words

TOPICS = 51


@pytest.fixture
def lexicon(built: Path) -> Iterator[Lexicon]:
    """The words of the real answers."""
    with closing(sqlite3.connect(built)) as connection:
        yield Lexicon(lambda query, values: connection.execute(query, values).fetchall())


def number(lexicon: Lexicon, language: str) -> int:
    return next(at for at, name in lexicon.languages.items() if name == language)


def word(text: str) -> Word:
    (only,) = words(text)
    return only


def test_a_word_is_known_in_its_languages_alone(lexicon: Lexicon) -> None:
    known = lexicon.known(word("förskola"))
    assert known[number(lexicon, "sv")][1]
    assert lexicon.known(word("xqzw")) == {}


def test_what_says_nothing_is_said_by_each_language(lexicon: Lexicon) -> None:
    assert lexicon.says_nothing(word("och"), number(lexicon, "sv"))
    assert not lexicon.says_nothing(word("och"), number(lexicon, "en"))


def test_a_misspelt_word_is_near_the_right_one(lexicon: Lexicon) -> None:
    swedish = number(lexicon, "sv")
    right = lexicon.known(word("bibliotek"))[swedish][0]
    assert right in [stem for stem, slips, _ in lexicon.near(word("bibloteket"), swedish) if slips <= 2]


def test_a_word_in_latin_letters_is_heard_and_nonsense_is_less_familiar(lexicon: Lexicon) -> None:
    arabic = number(lexicon, "ar")
    assert lexicon.known(word("مدرسة"))[arabic][0] in lexicon.heard(word("madrasa"), arabic)
    assert (
        lexicon.familiar(word("madrasa")) > lexicon.familiar(word("qwerty")) > lexicon.familiar(word("xqzw"))
    )


def test_pieces_cover_the_topic_they_are_of_and_nonsense_none(lexicon: Lexicon) -> None:
    swedish = number(lexicon, "sv")
    found = lexicon.covered(words("förskolan"), swedish, TOPICS)
    assert max(found.topics.values()) > 0.5
    assert lexicon.covered(words("xqzw"), swedish, TOPICS).strange == 1.0


def test_there_is_a_weight_for_each_trait_and_a_leaning_for_each_language(lexicon: Lexicon) -> None:
    assert len(lexicon.weights.ranks) == len(lexicon.weights.ours) == 16
    assert lexicon.leanings.keys() == lexicon.languages.keys()


@pytest.mark.parametrize(
    ("query", "language"),
    [("jag vill ha förskola", "sv"), ("how do i rent a flat", "en"), ("دنبال کار", "fa")],
)
def test_the_language_that_knows_the_words_is_the_likeliest(
    lexicon: Lexicon, query: str, language: str
) -> None:
    asked = words(query)
    order = likely(lexicon, asked, [lexicon.known(each) for each in asked], number(lexicon, "fi"))
    assert lexicon.languages[order[0][0]] == language
    assert order[0][1] == 1.0
    assert [sure for _, sure in order] == sorted((sure for _, sure in order), reverse=True)


def test_a_reading_passes_over_what_says_nothing_and_doubts_what_no_text_holds(lexicon: Lexicon) -> None:
    swedish = number(lexicon, "sv")
    asked = words("jag förskola xqzw")
    reading = Reading(lexicon, swedish, [], TOPICS, mends=True)
    school, nonsense = reading.terms(asked, [lexicon.known(each) for each in asked], unfinished=False)
    assert max(school.matches.values()) == 1.0
    assert nonsense.matches == {}
    assert nonsense.weight > school.weight
