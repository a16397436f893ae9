"""Steps of loudness: even, wide enough, and never above full scale."""

import itertools
import math
from array import array

import pytest

from terminal.speech.loudness import LOUDEST, at_volume, gain, stepped

EXTREMES = array("h", [-32768, -1, 0, 1, 32767]).tobytes()


def test_the_range_is_at_least_18_db_in_even_steps() -> None:
    """EN 301 549, 8.2.1.1."""
    db = [20 * math.log10(gain(volume)) for volume in range(LOUDEST + 1)]
    assert db[-1] == 0
    assert db[-1] - db[0] >= 18
    assert {round(above - below, 6) for below, above in itertools.pairwise(db)} == {3.0}


@pytest.mark.parametrize("volume", range(LOUDEST + 1))
def test_nothing_is_clipped_or_turned_over(volume: int) -> None:
    low, *_, high = array("h", at_volume(EXTREMES, volume))
    assert low == pytest.approx(-32768 * gain(volume), abs=1)
    assert high == pytest.approx(32767 * gain(volume), abs=1)


def test_steps_end_at_the_ends() -> None:
    assert [stepped(0, -1), stepped(LOUDEST, 1), stepped(3, 1)] == [0, LOUDEST, 4]
