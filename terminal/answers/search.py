"""Finding topics as people type: from a query to readings of it, to stems and pieces, to a ranking.

No language is assumed of a query. Each word is looked up in all languages; those that know most of the words
read the query, the language of the glass always does, and the reading that gives most for a topic counts.
Which topic is likelier, and whether the likeliest is an answer at all, was learned (``teaching``).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from terminal.answers.danger import urgent
from terminal.answers.lexicon import Lexicon, Read
from terminal.answers.ranking import Row, Term, Traits, chance, traits, weighed
from terminal.answers.reading import Reading, likely
from terminal.answers.stems import family
from terminal.answers.words import words

# A query is one or two sentences: what comes after is not read, so that no text makes the search slow.
_MAX_LETTERS: Final = 240
_MAX_TERMS: Final = 20
_MAX_ROWS: Final = 120
_MAX_READINGS: Final = 3
# A language that is less sure than this, compared with the likeliest, names no danger.
_MAY_BE: Final = 0.6
# A topic so much less likely than the best is not shown.
_FAR: Final = 0.03
# One in danger sees the number first, whatever else the query is like.
_URGENT: Final = 1.0


class Search:
    """Searches in one built file, which it reads by ``read``."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._lexicon = Lexicon(read)
        self._families = {language: number for number, language in self._lexicon.languages.items()}
        self._topics = [str(identity) for (identity,) in read("SELECT id FROM topics ORDER BY position", ())]

    @property
    def languages(self) -> Mapping[int, str]:
        """The languages by the numbers of their families."""
        return self._lexicon.languages

    def topics(self, query: str, language: str, limit: int) -> list[tuple[str, float]]:
        """(topic, score) best first; empty where the query is not ours. The last word may be unfinished."""
        query = query[:_MAX_LETTERS]
        order = self._order(query, language)
        if not order:
            return []
        found = self._scored(self._judged(query, language, order))
        glass = self._families[family(language)]
        near = {at for at, sure in order[:_MAX_READINGS] if sure >= _MAY_BE} | {glass}
        spoken = {self._lexicon.languages[at]: self._lexicon.dangers[at] for at in sorted(near)}
        for at in urgent(query, spoken):
            found[at] = _URGENT + found.get(at, 0.0)
        ordered = sorted(found, key=lambda at: (-found[at], self._topics[at]))
        return [(self._topics[at], min(1.0, round(found[at], 4))) for at in ordered[: max(0, limit)]]

    def judged(self, query: str, language: str) -> dict[int, tuple[int, Traits]]:
        """By topic (position): the family that reads the query best for it, and its traits then."""
        query = query[:_MAX_LETTERS]
        return self._judged(query, language, self._order(query, language))

    def _order(self, query: str, language: str) -> list[tuple[int, float]]:
        """(family, how sure) as ``likely`` has it; empty where nothing is asked."""
        asked = words(query)[:_MAX_TERMS]
        if not asked:
            return []
        known = [self._lexicon.known(word) for word in asked]
        return likely(self._lexicon, asked, known, self._families[family(language)])

    def _scored(self, judged: Mapping[int, tuple[int, Traits]]) -> dict[int, float]:
        """The chance that each topic is meant, unless the best of them says that the query is not ours."""
        weights, leanings = self._lexicon.weights, self._lexicon.leanings
        odds = {at: weighed(weights.ranks, own) for at, (_, own) in judged.items()}
        if not odds:
            return {}
        best = max(odds, key=lambda at: (odds[at], -at))
        reader, own = judged[best]
        if weighed(weights.ours, own) + leanings.get(reader, 0.0) < 0:
            return {}
        least = _FAR * chance(odds[best])
        return {at: chance(value) for at, value in odds.items() if chance(value) >= least}

    def _judged(
        self, query: str, language: str, order: Sequence[tuple[int, float]]
    ) -> dict[int, tuple[int, Traits]]:
        asked = words(query)[:_MAX_TERMS]
        unfinished = query[-1:].isalnum()
        known = [self._lexicon.known(word) for word in asked]
        glass = self._families[family(language)]
        others = [each for each, _ in order if each != glass][: _MAX_READINGS - 1]
        best: dict[int, tuple[int, Traits]] = {}
        for reader, sure in [(each, sure) for each, sure in order if each == glass or each in others]:
            mends = reader in (order[0][0], glass)
            reading = Reading(
                self._lexicon, reader, [each for each, _ in order], len(self._topics), mends=mends
            )
            terms = reading.terms(asked, known, unfinished=unfinished)
            if not terms and reader == order[0][0]:
                return {}  # 'how do i' says nothing in English: it is no Swedish 'dö'
            pieces = reading.covered(asked, unfinished=unfinished)
            for topic, own in traits(terms, self._rows(terms), pieces, len(self._topics), 1 - sure).items():
                if topic not in best or self._likelier(own, best[topic][1]):
                    best[topic] = reader, own
        return best

    def _likelier(self, one: Traits, other: Traits) -> bool:
        ranks = self._lexicon.weights.ranks
        return weighed(ranks, one) > weighed(ranks, other)

    def _rows(self, terms: Sequence[Term]) -> list[Row]:
        wanted = sorted({same for term in terms for same in term.matches})
        if not wanted:
            return []
        rows = self._read(
            "SELECT stems, topic, weight FROM asks WHERE asks MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(map(str, wanted)), _MAX_ROWS),
        )
        return [Row(topic, frozenset(map(int, stems.split())), weight) for stems, topic, weight in rows]
