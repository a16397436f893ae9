"""Weights from samples."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.learning import Sample, learned
from terminal.answers.ranking import chance


def test_without_samples_one_goes_on_believing() -> None:
    assert learned([], [1.5, -2.0], 1.0) == [1.5, -2.0]


def test_the_weights_that_made_the_samples_are_found() -> None:
    draw = random.Random(3)
    true = (2.0, -3.0, 0.5)
    samples = []
    for _ in range(4_000):
        traits = (draw.random(), draw.random(), 1.0)
        odds = sum(weight * trait for weight, trait in zip(true, traits, strict=True))
        samples.append(Sample(traits, draw.random() < chance(odds)))
    assert learned(samples, [0.0, 0.0, 0.0], 0.1) == pytest.approx(true, abs=0.4)


def test_the_more_stubborn_the_less_is_learned() -> None:
    samples = [Sample((1.0,), good=True)] * 5
    weights = [learned(samples, [0.0], stubborn)[0] for stubborn in (0.1, 1.0, 100.0)]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] < 0.05


def test_a_sample_that_counts_twice_is_two() -> None:
    one = [Sample((1.0, 0.5), good=True, counts=2.0), Sample((0.2, 1.0), good=False)]
    two = [Sample((1.0, 0.5), good=True)] * 2 + [Sample((0.2, 1.0), good=False)]
    assert learned(one, [0.0, 0.0], 1.0) == pytest.approx(learned(two, [0.0, 0.0], 1.0))


@given(st.lists(st.tuples(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), st.booleans()), max_size=12))
def test_any_samples_give_weights_that_can_be_used(samples: list[tuple[tuple[float, float], bool]]) -> None:
    weights = learned([Sample(traits, good) for traits, good in samples], [0.0, 0.0], 1.0)
    assert all(abs(weight) < 100 for weight in weights)
