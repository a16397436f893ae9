"""Real-time text beside the voice: what one end has written, and what a change of it is on the wire.

Each letter is sent as it is typed (EN 301 549, 6.2.1.1 and 6.2.4) over a WebRTC data channel of the
subprotocol ``t140`` (RFC 8865), whose characters are those of ITU-T T.140: text, a line separator, and a
backspace that takes the last character back.
"""

import unicodedata
from typing import Final

LABEL: Final = "text"
PROTOCOL: Final = "t140"
BACKSPACE: Final = "\b"
NEW_LINE: Final = "\u2028"
# A long call's text: older lines go, so that no end can fill the other's memory.
MOST_CHARACTERS: Final = 4000
_LINE_ENDS: Final = {"\u2028", "\u2029", "\n"}
# Marks of direction keep mixed lines readable; all other controls and formats are not text (T.140, clause 8).
_KEPT_FORMATS: Final = set("\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069")


def received(written: str, came: str) -> str:
    """What the other end has written, after these characters of it; lines are parted by ``\\n``."""
    letters = list(written)
    for character in came:
        if character == BACKSPACE:
            _take_back(letters)
        elif character in _LINE_ENDS:
            letters.append("\n")
        elif _is_text(character):  # the carriage return of CR LF is none
            letters.append(character)
    return "".join(letters[-MOST_CHARACTERS:])


def strokes(before: str, after: str) -> str:
    """The characters that turn ``before`` into ``after`` at the other end: back to where they part."""
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        same += 1
    # Never within a letter and its marks: the other end takes them back together.
    while 0 < same < max(len(before), len(after)) and _joins(before, after, same):
        same -= 1
    return BACKSPACE * _letters(before[same:]) + after[same:].replace("\n", NEW_LINE)


def _joins(before: str, after: str, at: int) -> bool:
    return any(len(text) > at and _is_mark(text[at]) for text in (before, after))


def _letters(text: str) -> int:
    """How many backspaces it takes."""
    letters, count = list(text), 0
    while letters:
        _take_back(letters)
        count += 1
    return count


def _take_back(letters: list[str]) -> None:
    """The last letter with its marks."""
    while letters and _is_mark(letters[-1]):
        letters.pop()
    if letters:
        letters.pop()


def _is_mark(character: str) -> bool:
    # Not its combining class, which is nought for the vowels of Thai.
    return unicodedata.category(character).startswith("M")


def _is_text(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} or character in _KEPT_FORMATS
