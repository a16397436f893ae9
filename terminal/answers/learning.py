"""Logistic regression: weights that tell two kinds of samples apart.

Newton's method on the penalized likelihood (Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, 4.4.1 and 3.4.1): the penalty draws each weight to what was believed before, so that few samples
change little and none nothing.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from terminal.answers.ranking import chance

_STEPS: Final = 8
_TINY: Final = 1e-9


class Sample(NamedTuple):
    """Traits, whether they are of the first kind, and what the sample counts."""

    traits: Sequence[float]
    good: bool
    counts: float = 1.0


def learned(samples: Sequence[Sample], believed: Sequence[float], stubborn: float) -> list[float]:
    """The weights; ``stubborn`` is how much a sample is needed to move one from what was believed."""
    weights = list(believed)
    size = len(weights)
    for _ in range(_STEPS):
        slope = [stubborn * (before - now) for before, now in zip(believed, weights, strict=True)]
        bend = [[0.0] * size for _ in weights]
        for traits, good, counts in samples:
            here = [(at, trait) for at, trait in enumerate(traits) if trait]
            sure = chance(sum(weights[at] * trait for at, trait in here))
            wrong = counts * (good - sure)
            unsure = counts * sure * (1 - sure)
            for place, (at, trait) in enumerate(here):
                slope[at] += wrong * trait
                row, by = bend[at], unsure * trait
                for other, against in here[: place + 1]:
                    row[other] += by * against
        for at, row in enumerate(bend):
            row[at] += stubborn
            for other in range(at):
                bend[other][at] = row[other]
        weights = [now + by for now, by in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def _solved(rows: Sequence[Sequence[float]], values: Sequence[float]) -> list[float]:
    """The x of rows · x = values, by Gauss's elimination; the rows are positive definite."""
    size = len(values)
    table = [[*row, value] for row, value in zip(rows, values, strict=True)]
    for at in range(size):
        for below in table[at + 1 :]:
            by = below[at] / max(table[at][at], _TINY)
            if by:
                for column in range(at, size + 1):
                    below[column] -= by * table[at][column]
    found = [0.0] * size
    for at in range(size - 1, -1, -1):
        known = sum(table[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (table[at][size] - known) / max(table[at][at], _TINY)
    return found
