"""How well a topic answers a query: pure, from the stems matched to a score between 0 and 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# What a match counts where it stands: in a way of asking, in the summary, in the steps.
ASKED: Final = 1.0
SUMMARY: Final = 0.5
STEPS: Final = 0.35
# This much of the score is 'the query is in the topic', the rest is 'it is like one way of asking'.
_COVERED: Final = 0.6
# A row in the language of the glass wins over an equal one.
_OWN_LANGUAGE: Final = 0.02
# Below it the query is not ours.
THRESHOLD: Final = 0.34


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the query: its weight, and how far each stem of the index stands for it (0 to 1)."""

    weight: float
    matches: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the index, as stems; ``weight`` is that of all stems of ``asked``."""

    topic: str
    language: str
    asked: frozenset[str]
    summary: frozenset[str]
    steps: frozenset[str]
    weight: float


def weight_of(topics: int, all_topics: int) -> float:
    """A stem weighs more the fewer topics speak of it."""
    return math.log(1 + all_topics / max(topics, 1))


def rank(terms: Sequence[Term], rows: Sequence[Row], language: str) -> list[tuple[str, float]]:
    """(topic, score) best first, only those that are an answer to the query."""
    asked_weight = sum(term.weight for term in terms)
    if not asked_weight:
        return []
    covered: dict[str, list[float]] = {}
    alike: dict[str, float] = {}
    for row in rows:
        credits_ = covered.setdefault(row.topic, [0.0] * len(terms))
        common = 0.0
        for at, term in enumerate(terms):
            in_asked = _best(term, row.asked)
            common += term.weight * in_asked
            credits_[at] = max(
                credits_[at],
                ASKED * in_asked,
                SUMMARY * _best(term, row.summary),
                STEPS * _best(term, row.steps),
            )
        if row.asked:
            same = 2 * common / (asked_weight + max(row.weight, common))
            own = _OWN_LANGUAGE if row.language == language else 0.0
            alike[row.topic] = max(alike.get(row.topic, 0.0), same + own)
    scores = {
        topic: _COVERED * sum(credit * term.weight for credit, term in zip(credits_, terms, strict=True))
        / asked_weight
        + (1 - _COVERED) * alike.get(topic, 0.0)
        for topic, credits_ in covered.items()
    }  # fmt: skip
    ours = [(topic, min(1.0, round(score, 4))) for topic, score in scores.items() if score >= THRESHOLD]
    return sorted(ours, key=lambda found: (-found[1], found[0]))


def _best(term: Term, stems: frozenset[str]) -> float:
    return max((credit for stem, credit in term.matches.items() if stem in stems), default=0.0)
