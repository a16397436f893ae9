"""How well a topic answers a query: pure, from what was matched to the traits that are weighed.

Two sums of the same traits decide: ``Weights.ranks`` which topic is likelier than another, ``Weights.ours``
whether the best of them is an answer at all. What each trait weighs is learned where the file is built
(``teaching``), not set by hand.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul
from typing import Final, NamedTuple

from terminal.answers.grams import Coverage

# What a match counts where it stands: in a way of asking, in the summary, in the steps.
ASKED: Final = 1.0
SUMMARY: Final = 0.5
STEPS: Final = 0.35
# What counts against likeness: words of the query that the way of asking lacks, and words that only it has.
ONLY_QUERY: Final = 0.2
ONLY_ASKED: Final = 0.9
# An unknown word weighs as much as so many that a single topic speaks of; a common one as so little.
UNKNOWN: Final = 1.2
COMMON: Final = 0.35
# So many topics, those that its words speak most for, are weighed against one another.
_CANDIDATES: Final = 40
# A topic leads by what it has more than so many of the best on average.
_RUNNERS: Final = 5
# A query of so many words is a long one.
_LONG: Final = 6
# Covered, told, owned, telling.
_NOTHING: Final = [0.0, 0.0, 0.0, 0.0]


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


class Traits(NamedTuple):
    """What is known of a topic and a query, most of it from 0 to 1; the same order as in the weights."""

    covered: float  # how much of the query, by weight, the topic's texts hold
    told: float  # how often the topic is asked for with the query's words
    owned: float  # how seldom others are
    telling: float  # told and owned of the one word that says most
    alike: float  # how like one way of asking the query is
    pieces: float  # how much of the pieces of its words the topic's texts hold
    lead: float  # what it has more of them than the next best topics
    doubt: float  # how unsure the language is in which the query is read
    unknown: float  # how much of the query no text holds, by words
    strange: float  # and by pieces of words
    foreign: float  # how like it is, by words, to the questions that are not ours
    foreign_pieces: float  # and by pieces
    long: float  # how long the query is
    foreign_long: float  # a long query that is like those
    single: float  # whether one word is all there is
    always: float = 1.0


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait weighs."""

    ranks: tuple[float, ...]
    ours: tuple[float, ...]


def weighed(weights: Sequence[float], traits: Traits) -> float:
    """The sum of the weighed traits: the logarithm of the odds."""
    total: float = sum(map(mul, weights, traits))
    return total


def chance(odds: float) -> float:
    """From the logarithm of the odds to a chance between 0 and 1 (the logistic function)."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def traits(
    terms: Sequence[Term], rows: Sequence[Row], pieces: Coverage, foreign: int, doubt: float
) -> dict[int, Traits]:
    """The traits of each topic (by position) that the query may mean.

    ``foreign`` is the number that stands for what is not ours.
    """
    whole = sum(term.weight for term in terms)
    if not whole:
        return {}
    said: dict[int, list[float]] = defaultdict(_NOTHING.copy)
    for term in terms:
        share = term.weight / whole
        for topic, word in term.topics.items():
            sums = said[topic]
            sums[0] += share * word.held
            sums[1] += share * word.told
            sums[2] += share * word.owned
            sums[3] = max(sums[3], word.told * word.owned)
    alike = _alike(terms, rows, whole)
    unknown = sum(term.weight * (1 - max(term.matches.values(), default=0.0)) for term in terms) / whole
    not_ours = (sum(said.pop(foreign, _NOTHING)) + alike.get(foreign, 0.0)) / 5
    topics = {topic: share for topic, share in pieces.topics.items() if topic != foreign}
    best = heapq.nlargest(_RUNNERS + 1, topics.values())
    long = min(1.0, len(terms) / _LONG)
    chosen = {*heapq.nlargest(_CANDIDATES, said, key=lambda topic: (sum(said[topic]), -topic))}
    chosen.update(heapq.nlargest(_RUNNERS, topics, key=lambda topic: (topics[topic], -topic)))
    found = {}
    for topic in sorted(chosen):
        own = topics.get(topic, 0.0)
        others = (sum(best) - own) / _RUNNERS
        covered, told, owned, telling = said.get(topic, _NOTHING)
        found[topic] = Traits(
            covered, told, owned, telling, alike.get(topic, 0.0), own, own - others, doubt, unknown,
            pieces.strange, not_ours, pieces.topics.get(foreign, 0.0), long, long * not_ours,
            float(len(terms) == 1),
        )  # fmt: skip
    return found


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
