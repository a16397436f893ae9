"""The part of a word that its forms have in common, by language; Snowball's stemmers where there is one."""

from functools import cache, lru_cache
from typing import Final, Protocol

import snowballstemmer

from terminal.answers.endings import LIGHT, lightly
from terminal.answers.words import Word, folded

# ISO 639 subtag: Snowball's name. Its Serbian one takes the Bosnian and Croatian forms together with it.
_SNOWBALL: Final = {
    "ar": "arabic", "bs": "serbian", "en": "english", "es": "spanish", "fa": "persian", "fi": "finnish",
    "pl": "polish", "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
# Their rules know no Latin letters: a Swedish word among others stays as it is.
_NOT_LATIN: Final = frozenset({"ar", "fa", "ru"})
_SHORTEST: Final = 3
_KEPT: Final = 20_000


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - Snowball's name


@cache
def _snowball(language: str) -> _Stemmer:
    stemmer: _Stemmer = snowballstemmer.stemmer(_SNOWBALL[language])
    return stemmer


def family(tag: str) -> str:
    """The language of a tag: easy Swedish is Swedish to the search."""
    return tag.partition("-")[0]


def stem(word: Word, language: str) -> str:
    """The stem, folded; a word with a digit is whole."""
    return _stem(word.written, word.folded, language)


def plain_stem(word: Word, language: str) -> str:
    """The stem of a word that was typed without its diacritics: Snowball's rules need them."""
    return _stem(word.folded, word.folded, language)


@lru_cache(maxsize=_KEPT)
def _stem(written: str, same: str, language: str) -> str:
    if len(same) <= _SHORTEST or not same.isalpha():
        return same
    if language in _SNOWBALL and not (language in _NOT_LATIN and same.isascii()):
        found = "".join(folded(_snowball(language).stemWord(written)))
        # A stem of one or two letters says nothing any more.
        same = found if len(found) >= _SHORTEST else same
    return lightly(same, language) if language in LIGHT else same
