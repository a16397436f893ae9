"""Finding topics as people type: from a query to stems of the index, to rows, to a ranking."""

import sqlite3
from typing import Final

from terminal.answers.ranking import Row, Term, rank, weight_of
from terminal.answers.spelling import distance, slips_allowed
from terminal.answers.words import folded, stem

# A query is one or two sentences: what comes after is not read, so that no text makes the search slow.
_MAX_LETTERS: Final = 240
_MAX_TERMS: Final = 20
# 51 topics × 18 languages × some 20 ways of asking are 18,000 rows; the best 120 hold all that matter.
_MAX_ROWS: Final = 120
_MAX_SPELLINGS: Final = 40
_SHORT: Final = 5

# What a stem of the index counts for a word of the query.
_SAME: Final = 1.0
_BEGUN: Final = 0.8
_PART: Final = 0.75
_MISSPELT: Final = 0.85
_PER_SLIP: Final = 0.1


class Search:
    """Searches in one built file; belongs to the thread of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._passed_over = frozenset(word for (word,) in connection.execute("SELECT word FROM passed_over"))
        self._common = frozenset(same for (same,) in connection.execute("SELECT stem FROM common"))
        (self._topics,) = connection.execute("SELECT count(*) FROM topics").fetchone()

    def topics(self, query: str, language: str, limit: int) -> list[tuple[str, float]]:
        """(topic, score) best first; empty where the query is not ours. The last word may be unfinished."""
        query = query[:_MAX_LETTERS]
        words = [word for word in folded(query) if word not in self._passed_over][:_MAX_TERMS]
        typing = query[-1:].isalnum()
        terms = [self._term(word, begun=typing and at == len(words) - 1) for at, word in enumerate(words)]
        return rank(terms, self._rows(terms), language)[: max(0, limit)]

    def _term(self, word: str, *, begun: bool) -> Term:
        root = stem(word)
        known = self._weights([root])
        matches = {root: _SAME} if known else {}
        if begun and len(word) > 1:
            for same in self._begun(word):
                matches.setdefault(same, _BEGUN)
        if not known:
            for same, credit in (*self._parts(root).items(), *self._misspelt(root).items()):
                matches[same] = max(credit, matches.get(same, 0.0))
        best = max(matches.values(), default=0.0)
        weights = self._weights([same for same, credit in matches.items() if credit == best])
        # An unknown word weighs more than any other: what is not ours stays out.
        weight = max(weights.values(), default=weight_of(0, self._topics, common=root in self._common))
        return Term(weight, matches)

    def _weights(self, stems: list[str]) -> dict[str, float]:
        """What those of the stems that are in the index count."""
        marks = ", ".join("?" * len(stems))
        rows = self._connection.execute(
            f"SELECT stem, weight FROM vocabulary WHERE stem IN ({marks})",  # noqa: S608
            stems,
        )
        return dict(rows.fetchall())

    def _begun(self, word: str) -> list[str]:
        rows = self._connection.execute(
            "SELECT stem FROM vocabulary WHERE stem >= ? AND stem < ? LIMIT 30", (word, f"{word}\U0010ffff")
        )
        return [same for (same,) in rows]

    def _parts(self, root: str) -> dict[str, float]:
        """Stems that a word begins or ends with: Swedish makes one word of several, Arabic adds letters."""
        if root.isascii():
            ends = range(4, len(root) - 1)
            cuts = [root[:at] for at in ends] + [root[-at:] for at in ends]
        else:
            cuts = [root[1:], root[2:], root[:-1], root[:-2], root[1:-1]]
        known = self._weights([cut for cut in cuts if len(cut) > 2])
        return {same: _PART * (0.5 + 0.5 * len(same) / len(root)) for same in known}

    def _misspelt(self, root: str) -> dict[str, float]:
        allowed = slips_allowed(len(root))
        if not allowed or root.isdecimal():
            return {}
        marked = f"^{root}$"
        pieces = {marked[at : at + 3] for at in range(len(marked) - 2)}
        rows = self._connection.execute(
            "SELECT stem FROM spellings WHERE spellings MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{piece}"' for piece in sorted(pieces)), _MAX_SPELLINGS),
        )
        near = {}
        for (marked_same,) in rows:
            same = marked_same[1:-1]
            # In a short word the first letter is what tells it from its neighbours.
            if len(root) > _SHORT or same[0] == root[0]:
                near[same] = distance(root, same, allowed)
        fewest = min(near.values(), default=allowed + 1)
        if fewest > allowed:
            return {}
        return {same: _MISSPELT - _PER_SLIP * slips for same, slips in near.items() if slips == fewest}

    def _rows(self, terms: list[Term]) -> list[Row]:
        wanted = sorted({same for term in terms for same in term.matches})
        if not wanted:
            return []
        rows = self._connection.execute(
            "SELECT topic, language, asked, summary, steps, weight FROM phrases WHERE phrases MATCH ?"
            " ORDER BY bm25(phrases, 10.0, 4.0, 2.0) LIMIT ?",
            (" OR ".join(f'"{same}"' for same in wanted), _MAX_ROWS),
        )
        return [
            Row(topic, tag, _set(asked), _set(summary), _set(steps), weight)
            for topic, tag, asked, summary, steps, weight in rows
        ]


def _set(stems: str) -> frozenset[str]:
    return frozenset(stems.split())
