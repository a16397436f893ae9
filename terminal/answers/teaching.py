"""What the search learns where the file is built: which topic is likelier, and what is not ours.

Some ways of asking, and some questions that are not ours, are held out; an index is made of the others, and
asked with those. By what it finds, two weightings are learned (``learning``): one that puts the right topic
above the others, and one that tells queries that are ours from those that are not, and from nonsense. The
second has a leaning for each language, drawn to the mean of all, and is set so that it refuses ``REFUSED`` of
the held-out questions that are not ours. What is believed without any sample is all that is typed in.
"""

import random
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import resources
from typing import Final, NamedTuple

from terminal.answers.assets import Catalogue, Language
from terminal.answers.indexing import write_index, write_weights
from terminal.answers.learning import Sample, learned
from terminal.answers.ranking import Traits, Weights, weighed
from terminal.answers.search import Search
from terminal.answers.words import folded, has_thai, words

# The share of held-out foreign questions to be refused. The whole index has them all as examples and refuses
# more of new ones: 0.92 of those in tests/terminal/answers/tuning, for an aim of 0.85.
REFUSED: Final = 0.83
# So many topics are enough to learn from.
_MANY: Final = 300
# One way of asking in so many is held out, and one question that is not ours.
_ONE_ASK_IN: Final = 8
_ONE_FOREIGN_IN: Final = 3
# So many ways of asking of a language are enough, and so many words of nonsense.
_ENOUGH: Final = 120
_NONSENSE: Final = 6
# So many words of foreign questions are asked alone.
_ALONE: Final = 12
# The likeliest wrong topics teach most.
_WRONG: Final = 4
# How much is needed to move a weight from what is believed, and a language from the others.
_STUBBORN: Final = 1.0
_LEANING: Final = 0.3
# A topic is found where it stands among the first.
_FIRST: Final = 3
# What is believed before: rounded from what was learned of our own answers.
BELIEVED: Final = Weights(
    ranks=tuple(Traits(1.5, -2.8, 2.0, 1.2, 1.9, 0.5, 6.5, -1.4, 0, 0, 0, 0, 0, 0, 0, -3.5)),
    ours=tuple(Traits(1.6, 1.6, -2.9, 0.7, 2.2, 6, 0, 0.7, -0.9, -0.7, -4, -5, -0.2, -2, 1.9, -2.1)),
)

# What a search judges of a query: by topic, the family that reads it best, and the traits.
_Judged = Mapping[int, tuple[int, Traits]]


class _Case(NamedTuple):
    """A held-out query; its topic by position, None where it is not ours; ``made``: nobody would ask so."""

    language: str
    query: str
    topic: int | None
    made: bool = False


def taught(catalogue: Catalogue) -> tuple[Weights, dict[str, float]]:
    """What each trait weighs, and the leaning of each language (by family)."""
    every = max(1, len(catalogue.topics) // _MANY)
    catalogue = replace(catalogue, topics=catalogue.topics[::every])
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            resources.files("terminal.answers").joinpath("schema.sql").read_text(encoding="utf-8")
        )
        connection.executemany(
            "INSERT INTO topics VALUES (?, ?, '', '', 0, 0)",
            [(at, topic.id) for at, topic in enumerate(catalogue.topics)],
        )
        write_index(connection, _without_held(catalogue))
        write_weights(connection, BELIEVED, {})
        search = Search(lambda query, values: connection.execute(query, values).fetchall())
        asked = [(case, search.judged(f"{case.query} ", case.language)) for case in _held(catalogue)]
    found = [(case, judged) for case, judged in asked if judged]
    samples = [sample for case, judged in found for sample in _ranked(case, judged)]
    ranks = learned(samples, BELIEVED.ranks, _STUBBORN)
    return _told_apart(tuple(ranks), found, search.languages)


def _told_apart(
    ranks: tuple[float, ...], found: Sequence[tuple[_Case, _Judged]], languages: Mapping[int, str]
) -> tuple[Weights, dict[str, float]]:
    best: list[tuple[int, Traits, _Case]] = []
    for case, judged in found:
        first = _likeliest(ranks, judged)[:_FIRST]
        # What the ranking has wrong says nothing of what is ours.
        if case.topic is None or case.topic in first:
            best.append((*judged[first[0]], case))
    ours = sum(case.topic is not None for _, _, case in best)
    even = max(1.0, ours / max(1, len(best) - ours))
    # A leaning is the weight of a trait that only one language has, scaled to be the harder to move.
    samples = [
        Sample((*own, *(_LEANING * (reader == each) for each in languages)), good, 1.0 if good else even)
        for reader, own, good in ((reader, own, case.topic is not None) for reader, own, case in best)
    ]
    weights = learned(samples, (*BELIEVED.ours, *(0.0 for _ in languages)), _STUBBORN)
    told = weights[: len(BELIEVED.ours)]
    leanings = {each: _LEANING * by for each, by in zip(languages, weights[len(told) :], strict=True)}
    foreign = sorted(
        weighed(told, own) + leanings[reader]
        for reader, own, case in best
        if case.topic is None and not case.made
    )
    if foreign:
        told[-1] -= foreign[min(len(foreign) - 1, int(REFUSED * len(foreign)))]
    named = {language: leanings[each] for each, language in languages.items()}
    return Weights(ranks, tuple(told)), named


def _likeliest(ranks: Sequence[float], judged: _Judged) -> list[int]:
    return sorted(judged, key=lambda at: (-weighed(ranks, judged[at][1]), at))


def _ranked(case: _Case, judged: _Judged) -> Iterator[Sample]:
    for at in _likeliest(BELIEVED.ranks, judged)[:_WRONG]:
        if at != case.topic:
            yield Sample(judged[at][1], good=False)
    if case.topic is not None and case.topic in judged:
        yield Sample(judged[case.topic][1], good=True)


def _is_held(text: str, one_in: int) -> bool:
    """Always the same, however it is written."""
    return zlib.crc32(" ".join(folded(text)).encode()) % one_in == 0


def _without_held(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, languages=tuple(_rest(language) for language in catalogue.languages))


def _rest(language: Language) -> Language:
    texts = {
        topic: replace(text, asks=tuple(ask for ask in text.asks if not _is_held(ask, _ONE_ASK_IN)))
        for topic, text in language.texts.items()
    }
    kept = tuple(ask for ask in language.not_ours if not _is_held(ask, _ONE_FOREIGN_IN))
    return replace(language, texts=texts, not_ours=kept)


def _held(catalogue: Catalogue) -> Iterator[_Case]:
    for language in catalogue.languages:
        draw = random.Random(language.tag)  # noqa: S311 - the same each time
        own = [
            _Case(language.tag, ask, at)
            for at, topic in enumerate(catalogue.topics)
            for ask in language.texts[topic.id].asks
            if _is_held(ask, _ONE_ASK_IN)
        ]
        yield from draw.sample(own, min(len(own), _ENOUGH))
        foreign = [ask for ask in language.not_ours if _is_held(ask, _ONE_FOREIGN_IN)]
        alone = _foreign_words(language, foreign)
        yield from (_Case(language.tag, ask, None) for ask in foreign)
        for word in draw.sample(alone, min(len(alone), _ALONE)):
            yield _Case(language.tag, word, None, made=True)
        if language.not_ours:
            for letters in ("abcdefghijklmnopqrstuvwxyz", _letters(language)):
                for _ in range(_NONSENSE // 2):
                    word = "".join(draw.choices(letters, k=draw.randint(4, 9)))
                    yield _Case(language.tag, word, None, made=True)


def _foreign_words(language: Language, asks: Sequence[str]) -> list[str]:
    """The words of some foreign questions that no topic is asked for with."""
    ours = {word for text in language.texts.values() for ask in text.asks for word in folded(ask)}
    found = {
        word.written
        for ask in asks
        for word in words(ask)
        if word.folded not in ours and not has_thai(word.folded)
    }
    return sorted(found - language.passed_over - language.common)


def _letters(language: Language) -> str:
    return "".join(sorted({letter for ask in language.not_ours for letter in ask if letter.isalpha()}))
