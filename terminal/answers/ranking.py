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
# A row in the language of the glass wins over an equal one.
_OWN_LANGUAGE: Final = 0.02
# Below it the query is not ours.
THRESHOLD: Final = 0.52


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the query: its weight, and how far each stem of the index stands for it (0 to 1).

    ``bearings`` tell how far the word alone speaks for a topic (0 to 1).
    """

    weight: float
    matches: Mapping[str, float]
    bearings: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the index, as stems; ``weight`` is that of all stems of ``asked``."""

    topic: str
    language: str
    asked: frozenset[str]
    summary: frozenset[str]
    steps: frozenset[str]
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


def rank(terms: Sequence[Term], rows: Sequence[Row], language: str) -> list[tuple[str, float]]:
    """(topic, score) best first, only those that are an answer to the query."""
    whole = sum(term.weight for term in terms)
    if not whole:
        return []
    covered: dict[str, list[float]] = {}
    alike: dict[str, float] = {}
    for row in rows:
        best = covered.setdefault(row.topic, [0.0] * len(terms))
        common = 0.0
        for at, term in enumerate(terms):
            in_asked = _credit(term, row.asked)
            common += term.weight * in_asked
            elsewhere = max(SUMMARY * _credit(term, row.summary), STEPS * _credit(term, row.steps))
            best[at] = max(best[at], ASKED * in_asked, elsewhere)
        if common:
            apart = ONLY_QUERY * (whole - common) + ONLY_ASKED * max(0.0, row.weight - common)
            own = _OWN_LANGUAGE if row.language == language else 0.0
            alike[row.topic] = max(alike.get(row.topic, 0.0), common / (common + apart) + own)
    scores = {}
    for topic, best in covered.items():
        cover = sum(credit * term.weight for credit, term in zip(best, terms, strict=True)) / whole
        likeness = COVERED * cover + (1 - COVERED) * alike.get(topic, 0.0)
        spoken = min(1.0, sum(term.bearings.get(topic, 0.0) for term in terms))
        scores[topic] = BEARING * spoken + (1 - BEARING) * likeness
    ours = [(topic, min(1.0, round(score, 4))) for topic, score in scores.items() if score >= THRESHOLD]
    return sorted(ours, key=lambda found: (-found[1], found[0]))


def _credit(term: Term, stems: frozenset[str]) -> float:
    return max((credit for stem, credit in term.matches.items() if stem in stems), default=0.0)
