"""The ways in which one resident perceives and touches the glass; chosen by them, and gone with the visit."""

from dataclasses import dataclass
from typing import Final, Literal

Contrast = Literal["plain", "light", "dark"]

TEXTS: Final = (100, 150, 200)
"""Sizes of text, in percent."""
CAPITAL_MM: Final = 6.1
"""How high a capital H is at least: 0.7 degrees seen from 500 mm (EN 301 549, 5.1.4)."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the glass keeps to until the visit ends; as it stands here, nothing was asked for."""

    text: int = 100
    """Percent; one of ``TEXTS``."""
    capitals: bool = False
    """No text whose capitals are lower than ``CAPITAL_MM``, by the display's real size."""
    contrast: Contrast = "plain"
    lower: bool = False
    """All that is touched lies in the lower half of the glass."""
    left_handed: bool = False
    speech: bool = False
    """Reads aloud."""
    touch_to_hear: bool = False
    """The first touch says what a thing is, the second one chooses it."""


AS_IT_IS: Final = Ways()
