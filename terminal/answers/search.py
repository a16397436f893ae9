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
        found = self._connection.execute("SELECT topics FROM vocabulary WHERE stem = ?", (root,)).fetchone()
        matches = {root: _SAME} if found else {}
        if begun and len(word) > 1:
            for same in self._begun(word):
                matches.setdefault(same, _BEGUN)
        if not found:
            for same, credit in self._parts(root).items():
                matches[same] = max(credit, matches.get(same, 0.0))
        if not matches:
            matches = self._misspelt(root)
        # An unknown word weighs as one that a single topic speaks of: what is not ours stays out.
        return Term(weight_of(self._spread(matches), self._topics), matches)

    def _spread(self, matches: dict[str, float]) -> int:
        """Of how many topics the best matches speak."""
        best = max(matches.values(), default=0.0)
        counts = [
            self._connection.execute("SELECT topics FROM vocabulary WHERE stem = ?", (same,)).fetchone()[0]
            for same, credit in matches.items()
            if credit == best
        ]
        return min(counts, default=1)

    def _begun(self, word: str) -> list[str]:
        rows = self._connection.execute(
            "SELECT stem FROM vocabulary WHERE stem >= ? AND stem < ? LIMIT 30", (word, f"{word}\U0010ffff")
        )
        return [same for (same,) in rows]

    def _parts(self, root: str) -> dict[str, float]:
        """Stems that a long word begins or ends with: Swedish makes one word of several, Arabic too."""
        shortest = 4 if root.isascii() else 3
        cuts = {root[:at] for at in range(shortest, len(root))} | {
            root[at:] for at in range(1, len(root) - shortest + 1)
        }
        marks = ", ".join("?" * len(cuts))
        rows = self._connection.execute(f"SELECT stem FROM vocabulary WHERE stem IN ({marks})", tuple(cuts))  # noqa: S608
        return {same: _PART * (0.5 + 0.5 * len(same) / len(root)) for (same,) in rows}

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
        near = {same: distance(root, same, allowed) for (same,) in ((row[0][1:-1],) for row in rows)}
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
