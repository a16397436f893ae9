"""The words of the built file, looked up as the search needs them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from terminal.answers.danger import Phrase
from terminal.answers.grams import Coverage, coverage, grams
from terminal.answers.packing import unpack_numbers, unpack_shares
from terminal.answers.ranking import Evidence, Weights
from terminal.answers.sounds import sound
from terminal.answers.spelling import distance, likely, pieces, slips_allowed
from terminal.answers.stems import plain_stem, stem
from terminal.answers.words import Word, stands_in

# Runs one SELECT in the built file and gives its rows.
Read = Callable[[str, Sequence[object]], list[Any]]

_KEPT: Final = 2_000
_MAX_BEGUN: Final = 40
_MAX_NEAR: Final = 12
# So many pieces of a word, the rarest, are enough to find what is like it.
_MAX_PIECES: Final = 10
_LIKE: Final = 0.5
_SMALLEST: Final = 3
# So many pairs of a piece and a topic are counted for one query.
_MOST_PAIRS: Final = 8_000


@dataclass(frozen=True, slots=True)
class Stem:
    """What a stem counts, and what it says of topics (by position)."""

    weight: float
    topics: Mapping[int, Evidence]


class Lexicon:
    """Reads by ``read``; what is often asked for is kept."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.languages: dict[int, str] = dict(read("SELECT id, language FROM families ORDER BY id", ()))
        self._passed_over = self._quiet(0)
        self._common = self._quiet(1)
        self.dangers = self._dangers()
        self.weights = self._weights()
        self.leanings: dict[int, float] = dict(read("SELECT family, ours FROM leanings", ()))
        self.stem = lru_cache(maxsize=_KEPT)(self._stem)

    def says_nothing(self, word: Word, family: int) -> bool:
        """Whether the word is one that its language passes over."""
        return stands_in(word, self._passed_over[family])

    def is_common(self, word: Word, family: int) -> bool:
        """Whether the word goes with many matters."""
        return stands_in(word, self._common[family])

    def known(self, word: Word) -> dict[int, tuple[int, bool]]:
        """By family: the stem of the word, and whether the word stands in a text just so."""
        rows = self._read("SELECT family, stem, form FROM keys WHERE key = ?", (word.folded,))
        return {family: (number, form is not None) for family, number, form in rows}

    def by_stem(self, word: Word, family: int) -> int | None:
        """The stem of a word that stands in no text of the family, if other forms of it do."""
        language = self.languages[family]
        for root in dict.fromkeys((stem(word, language), plain_stem(word, language))):
            for (number,) in self._read("SELECT stem FROM keys WHERE key = ? AND family = ?", (root, family)):
                return int(number)
        return None

    def begun(self, word: Word, family: int) -> set[int]:
        """The stems of the forms that begin so."""
        rows = self._read(
            "SELECT stem FROM keys WHERE key >= ? AND key < ? AND family = ? AND form IS NOT NULL LIMIT ?",
            (word.folded, f"{word.folded}\U0010ffff", family, _MAX_BEGUN),
        )
        return {number for (number,) in rows}

    def parts(self, word: Word, family: int) -> dict[int, float]:
        """Stems of what a long word begins or ends with, with their share of it: compounds."""
        same = word.folded
        ends = range(4, len(same) - 2)
        cuts = [same[:at] for at in ends] + [same[-at:] for at in ends]
        if not cuts:
            return {}
        marks = ", ".join("?" * len(cuts))
        rows = self._read(
            f"SELECT key, stem FROM keys WHERE family = ? AND key IN ({marks})",  # noqa: S608
            [family, *cuts],
        )
        found: dict[int, float] = {}
        for key, number in rows:
            found[number] = max(found.get(number, 0.0), len(key) / len(same))
        return found

    def heard(self, word: Word, family: int) -> list[int]:
        """The stems that sound like a word in other letters."""
        key = sound(word.folded)
        if not key:
            return []
        rows = self._read("SELECT stem FROM sounds WHERE key = ? AND family = ?", (key, family))
        return [number for (number,) in rows]

    def familiar(self, word: Word) -> float:
        """How much like a word of any language it is: the share of its pieces that some word has."""
        wanted = [piece for piece in sorted(grams([word])) if len(piece) == _SMALLEST]
        if not wanted:
            return 0.0
        marks = ", ".join("?" * len(wanted))
        families = ", ".join("?" * len(self.languages))
        ((known,),) = self._read(
            f"SELECT count(DISTINCT gram) FROM grams WHERE family IN ({families}) AND gram IN ({marks})",  # noqa: S608
            [*self.languages, *wanted],
        )
        return float(known / len(wanted))

    def covered(
        self, asked: Sequence[Word], family: int, topics: int, *, unfinished: bool = False
    ) -> Coverage:
        """How much of the pieces of the words that say something each topic holds, of so many."""
        said = [word for word in asked if not self.says_nothing(word, family)]
        wanted = sorted(grams(said, unfinished=unfinished))
        marks = ", ".join("?" * len(wanted))
        rows = self._read(
            f"SELECT topics, shares FROM grams WHERE family = ? AND gram IN ({marks})"  # noqa: S608
            " ORDER BY length(topics), gram",
            [family, *wanted],
        )
        known = ((unpack_numbers(held), unpack_shares(shares)) for held, shares in rows)
        return coverage(len(wanted), known, topics, _MOST_PAIRS)

    def near(self, word: Word, family: int) -> list[tuple[int, int, float]]:
        """(stem, slips, likeness) of forms that are like the word; likeness is the share of common pieces.

        ``slips`` is one more than allowed where the word is only like the form.
        """
        same = word.folded
        if len(same) < 4 or same.isdecimal():
            return []
        wanted = pieces(same)
        marks = ", ".join("?" * len(wanted))
        rows = self._read(
            f"SELECT forms FROM pieces WHERE family = ? AND piece IN ({marks})"  # noqa: S608
            " ORDER BY length(forms) LIMIT ?",
            [family, *wanted, _MAX_PIECES],
        )
        shared: dict[int, int] = {}
        for (packed,) in rows:
            for form in unpack_numbers(packed):
                shared[form] = shared.get(form, 0) + 1
        least = max(2, len(rows) // 3)
        best = sorted(
            (form for form, count in shared.items() if count >= least), key=lambda at: (-shared[at], at)
        )
        return self._measured(same, best[: 2 * _MAX_NEAR], wanted)

    def _measured(
        self, same: str, chosen: Sequence[int], wanted: Sequence[str]
    ) -> list[tuple[int, int, float]]:
        marks = ", ".join("?" * len(chosen))
        rows = self._read(f"SELECT form, stem FROM forms WHERE id IN ({marks})", chosen)  # noqa: S608
        allowed = slips_allowed(len(same))
        found = []
        for form, number in rows:
            own = pieces(form)
            likeness = 2 * len(set(own) & set(wanted)) / (len(own) + len(wanted))
            slips = distance(same, form, allowed) if likely(same, form) else allowed + 1
            if slips <= allowed or likeness >= _LIKE:
                found.append((number, slips, likeness))
        return found

    def _stem(self, number: int) -> Stem:
        ((weight, topics, *shares),) = self._read(
            "SELECT weight, topics, held, told, owned FROM stems WHERE id = ?", (number,)
        )
        said = map(Evidence, *map(unpack_shares, shares))
        return Stem(weight, dict(zip(unpack_numbers(topics), said, strict=True)))

    def _weights(self) -> Weights:
        rows = self._read("SELECT ranks, ours FROM weights ORDER BY position", ())
        return Weights(tuple(ranks for ranks, _ in rows), tuple(ours for _, ours in rows))

    def _dangers(self) -> dict[int, tuple[Phrase, ...]]:
        found: dict[int, list[Phrase]] = {family: [] for family in self.languages}
        for family, topic, said, stems in self._read("SELECT family, topic, words, stems FROM dangers", ()):
            found[family].append(Phrase(topic, tuple(zip(said.split(), stems.split(), strict=True))))
        return {family: tuple(listed) for family, listed in found.items()}

    def _quiet(self, common: int) -> dict[int, frozenset[str]]:
        words: dict[int, list[str]] = {family: [] for family in self.languages}
        rows: Iterable[tuple[int, str]] = self._read(
            "SELECT family, word FROM quiet WHERE common = ?", (common,)
        )
        for family, word in rows:
            words[family].append(word)
        return {family: frozenset(listed) for family, listed in words.items()}
