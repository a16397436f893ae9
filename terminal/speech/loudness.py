"""How loud: steps of 3 dB below full scale, never above it, so that nothing is ever clipped."""

from array import array
from typing import Final

STEP_DB: Final = 3.0
LOUDEST: Final = 8
"""Eight steps are 24 dB (EN 301 549, 8.2.1.1: at least 18)."""
# Aloud a third of the way down: a library is quiet, and who sits near need not hear it.
DEFAULT_SPEAKER: Final = 5
DEFAULT_HEADPHONES: Final = 4
_BITS: Final = 20


def stepped(volume: int, by: int) -> int:
    """The volume so many steps away, held within 0 and ``LOUDEST``."""
    return min(LOUDEST, max(0, volume + by))


def gain(volume: int) -> float:
    """By what a sample is multiplied, at most 1."""
    return float(10 ** ((volume - LOUDEST) * STEP_DB / 20))


def at_volume(samples: bytes, volume: int) -> bytes:
    """16-bit samples at this volume."""
    if volume >= LOUDEST:
        return samples
    factor = round(gain(volume) * (1 << _BITS))
    return array("h", [sample * factor >> _BITS for sample in array("h", samples)]).tobytes()
