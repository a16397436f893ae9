"""Which way a text runs, and how a piece is kept whole inside a text that runs the other way (UAX #9)."""

import re
import unicodedata
from typing import Final

from terminal.text.language import Direction

LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"

OPENERS: Final = (LRI, RLI, FSI)

_RIGHT: Final = ("R", "AL")

_NUMBER: Final = r"\+?[0-9]+(?:[ \u00a0-][0-9]+)+"
_SIGNED: Final = r"[A-Za-z]+\+"
_WHOLE: Final = re.compile(f"{_NUMBER}|{_SIGNED}")
_PIECES: Final = re.compile(f"({_NUMBER}|{_SIGNED}|[\u2066-\u2069])")


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


def keep_numbers(text: str) -> str:
    """Isolate numbers of several groups in a sentence from right to left: 114 14 would read 14 114.

    Also a Latin word with a sign of its own at its end, such as a product called Freja+. What is isolated
    already stays as it is.
    """
    if not any(unicodedata.bidirectional(letter) in _RIGHT for letter in text):
        return text
    kept: list[str] = []
    depth = 0
    for piece in _PIECES.split(text):
        if depth == 0 and _WHOLE.fullmatch(piece):
            kept.append(LRI + piece + PDI)
        else:
            kept.append(piece)
            depth = max(0, depth + sum(piece.count(opener) for opener in OPENERS) - piece.count(PDI))
    return "".join(kept)


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
