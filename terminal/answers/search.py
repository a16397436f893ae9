"""Finding topics as people type: from a query to readings of it, to stems, to a ranking.

No language is assumed of a query. Each word is looked up in all languages; those that know most of the words
read the query, the language of the glass always does, and the reading that gives most for a topic counts.
"""

from collections.abc import Sequence
from typing import Final

from terminal.answers.lexicon import Lexicon, Read
from terminal.answers.ranking import THRESHOLD, Row, Term, scores
from terminal.answers.reading import Reading, likely
from terminal.answers.stems import family
from terminal.answers.words import words

# A query is one or two sentences: what comes after is not read, so that no text makes the search slow.
_MAX_LETTERS: Final = 240
_MAX_TERMS: Final = 20
_MAX_ROWS: Final = 120
_MAX_READINGS: Final = 3
# A reading by a language that knows fewer of the words counts less.
_DOUBT: Final = 0.5


class Search:
    """Searches in one built file, which it reads by ``read``."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._lexicon = Lexicon(read)
        self._families = {language: number for number, language in self._lexicon.languages.items()}
        self._topics = [str(identity) for (identity,) in read("SELECT id FROM topics ORDER BY position", ())]

    def topics(self, query: str, language: str, limit: int) -> list[tuple[str, float]]:
        """(topic, score) best first; empty where the query is not ours. The last word may be unfinished."""
        query = query[:_MAX_LETTERS]
        found = self.scored(query, language)
        ours = [
            (self._topics[at], min(1.0, round(score, 4))) for at, score in found.items() if score >= THRESHOLD
        ]
        return sorted(ours, key=lambda hit: (-hit[1], hit[0]))[: max(0, limit)]

    def scored(self, query: str, language: str) -> dict[int, float]:
        """What each topic (position) scores."""
        asked = words(query)[:_MAX_TERMS]
        if not asked:
            return {}
        known = [self._lexicon.known(word) for word in asked]
        glass = self._families[family(language)]
        order = likely(self._lexicon, asked, known, glass)
        others = [each for each in order if each[0] != glass][: _MAX_READINGS - 1]
        best: dict[int, float] = {}
        for reader, sure in [each for each in order if each[0] == glass or each in others]:
            mends = reader in (order[0][0], glass)
            reading = Reading(
                self._lexicon, reader, [each for each, _ in order], len(self._topics), mends=mends
            )
            terms = reading.terms(asked, known, unfinished=query[-1:].isalnum())
            if not terms and reader == order[0][0]:
                return {}  # 'how do i' says nothing in English: it is no Swedish 'dö'
            for topic, score in scores(terms, self._rows(terms), len(self._topics)).items():
                best[topic] = max(best.get(topic, 0.0), score * (1 - _DOUBT * (1 - sure)))
        return best

    def _rows(self, terms: Sequence[Term]) -> list[Row]:
        wanted = sorted({same for term in terms for same in term.matches})
        if not wanted:
            return []
        rows = self._read(
            "SELECT stems, topic, weight FROM asks WHERE asks MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(map(str, wanted)), _MAX_ROWS),
        )
        return [Row(topic, frozenset(map(int, stems.split())), weight) for stems, topic, weight in rows]
