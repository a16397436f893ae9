"""Pieces of words: what is left alike of two words when one is misspelt, bent or part of a longer one.

A topic is weighed by pieces as BM25 weighs documents by words (Robertson and Zaragoza, The Probabilistic
Relevance Framework, 2009): a piece counts by how few topics hold it, and by how often a topic's ways of
asking do, with a ceiling, n / (n + k1) with k1 = 1. Topics are about as long as one another: b = 0.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from terminal.answers.words import Word, has_thai

_SIZES: Final = (3, 4)
# So many words are kept with their pieces.
_KEPT: Final = 5_000


@dataclass(frozen=True, slots=True)
class Coverage:
    """The share of the pieces of a query, by weight, that each topic holds, and that none does."""

    topics: Mapping[int, float]
    strange: float


def grams(asked: Sequence[Word], *, unfinished: bool = False) -> set[str]:
    """The different pieces of some words, their beginnings and ends marked; the last may have no end yet."""
    found: set[str] = set()
    for at, word in enumerate(asked):
        last = at + 1 == len(asked)
        if has_thai(word.folded):
            # Its words are pieces already: two neighbours make a longer one.
            found.add(word.folded)
            if not last and asked[at + 1].folded.startswith(word.folded[1:]):
                found.add(word.folded + asked[at + 1].folded[-1])
            continue
        found |= _pieces(f"^{word.folded}" if unfinished and last else f"^{word.folded}$")
    return found


@lru_cache(maxsize=_KEPT)
def _pieces(marked: str) -> frozenset[str]:
    return frozenset(
        marked[begin : begin + size] for size in _SIZES for begin in range(len(marked) - size + 1)
    )


def amount(times: float) -> float:
    """What a piece counts for a topic, below 1, by how many of its ways of asking hold it."""
    return times / (times + 1)


def rarity(topics: int, all_topics: int) -> float:
    """What a piece counts by how few topics hold it: BM25's inverse document frequency, above 0."""
    return math.log(1 + (all_topics - topics + 0.5) / (topics + 0.5))


def coverage(
    wanted: int, known: Iterable[tuple[Sequence[int], Sequence[float]]], all_topics: int, most: int
) -> Coverage:
    """What is covered of so many pieces.

    Args:
        wanted: how many pieces the query has.
        known: of each that is known, the rarest first: topics, and what the piece counts for each.
        all_topics: their number.
        most: so many pairs of piece and topic are counted: the commonest pieces of a long query say nothing.
    """
    found: dict[int, float] = {}
    whole = 0.0
    for count, (topics, shares) in enumerate(known, 1):
        most -= len(topics)
        if most < 0 and count > 1:
            wanted -= 1
            continue
        weight = rarity(len(topics), all_topics)
        whole += weight
        wanted -= 1
        for topic, share in zip(topics, shares, strict=True):
            found[topic] = found.get(topic, 0.0) + weight * share
    missing = wanted * rarity(0, all_topics)
    whole += missing
    if not whole:
        return Coverage({}, 0.0)
    return Coverage({topic: share / whole for topic, share in found.items()}, missing / whole)
