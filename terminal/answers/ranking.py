"""How well a topic answers a query: pure, from the stems matched to a score between 0 and 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

# What a match counts where it stands: in a way of asking, in the summary, in the steps.
ASKED: Final = 1.0
SUMMARY: Final = 0.5
STEPS: Final = 0.35
# What the score is made of, adding up to 1: how much of the query the topic holds, how like one way of asking
# the query is, how often the topic is asked for with its words, how seldom others are, and the one word that
# says most.
COVERED: Final = 0.36
ALIKE: Final = 0.1
TOLD: Final = 0.2
OWNED: Final = 0.19
TELLING: Final = 0.15
# What no text knows of the query speaks against all topics; so does what is like a question that is not ours.
UNKNOWN_SHARE: Final = 0.2
NOT_OURS: Final = 0.7
# Common words alone must be so like a way of asking.
TOGETHER: Final = 0.6
# What counts against likeness: words of the query that the way of asking lacks, and words that only it has.
ONLY_QUERY: Final = 0.2
ONLY_ASKED: Final = 0.9
# An unknown word weighs as much as so many that a single topic speaks of; a common one as so little.
UNKNOWN: Final = 1.2
COMMON: Final = 0.35
# Below it the query is not ours.
THRESHOLD: Final = 0.29


class Evidence(NamedTuple):
    """What a stem says of a topic, each from 0 to 1.

    Whether its texts hold it, how often the topic is asked for with it, and how seldom another is.
    """

    held: float
    told: float
    owned: float


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the query: its weight, and how far each stem of the index stands for it (0 to 1).

    Stems are numbers. ``topics`` is what the word says of each topic (by position).
    """

    weight: float
    matches: Mapping[int, float]
    topics: Mapping[int, Evidence] = field(default_factory=dict)


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


def told_by(asks: int) -> float:
    """How often a topic is asked for with a stem, from its number of ways of asking that hold it."""
    return asks / (asks + 1)


def owned_by(asks: int, all_asks: int) -> float:
    """How much of a stem is a topic's, from the ways of asking that hold it; one alone is half a chance."""
    return asks / (all_asks + 0.5)


def scores(terms: Sequence[Term], rows: Sequence[Row], foreign: int) -> dict[int, float]:
    """What each topic scores, at most 1; ``foreign`` is the number that stands for what is not ours."""
    whole = sum(term.weight for term in terms)
    if not whole:
        return {}
    found: dict[int, float] = {}
    telling: dict[int, float] = {}
    for term in terms:
        share = term.weight / whole
        for topic, word in term.topics.items():
            said = COVERED * word.held + TOLD * word.told + OWNED * word.owned
            found[topic] = found.get(topic, 0.0) + share * said
            telling[topic] = max(telling.get(topic, 0.0), word.told * word.owned)
    alike = _alike(terms, rows, whole)
    for topic, likeness in alike.items():
        found[topic] = found.get(topic, 0.0) + ALIKE * likeness
    unknown = sum(term.weight * (1 - max(term.matches.values(), default=0.0)) for term in terms) / whole
    for topic in found:
        found[topic] += TELLING * telling.get(topic, 0.0) - UNKNOWN_SHARE * unknown
    against = NOT_OURS * max(0.0, found.pop(foreign, 0.0))
    # Words that go with many matters make a query ours only together, as they do in a way of asking.
    told = any(telling.values())
    return {
        topic: score - against
        for topic, score in found.items()
        if told or (len(terms) > 1 and alike.get(topic, 0.0) >= TOGETHER)
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
