"""Finding topics as people type: from a query to stems of the index, to rows, to a ranking."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from terminal.answers.ranking import Row, Term, rank, weight_of
from terminal.answers.spelling import distance, likely, slips_allowed
from terminal.answers.words import inner, matter, stem

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
# A slip in a shorter word is less likely to be one.
_LONG: Final = 6


# Runs one SELECT in the built file and gives its rows.
Read = Callable[[str, Sequence[object]], list[Any]]


class Search:
    """Searches in one built file, which it reads by ``read``."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._passed_over = frozenset(word for (word,) in read("SELECT word FROM passed_over", ()))
        self._common = frozenset(same for (same,) in read("SELECT stem FROM common", ()))
        ((self._topics,),) = read("SELECT count(*) FROM topics", ())

    def topics(self, query: str, language: str, limit: int) -> list[tuple[str, float]]:
        """(topic, score) best first; empty where the query is not ours. The last word may be unfinished."""
        query = query[:_MAX_LETTERS]
        words = matter(query, self._passed_over)[:_MAX_TERMS]
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
        if not known and root not in self._common:
            for same, credit in (*self._parts(root).items(), *self._misspelt(root).items()):
                matches[same] = max(credit, matches.get(same, 0.0))
        best = max(matches.values(), default=0.0)
        weights = self._weights([same for same, credit in matches.items() if credit == best])
        # An unknown word weighs more than any other: what is not ours stays out.
        weight = max(weights.values(), default=weight_of(0, self._topics, common=root in self._common))
        return Term(weight, matches, self._bearings(matches))

    def _bearings(self, matches: Mapping[str, float]) -> dict[str, float]:
        """How far the word alone speaks for each topic."""
        marks = ", ".join("?" * len(matches))
        rows = self._read(
            f"SELECT stem, topic, value FROM bearings WHERE stem IN ({marks})",  # noqa: S608
            [*matches],
        )
        bearings: dict[str, float] = {}
        for same, topic, value in rows:
            bearings[topic] = max(bearings.get(topic, 0.0), matches[same] * value)
        return bearings

    def _weights(self, stems: list[str]) -> dict[str, float]:
        """What those of the stems that are in the index count."""
        marks = ", ".join("?" * len(stems))
        rows = self._read(
            f"SELECT stem, weight FROM vocabulary WHERE stem IN ({marks})",  # noqa: S608
            stems,
        )
        return dict(rows)

    def _begun(self, word: str) -> list[str]:
        rows = self._read(
            "SELECT stem FROM vocabulary WHERE stem >= ? AND stem < ? LIMIT 30", (word, f"{word}\U0010ffff")
        )
        return [same for (same,) in rows]

    def _parts(self, root: str) -> dict[str, float]:
        """Stems that a word begins or ends with: Swedish makes one word of several, Arabic adds letters."""
        if root.isascii():
            ends = range(4, len(root) - 1)
            cuts = [root[:at] for at in ends] + [root[-at:] for at in ends]
        else:
            cuts = inner(root)
        known = self._weights([cut for cut in cuts if len(cut) > 2])
        return {same: _PART * (0.5 + 0.5 * len(same) / len(root)) for same in known}

    def _misspelt(self, root: str) -> dict[str, float]:
        allowed = slips_allowed(len(root))
        if not allowed or root.isdecimal():
            return {}
        marked = f"^{root}$"
        pieces = {marked[at : at + 3] for at in range(len(marked) - 2)}
        rows = self._read(
            "SELECT stem FROM spellings WHERE spellings MATCH ? ORDER BY rank LIMIT ?",
            (" OR ".join(f'"{piece}"' for piece in sorted(pieces)), _MAX_SPELLINGS),
        )
        near = {}
        for (marked_same,) in rows:
            same = marked_same[1:-1]
            if likely(root, same):
                near[same] = distance(root, same, allowed)
        fewest = min(near.values(), default=allowed + 1)
        if fewest > allowed:
            return {}
        sure = _MISSPELT - _PER_SLIP * (fewest + (len(root) < _LONG))
        return {same: sure for same, slips in near.items() if slips == fewest}

    def _rows(self, terms: list[Term]) -> list[Row]:
        wanted = sorted({same for term in terms for same in term.matches})
        if not wanted:
            return []
        rows = self._read(
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
