"""The ways in which one resident perceives and touches the glass; chosen by them, and gone with the visit."""

from dataclasses import dataclass, replace
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


What = Literal["text", "contrast", "lower", "hand", "speech", "touch"]
OFFERED: Final[tuple[What, ...]] = ("text", "contrast", "lower", "hand", "speech", "touch")
"""In the order in which they are shown."""
_AFTER: Final[dict[Contrast, Contrast]] = {"plain": "light", "light": "dark", "dark": "plain"}


def turned(ways: Ways, what: What) -> Ways:
    """After one touch of what is offered: on, further, or off again.

    The largest text is the one with capitals of ``CAPITAL_MM`` too: one step less to find it.
    """
    match what:
        case "text":
            text = TEXTS[(TEXTS.index(ways.text) + 1) % len(TEXTS)]
            return replace(ways, text=text, capitals=text == TEXTS[-1])
        case "contrast":
            return replace(ways, contrast=_AFTER[ways.contrast])
        case "lower":
            return replace(ways, lower=not ways.lower)
        case "hand":
            return replace(ways, left_handed=not ways.left_handed)
        case "speech":
            return replace(ways, speech=not ways.speech)
        case "touch":
            return replace(ways, touch_to_hear=not ways.touch_to_hear)


def is_on(ways: Ways, what: What) -> bool:
    return {
        "text": ways.text > TEXTS[0] or ways.capitals,
        "contrast": ways.contrast != "plain",
        "lower": ways.lower,
        "hand": ways.left_handed,
        "speech": ways.speech,
        "touch": ways.touch_to_hear,
    }[what]


AS_IT_IS: Final = Ways()
