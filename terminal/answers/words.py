"""From text to words: the same for what is indexed and for what is asked, whatever its language.

A word is folded to what people type when they are in a hurry: small letters, no diacritics, one letter for
those that sound or look alike. What is particular to a language comes after it, in ``stems``.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

# Python counts Thai vowels that stand above or below a letter among no letters.
_WORD: Final = re.compile(r"(?:[^\W_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])+")
_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")
# Letters that people type one for the other and that Unicode does not take apart: Arabic, Persian and Sorani
# ones, then Latin and Cyrillic ones. A zero-width non-joiner parts a Persian word from its ending.
_SAME: Final = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ێ": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه"}
    | {"ٱ": "ا", "ء": "", "ۆ": "و", "ڕ": "ر", "ڵ": "ل", "ـ": "", "\u200c": " ", "\u200d": "", "\u00ad": ""}
    | {
        "ß": "ss",
        "æ": "a",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",
        "і": "и",
        "ї": "и",
        "ґ": "г",
        "є": "е",
        "ё": "е",
    }
    | dict.fromkeys("'’ʼ`´‘", "")
)
_QUOTES: Final = str.maketrans(dict.fromkeys("'`", ""))
# So many words as they are typed are kept with what they become.
_KEPT: Final = 20_000
# Ethiopic rows that sound alike, by the first letter of each; the labialised rows go with the plain ones.
_ROWS: Final = {
    "ሐ": "ሀ", "ኀ": "ሀ", "ኈ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ", "ቈ": "ቀ", "ቐ": "ቀ", "ቘ": "ቀ", "ኰ": "ከ",
    "ኸ": "ከ", "ዀ": "ከ", "ጐ": "ገ",
}  # fmt: skip
_ETHIOPIC: Final = {
    code: _ROWS.get(chr(code & ~7), chr(code & ~7)) for code in range(0x1200, 0x135B) if chr(code).isalpha()
}


class Word(NamedTuple):
    """A word as it is written (small letters, NFC) and as it is folded."""

    written: str
    folded: str


def folded(text: str) -> list[str]:
    """The words of a text in small letters, without diacritics, digits of every script as 0 to 9.

    Ethiopic letters are their first order (``ሁ`` is ``ሀ``): some type on a keyboard that has only those.
    """
    if text.isascii():
        return _WORD.findall(text.lower().translate(_QUOTES))
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SAME).translate(_ETHIOPIC)
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return _WORD.findall("".join(_digit(letter) for letter in letters))


def words(text: str) -> list[Word]:
    """The words of a text in their order.

    Thai has no spaces between words: its pieces of three letters stand for them.
    """
    pieces = unicodedata.normalize("NFC", text).casefold().replace("\u200c", " ").split()
    return [word for piece in pieces for word in _in_piece(piece)]


def both_ways(listed: Iterable[str]) -> frozenset[str]:
    """Single words as they are written, and without their diacritics, as some type them."""
    written = {unicodedata.normalize("NFC", word).casefold() for word in listed}
    return frozenset(written | {piece for word in written for piece in folded(word)})


def stands_in(word: Word, listed: frozenset[str]) -> bool:
    """Whether a word is one of those ``both_ways``.

    A word with diacritics is only itself: the Swedish 'dö' is not the English 'do'.
    """
    return word.written in listed or (
        (word.written.isascii() or not word.folded.isascii()) and word.folded in listed
    )


def has_thai(text: str) -> bool:
    """Whether a text holds letters of a script that writes no spaces between words."""
    return _THAI.search(text) is not None


@lru_cache(maxsize=_KEPT)
def _in_piece(piece: str) -> tuple[Word, ...]:
    """The words of what stands between two spaces."""
    parts = folded(piece)
    if has_thai(piece):
        return tuple(Word(same, same) for part in parts for same in _in_threes(part))
    if len(parts) == 1:
        return (Word("".join(letter for letter in piece if letter.isalnum()), parts[0]),)
    # 'and/or', 'bank-id': each part is written as it is folded, or as it stands where it can be told
    apart = _WORD.findall(piece)
    same = len(apart) == len(parts)
    return tuple(Word(apart[at] if same else part, part) for at, part in enumerate(parts))


def _in_threes(run: str) -> list[str]:
    return [run[at : at + 3] for at in range(max(1, len(run) - 2))] if has_thai(run) else [run]


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
