"""Marking where words end, at build time, in languages that write no space between them.

U+200B goes between the words, where ``breaks`` lets a line end; the unit itself needs no dictionary. Which
language is marked, and what its dictionary gets wrong in our texts, its ``language.toml`` tells:
``[breaks]`` with ``dictionary = "pythainlp"``, ``words`` (one word after all) and ``no_words`` (never one).
"""

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Final

from terminal.errors import MissingPart
from terminal.text.breaks import ZERO_WIDTH_SPACE

Marker = Callable[[str], str]

_DICTIONARY: Final = "pythainlp"
# Letters and marks; Thai digits, the currency sign and fields in braces stay out.
_RUN: Final = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")
# Repeats or shortens the word before it, and never begins a line.
_CLINGS: Final = frozenset("ๆฯ")


@lru_cache
def marker(folder: Path) -> Marker:
    """What marks the texts of one language's folder; it leaves them as they are where words have spaces.

    Raises:
        MissingPart: the language wants a dictionary that is unknown or not installed.
    """
    path = folder / "language.toml"
    if not path.is_file():
        return _as_it_is
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8")).get("breaks")
    except (OSError, ValueError) as error:
        raise MissingPart(f"{path}: {error}") from error
    if told is None:
        return _as_it_is
    if told.get("dictionary") != _DICTIONARY:
        raise MissingPart(f"{path}: breaks.dictionary: allowed is '{_DICTIONARY}'")
    return _thai(frozenset(told.get("words", ())), frozenset(told.get("no_words", ())))


def _as_it_is(text: str) -> str:
    return text


def _thai(words: frozenset[str], no_words: frozenset[str]) -> Marker:
    try:
        from pythainlp.corpus import thai_words
        from pythainlp.tokenize import newmm
        from pythainlp.util import Trie
    except ImportError as error:
        raise MissingPart(f"Thai is built with {_DICTIONARY}: {error}") from error
    known = Trie((thai_words() | words) - no_words)

    def marked(run: re.Match[str]) -> str:
        line = ""
        for word in newmm.segment(run[0], custom_dict=known):
            line += word if not line or word[0] in _CLINGS else ZERO_WIDTH_SPACE + word
        return line

    return lambda text: _RUN.sub(marked, text)
