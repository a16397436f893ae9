"""Which way a text runs, and how a piece is kept whole inside a text that runs the other way (UAX #9)."""

import unicodedata
from typing import Final

from terminal.text.language import Direction

LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"

OPENERS: Final = (LRI, RLI, FSI)

_RIGHT: Final = ("R", "AL")


def base_direction(text: str, otherwise: Direction = "ltr") -> Direction:
    """The direction of the first strong letter, those inside isolates left out (rules P2 and P3)."""
    depth = 0
    for letter in text:
        if letter in OPENERS:
            depth += 1
        elif letter == PDI:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = unicodedata.bidirectional(letter)
            if kind == "L":
                return "ltr"
            if kind in _RIGHT:
                return "rtl"
    return otherwise


def isolate(text: str) -> str:
    """Keep a telephone number, code, name or Latin word in its own order, whatever stands around it."""
    runs_right = any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)
    return f"{FSI if runs_right else LRI}{text}{PDI}"


def needs_isolation(text: str, direction: Direction) -> bool:
    """Whether a value put into a sentence of this direction could change places with its neighbours."""
    if direction == "rtl":
        return True
    return any(unicodedata.bidirectional(letter) in (*_RIGHT, "AN") for letter in text)


def closed(text: str) -> str:
    """The text with every isolate that it leaves open ended."""
    depth = 0
    for letter in text:
        if letter in OPENERS:
            depth += 1
        elif letter == PDI:
            depth = max(0, depth - 1)
    return text + PDI * depth
