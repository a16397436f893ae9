"""From text to stems: the same for what is indexed and for what is asked, whatever its language.

No language is assumed of a query, so that a stem is found by script, not by language: endings of Swedish and
English go together, Arabic and Persian letters are written one way.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
# Letters that people type one for the other and that Unicode does not take apart.
_SAME: Final = str.maketrans(
    {"ى": "ي", "ی": "ي", "ې": "ي", "ک": "ك", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا"}
    | {"ß": "ss", "æ": "a", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ـ": "", "'": "", "’": "", "\u200c": ""}
)
# fmt: off
_LATIN_ENDINGS: Final = (
    "arnas", "ernas", "ornas", "heten", "heter", "arna", "erna", "orna", "ande", "ende", "aste", "ade", "ens",
    "ets", "ers", "ing", "ies", "ied", "ed", "es", "en", "et", "ar", "er", "or", "at", "ad", "as", "an", "a",
    "e", "s", "y", "i",
)
# fmt: on
_ARABIC_ARTICLES: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
_ARABIC_ENDINGS: Final = ("ها", "هم", "كم", "نا", "ني", "ات", "ون", "ين", "يه", "تي", "وا", "ه", "ي", "ا")
_ARABIC_BEFORE: Final = "وفبلكسيتنا"
_ARABIC_AFTER: Final = "كتنو"
# A stem keeps at least so many letters.
_SHORTEST: Final = 3


def folded(text: str) -> list[str]:
    """The words of a text in small letters, without diacritics, digits of every script as 0 to 9."""
    plain = text.casefold().translate(_SAME)
    letters = (letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return _WORD.findall("".join(_digit(letter) for letter in letters))


def stem(word: str) -> str:
    """The part of a folded word that its forms have in common, roughly."""
    if word.isascii():
        return _latin(word) if word.isalpha() else word
    return _arabic(word) if "\u0600" <= word[0] <= "\u06ff" else word


def matter(text: str, passed_over: frozenset[str]) -> list[str]:
    """The folded words of a text in their order, without those passed over (see ``both_ways``).

    A word with diacritics is only itself: the Swedish 'dö' is not the English 'do'.
    """
    kept = []
    for piece in unicodedata.normalize("NFC", text).casefold().split():
        written = "".join(letter for letter in piece if letter.isalnum())
        for word in folded(piece):
            same = word if not word.isascii() else written
            if written not in passed_over and same not in passed_over:
                kept.append(word)
    return kept


def stems(text: str, passed_over: frozenset[str] = frozenset()) -> list[str]:
    """The stems of a text in their order, without those of the words passed over."""
    return [stem(word) for word in matter(text, passed_over)]


def both_ways(words: Iterable[str]) -> frozenset[str]:
    """Single words as they are written, and without their diacritics, as some type them."""
    written = {unicodedata.normalize("NFC", word).casefold() for word in words}
    return frozenset(written | {piece for word in written for piece in folded(word)})


def inner(root: str) -> list[str]:
    """What may stand inside an Arabic stem: without a letter that is written together with its word."""
    before = [root[1:]] if root[0] in _ARABIC_BEFORE else []
    after = [root[:-1]] if root[-1] in _ARABIC_AFTER else []
    return before + after + ([root[1:-1]] if before and after else [])


def _digit(letter: str) -> str:
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def _latin(word: str) -> str:
    for ending in _LATIN_ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _SHORTEST:
            # 'pass', 'adress': the s belongs to the word
            return word if ending == "s" and (rest.endswith("s") or len(rest) == _SHORTEST) else rest
    return word


def _arabic(word: str) -> str:
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            word = word[len(article) :]
            break
    for ending in _ARABIC_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
