"""What the unit says, by key, in one language: gettext catalogues made by ``provisioning.words``.

A text that a language lacks is said in the nearest one that has it: easy Swedish in Swedish, any other in
English, then in Swedish. Each lack is logged once, and counted by ``lacking`` for the health report.
"""

import gettext
import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from terminal.errors import MissingPart
from terminal.text.bidi import base_direction, isolate, needs_isolation
from terminal.text.language import Direction

# Not in any .po: provisioning.words adds it to each catalogue, from the language's own language.toml.
DIRECTION_KEY: Final = "language.direction"
# What a resident in Sweden is most likely to read a little of, where their own language has no word.
LAST_RESORTS: Final = ("en", "sv")
DOMAINS: Final = ("glass", "slip", "dates")

_Texts = gettext.NullTranslations
_log = logging.getLogger(__name__)


def fallbacks(tag: str) -> tuple[str, ...]:
    """The languages asked after this one, nearest first: the tag cut at its end (RFC 4647), then the last."""
    parts = tag.split("-")
    nearest = ["-".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)]
    return tuple(dict.fromkeys(other for other in (*nearest, *LAST_RESORTS) if other != tag))


class Words:
    """The texts of one domain (``glass``, ``slip``, ``dates``) in one language.

    Args:
        built: the folder of built things, holding ``languages/<tag>/LC_MESSAGES/<domain>.mo``.

    Raises:
        MissingPart: neither the language's catalogue is built nor one that could stand in for it.
    """

    def __init__(self, built: Path, tag: str, domain: str) -> None:
        self.tag = tag
        self.domain = domain
        self._built = built
        own = _catalogue(built, tag, domain)
        self._chain = [own] if own else self._others()
        if not self._chain:
            raise MissingPart(f"the words of '{tag}/{domain}' are not built: python -m provisioning.words")
        if own is None:
            _log.error("the words of '%s/%s' are not built: others stand in", tag, domain)
        self.direction: Direction = "rtl" if self._chain[0].gettext(DIRECTION_KEY) == "rtl" else "ltr"
        self._lent: set[str] = set()

    def say(self, key: str, **fields: object) -> str:
        """The text of a key, its ``{fields}`` filled in, each isolated where its order could be upset.

        Raises:
            MissingPart: no language has such a text, or it asks for a field that was not given.
        """
        return self._filled(key, *self._find(key, lambda texts: texts.gettext(key)), fields)

    def count(self, key: str, n: int, **fields: object) -> str:
        """The text of a key in the plural form of ``n``; ``{n}`` is filled in too.

        Raises:
            MissingPart: as for ``say``.
        """
        found = self._find(key, lambda texts: texts.ngettext(key, key, n))
        return self._filled(key, *found, {"n": n, **fields})

    def _find(self, key: str, ask: Callable[[_Texts], str]) -> tuple[str, bool]:
        """The text, and whether another language had to lend it."""
        if (text := ask(self._chain[0])) != key:
            return text, False
        if len(self._chain) == 1:
            self._chain += self._others()
        for texts in self._chain[1:]:
            if (text := ask(texts)) != key:
                return text, True
        raise MissingPart(f"no text '{key}' in '{self.tag}/{self.domain}'")

    def _others(self) -> list[_Texts]:
        found = (_catalogue(self._built, tag, self.domain) for tag in fallbacks(self.tag))
        return [texts for texts in found if texts is not None]

    def _filled(self, key: str, text: str, lent: bool, fields: dict[str, object]) -> str:
        try:
            filled = text.format_map({name: self._kept(str(value)) for name, value in fields.items()})
        except KeyError as error:
            raise MissingPart(f"'{self.tag}/{self.domain}': '{key}' needs {error}") from error
        if not lent:
            return filled
        if key not in self._lent:
            self._lent.add(key)
            _log.warning("'%s/%s' has no text '%s': another language's is said", self.tag, self.domain, key)
        return filled if base_direction(text) == self.direction else isolate(filled)

    def _kept(self, value: str) -> str:
        return isolate(value) if needs_isolation(value, self.direction) else value


def lacking(built: Path, tags: Iterable[str]) -> dict[str, int]:
    """How many texts each language lacks that another one has; those that lack none are left out."""
    held = {tag: {(domain, key) for domain in DOMAINS for key in _keys(built, tag, domain)} for tag in tags}
    whole = set().union(*held.values())
    return {tag: len(whole - keys) for tag, keys in held.items() if whole - keys}


def _catalogue(built: Path, tag: str, domain: str) -> _Texts | None:
    try:
        return gettext.translation(domain, built / "languages", [tag])
    except OSError:
        return None


def _keys(built: Path, tag: str, domain: str) -> set[str]:
    found = _catalogue(built, tag, domain)
    if not isinstance(found, gettext.GNUTranslations):
        return set()
    # A plural is held once for each of its forms, as (key, form).
    return {key[0] if isinstance(key, tuple) else key for key in found._catalog if key}  # type: ignore[attr-defined]
