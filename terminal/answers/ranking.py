"""How well a topic answers a query: pure, from the stems matched to a score between 0 and 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

# What a match counts where it stands: in a way of asking, in the summary, in the steps.
ASKED: Final = 1.0
SUMMARY: Final = 0.5
STEPS: Final = 0.35
# This much of the score is 'the query is in the topic', the rest is 'it is like one way of asking'.
COVERED: Final = 0.4
# What counts against likeness: words of the query that the way of asking lacks, and words that only it has.
ONLY_QUERY: Final = 0.2
ONLY_ASKED: Final = 0.9
# An unknown word counts as so many that a single topic speaks of; a common one as so little.
UNKNOWN: Final = 1.2
COMMON: Final = 0.35
# This much of the score is what single words say for a topic, whatever stands around them.
BEARING: Final = 0.35
# Below it the query is not ours.
THRESHOLD: Final = 0.52


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the query: its weight, and how far each stem of the index (a number) stands for it (0 to 1).

    By topic: ``fields`` is how far the word stands in the topic's texts, ``bearings`` how far the word alone
    speaks for the topic (0 to 1).
    """

    weight: float
    matches: Mapping[int, float]
    fields: Mapping[int, float] = field(default_factory=dict)
    bearings: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One way of asking, as stems; ``weight`` is that of all of them."""

    topic: int
    stems: frozenset[int]
    weight: float


def weight_of(topics: int, all_topics: int, *, common: bool = False) -> float:
    """A stem weighs more the fewer topics speak of it; 0 topics: one that the index does not know."""
    weight = math.log(1 + all_topics / topics) if topics else UNKNOWN * math.log(1 + all_topics)
    return weight * COMMON if common else weight


def bearing_of(asks: int, topics: int, all_topics: int, *, alone: bool) -> float:
    """How far a stem alone speaks for a topic (0 to 1).

    The more ways of asking for the topic hold it (``asks``; ``alone``: one is nothing else) and the fewer
    other topics have it, the further.
    """
    rare = weight_of(topics, all_topics) / weight_of(1, all_topics)
    central = min(1.0, 0.7 + 0.1 * asks) if alone else min(0.8, 0.2 + 0.2 * asks)
    return central * rare


def scores(terms: Sequence[Term], rows: Sequence[Row]) -> dict[int, float]:
    """What each topic scores (0 to 1): how much of the query it holds, how like a way of asking the query is,
    and what single words say for it."""
    whole = sum(term.weight for term in terms)
    if not whole:
        return {}
    covered: dict[int, float] = {}
    spoken: dict[int, float] = {}
    for term in terms:
        for topic, share in term.fields.items():
            covered[topic] = covered.get(topic, 0.0) + share * term.weight / whole
        for topic, share in term.bearings.items():
            spoken[topic] = spoken.get(topic, 0.0) + share
    alike = _alike(terms, rows, whole)
    return {
        topic: BEARING * min(1.0, spoken.get(topic, 0.0))
        + (1 - BEARING) * (COVERED * cover + (1 - COVERED) * alike.get(topic, 0.0))
        for topic, cover in covered.items()
    }


def _alike(terms: Sequence[Term], rows: Sequence[Row], whole: float) -> dict[int, float]:
    best: dict[int, float] = {}
    for row in rows:
        common = sum(
            term.weight * max((term.matches[stem] for stem in term.matches.keys() & row.stems), default=0.0)
            for term in terms
        )
        apart = ONLY_QUERY * (whole - common) + ONLY_ASKED * max(0.0, row.weight - common)
        if common:
            best[row.topic] = max(best.get(row.topic, 0.0), common / (common + apart))
    return best
