"""Words of danger: whoever asks with them is shown the topic with the number first.

A rule on data alone: ``[urgent]`` of each language's ``answers.toml`` names words that must stand near one
another in the query, in any order; other forms of them do, and a slip in a long one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from terminal.answers.spelling import distance
from terminal.answers.stems import plain_stem, stem
from terminal.answers.words import Word, folded, has_thai, words

# So many other words may stand among those of a phrase: 'my husband often hits me'.
_BETWEEN: Final = 2
# A shorter word alone is only itself: 'fired' is no 'fire'.
_LONG: Final = 6
# A shorter one has no slip.
_SLIPS: Final = 7
_SHORTEST_STEM: Final = 3


class Phrase(NamedTuple):
    """What is looked for, of one topic (by position) in one language: words with their stems."""

    topic: int
    words: tuple[tuple[str, str], ...]


def phrase(topic: int, text: str, language: str) -> Phrase:
    """A phrase as it is kept; of a text that writes no spaces it is one run of letters."""
    if has_thai(text):
        run = "".join(folded(text))
        return Phrase(topic, ((run, run),))
    return Phrase(topic, tuple((word.folded, stem(word, language)) for word in words(text)))


def urgent(query: str, phrases: Mapping[str, Iterable[Phrase]]) -> frozenset[int]:
    """The topics whose words of danger stand in the query, by the languages that may be its own."""
    run = "".join(folded(query)) if has_thai(query) else ""
    asked = words(query)
    found = set()
    for language, listed in phrases.items():
        said = [(word, frozenset({stem(word, language), plain_stem(word, language)})) for word in asked]
        for each in listed:
            if each.topic not in found and (_stands(said, each.words) or (run and _runs(run, each.words))):
                found.add(each.topic)
    return frozenset(found)


def _runs(run: str, wanted: Sequence[tuple[str, str]]) -> bool:
    return has_thai(wanted[0][0]) and wanted[0][0] in run


def _stands(said: Sequence[tuple[Word, frozenset[str]]], wanted: Sequence[tuple[str, str]]) -> bool:
    alone = len(wanted) == 1
    places = []
    for word, root in wanted:
        at = [place for place, (own, stems) in enumerate(said) if _same(own, stems, word, root, alone=alone)]
        if not at:
            return False
        places.append(at)
    reach = len(wanted) + _BETWEEN
    return any(
        all(any(first <= place < first + reach for place in at) for at in places)
        for first in sorted(place for at in places for place in at)
    )


def _same(own: Word, stems: frozenset[str], word: str, root: str, *, alone: bool) -> bool:
    if own.folded == word:
        return True
    if root in stems and len(root) >= _SHORTEST_STEM and (len(word) >= _LONG or not alone):
        return True
    return (
        min(len(word), len(own.folded)) >= _SLIPS
        and own.folded[0] == word[0]
        and distance(own.folded, word, 1) <= 1
    )
