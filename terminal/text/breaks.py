"""Where a line of text may end."""

import re
import unicodedata
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
ZERO_WIDTH_SPACE: Final = "\u200b"
_ZERO_WIDTH_JOINER: Final = "\u200d"
# Thai writes these before their consonant, and those after it.
_LEADING: Final = frozenset(f"{_ZERO_WIDTH_JOINER}เแโใไ")
_FOLLOWING: Final = frozenset("ะาำๅๆฯ")

# After white space, unless digits stand on both sides: a telephone number or a sum is read in one piece.
# After a hyphen or slash between letters. After a soft hyphen. No-break spaces are not among them.
_AFTER: Final = re.compile(
    r"(?<=[ \t\u2002-\u2006\u2008-\u200b])(?![ \t])(?<![0-9] (?=[0-9]))"
    r"|(?<=\w[-/\u2013])(?=[^\W\d_])|(?<=\u00ad)"
)


def units(paragraph: str) -> list[str]:
    """The pieces that stay whole, each with the white space or soft hyphen that ends it."""
    return [piece for piece in _AFTER.split(paragraph) if piece]


def letters(unit: str) -> list[str]:
    """The pieces of a word too long for any line: letters, each with its marks and joiners.

    A Thai vowel written before or after its consonant stays with it.
    """
    pieces: list[str] = []
    for letter in unit:
        joined = letter in _FOLLOWING or unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf")
        if pieces and (joined or pieces[-1][-1] in _LEADING):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def line_end(text: str) -> str:
    """A line as it stands when it ends here: no trailing space, and a soft hyphen shown."""
    text = text.rstrip(f" \t{ZERO_WIDTH_SPACE}")
    return f"{text[:-1]}-" if text.endswith(SOFT_HYPHEN) else text


def unmarked(text: str) -> str:
    """The text without the marks for breaks that its lines did not take."""
    return text.replace(ZERO_WIDTH_SPACE, "")
