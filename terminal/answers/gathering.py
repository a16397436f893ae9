"""What is gathered of one language before it is written: its words with their stems, and where they stand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from terminal.answers.assets import Language, Text
from terminal.answers.grams import grams
from terminal.answers.ranking import ASKED, STEPS, SUMMARY
from terminal.answers.stems import plain_stem, stem
from terminal.answers.words import Word, both_ways, stands_in, words

# A summary or a step is no way of asking: its pieces count so much of one.
_TOLD: Final = 0.3


class Gathered:
    """One language; its stems are numbers from ``first``, counted over all languages.

    ``forms`` has the stem of each folded word, ``stems`` the number of each stem as letters. By stem and
    topic, ``fields`` is the best place where the stem stands (``ranking.ASKED`` and others). By piece of a
    word and topic, ``grams`` is how many ways of asking hold it. ``asks`` are (topic, stems) of each of them.
    """

    def __init__(self, language: str, spoken: Sequence[Language], first: int) -> None:
        self.language = language
        self.passed_over = both_ways(word for each in spoken for word in each.passed_over)
        self.common = both_ways(word for each in spoken for word in each.common)
        self.forms: dict[str, int] = {}
        self.stems: dict[str, int] = {}
        self.asks: list[tuple[int, tuple[int, ...]]] = []
        self.fields: dict[int, dict[int, float]] = {}
        self.grams: dict[str, dict[int, float]] = {}
        self._first = first

    def hear(self, topic: int, texts: Iterable[Text]) -> None:
        """Takes in all that is said of a topic (by position)."""
        asked: Counter[str] = Counter()
        told: Counter[str] = Counter()
        for text in texts:
            for ask in dict.fromkeys((text.question, *text.asks)):
                asked.update(self._ask(topic, ask))
            for said, share in ((text.summary, SUMMARY), *((step, STEPS) for step in text.steps)):
                kept = self._kept(said)
                self._note(topic, self._numbered(kept), share)
                told.update(grams(kept))
        self._count(topic, asked, told)

    def hear_asked(self, topic: int, asks: Iterable[str]) -> None:
        """Takes in ways of asking alone."""
        asked: Counter[str] = Counter()
        for ask in dict.fromkeys(asks):
            asked.update(self._ask(topic, ask))
        self._count(topic, asked, Counter())

    def _ask(self, topic: int, ask: str) -> set[str]:
        kept = self._kept(ask)
        numbers = self._numbered(kept)
        if numbers:
            self.asks.append((topic, tuple(numbers)))
        self._note(topic, numbers, ASKED)
        return grams(kept)

    def _kept(self, text: str) -> list[Word]:
        return [word for word in words(text) if not stands_in(word, self.passed_over)]

    def _numbered(self, said: Iterable[Word]) -> list[int]:
        """The stems of some words as numbers; new ones become known."""
        return [self.forms[word.folded] if word.folded in self.forms else self._known(word) for word in said]

    def _known(self, word: Word) -> int:
        root, plain = stem(word, self.language), plain_stem(word, self.language)
        number = self.stems.get(root, self.stems.get(plain, self._first + len(self.fields)))
        self.stems.setdefault(root, number)
        self.stems.setdefault(plain, number)
        self.forms[word.folded] = number
        self.fields.setdefault(number, {})
        return number

    def _note(self, topic: int, numbers: Iterable[int], share: float) -> None:
        for number in numbers:
            held = self.fields[number]
            if held.get(topic, 0.0) < share:
                held[topic] = share

    def _count(self, topic: int, asked: Counter[str], told: Counter[str]) -> None:
        for piece in asked.keys() | told.keys():
            self.grams.setdefault(piece, {})[topic] = asked[piece] + _TOLD * told[piece]
