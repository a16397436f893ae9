"""Finding topics as people type: from a query to readings of it, to stems, to a ranking.

No language is assumed of a query. Each word is looked up in all languages; those that know most of the words
read the query, the language of the glass always does, and the reading that gives most for a topic counts.
"""

from collections.abc import Sequence
from typing import Final

from terminal.answers.danger import urgent
from terminal.answers.lexicon import Lexicon, Read
from terminal.answers.ranking import THRESHOLD, Row, Term, scores
from terminal.answers.reading import Known, Reading, likely
from terminal.answers.stems import family
from terminal.answers.words import Word, words

# A query is one or two sentences: what comes after is not read, so that no text makes the search slow.
_MAX_LETTERS: Final = 240
_MAX_TERMS: Final = 20
_MAX_ROWS: Final = 120
_MAX_READINGS: Final = 3
# A reading by a language that knows fewer of the words counts less.
_DOUBT: Final = 0.5
# A language that is less sure than this, compared with the likeliest, names no danger.
_MAY_BE: Final = 0.6


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
        asked = words(query)[:_MAX_TERMS]
        if not asked:
            return []
        known = [self._lexicon.known(word) for word in asked]
        glass = self._families[family(language)]
        order = likely(self._lexicon, asked, known, glass)
        found = self._scored(asked, known, order, glass, unfinished=query[-1:].isalnum())
        ours = {at: score for at, score in found.items() if score >= THRESHOLD}
        # One in danger sees the number first, whatever else the query is like.
        near = {at for at, sure in order[:_MAX_READINGS] if sure >= _MAY_BE} | {glass}
        spoken = {self._lexicon.languages[at]: self._lexicon.dangers[at] for at in sorted(near)}
        for at in urgent(query, spoken):
            ours[at] = 1.0 + max(0.0, found.get(at, 0.0))
        ordered = sorted(ours, key=lambda at: (-ours[at], self._topics[at]))
        return [(self._topics[at], min(1.0, round(ours[at], 4))) for at in ordered[: max(0, limit)]]

    def _scored(
        self,
        asked: Sequence[Word],
        known: Sequence[Known],
        order: Sequence[tuple[int, float]],
        glass: int,
        *,
        unfinished: bool,
    ) -> dict[int, float]:
        """What each topic (position) scores; ``order`` is that of ``likely``."""
        others = [each for each in order if each[0] != glass][: _MAX_READINGS - 1]
        best: dict[int, float] = {}
        for reader, sure in [each for each in order if each[0] == glass or each in others]:
            mends = reader in (order[0][0], glass)
            reading = Reading(
                self._lexicon, reader, [each for each, _ in order], len(self._topics), mends=mends
            )
            terms = reading.terms(asked, known, unfinished=unfinished)
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
