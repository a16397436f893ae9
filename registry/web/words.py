"""Words of the registry's pages: what to say in which language, and which language to choose.

Imports nothing of ours. Reads ``<built>/languages/<tag>/LC_MESSAGES/<domain>.mo``. A word that a language
lacks is said in English, else as its key, and is counted in ``missing`` either way.
"""

import gettext
import logging
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from babel import Locale, UnknownLocaleError
from markupsafe import Markup, escape
from starlette.requests import Request

BUILT: Final = Path(__file__).resolve().parents[2] / "build"
FALLBACK: Final = "en"
STAFF_LANGUAGES: Final = ("sv", "en")
# First strong isolate and pop: a number or a name keeps its own order inside any sentence.
_ISOLATE, _POP = "\u2068", "\u2069"
# A browser sends a handful; a hostile header shall not cost more.
_MOST_WANTED: Final = 20
# The place of a language that tells none.
_LAST: Final = 10_000

# What CLDR has no name for, or one that no guide uses.
_OWN_NAMES: Final = {
    ("sv-simple", "sv"): "lätt svenska",
    ("sv-simple", "en"): "Easy Swedish",
    ("ckb", "sv"): "sorani",
    ("ckb", "en"): "Sorani",
    ("kmr", "sv"): "kurmanji",
    ("kmr", "en"): "Kurmanji",
    ("bs", "sv"): "bosniska/kroatiska/serbiska",
    ("bs", "en"): "Bosnian/Croatian/Serbian",
}

missing: Counter[tuple[str, str, str]] = Counter()
"""How often a word was lacking, by (tag, domain, key); bounded, since keys are written in code."""
_log = logging.getLogger(__name__)


class _Lacking(gettext.NullTranslations):
    """Stands after a catalogue: counts what that one did not hold, then asks the next."""

    def __init__(self, tag: str, domain: str) -> None:
        super().__init__()
        self._tag = tag
        self._domain = domain

    def gettext(self, message: str) -> str:
        self._count(message)
        return super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self._count(msgid1)
        return super().ngettext(msgid1, msgid2, n)

    def _count(self, key: str) -> None:
        if not missing[self._tag, self._domain, key]:
            _log.warning("%s has no word for %s in %s", self._tag, key, self._domain)
        missing[self._tag, self._domain, key] += 1


def _catalogue(built: Path, tag: str, domain: str) -> gettext.NullTranslations:
    """What the language has, then the count of what it lacks."""
    lacking = _Lacking(tag, domain)
    path = built / "languages" / tag / "LC_MESSAGES" / f"{domain}.mo"
    if not path.is_file():
        return lacking
    with path.open("rb") as file:
        held = gettext.GNUTranslations(file)
    held.add_fallback(lacking)
    return held


class Words:
    """One language's words for one domain (``pages``, ``fleet``, ``desk``).

    Keys are dotted, such as ``place.ahead``; ``{name}`` in a word is filled by the field of that name.
    """

    def __init__(self, built: Path, tag: str, domain: str) -> None:
        self.tag = tag
        self.direction = direction(tag)
        self._held = _catalogue(built, tag, domain)
        if tag != FALLBACK:
            self._held.add_fallback(_catalogue(built, FALLBACK, domain))

    def say(self, key: str, **fields: object) -> str:
        """Plain text; fields are isolated, so that their letters and digits keep their order."""
        return self._plain(self._held.gettext(key), fields)

    def count(self, key: str, n: int, **fields: object) -> str:
        """Plain text in the plural form for ``n``, which is also the field ``{n}``."""
        return self._plain(self._held.ngettext(key, key, n), {"n": n, **fields})

    def html(self, key: str, **fields: object) -> Markup:
        """As ``say``, for a page: fields are escaped and each stands in its own ``<bdi>``."""
        return self._marked(self._held.gettext(key), fields)

    def count_html(self, key: str, n: int, **fields: object) -> Markup:
        """As ``count``, for a page."""
        return self._marked(self._held.ngettext(key, key, n), {"n": n, **fields})

    def _plain(self, word: str, fields: dict[str, object]) -> str:
        if self.direction == "ltr":
            return word.format(**fields) if fields else word
        return word.format(**{name: f"{_ISOLATE}{value}{_POP}" for name, value in fields.items()})

    def _marked(self, word: str, fields: dict[str, object]) -> Markup:
        isolated = {name: Markup("<bdi>{}</bdi>").format(value) for name, value in fields.items()}
        return escape(word).format(**isolated)


@lru_cache(maxsize=256)
def words(tag: str, domain: str, built: Path = BUILT) -> Words:
    """The words of a language, read once."""
    return Words(built, tag, domain)


@cache
def direction(tag: str) -> str:
    """``rtl`` or ``ltr``."""
    try:
        return Locale.parse(tag, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


@lru_cache(maxsize=256)
def _told(tag: str, key: str, built: Path) -> str:
    """What a language tells of itself in its catalogues; empty where it has none."""
    for path in sorted((built / "languages" / tag / "LC_MESSAGES").glob("*.mo")):
        with path.open("rb") as file:
            if (told := gettext.GNUTranslations(file).gettext(f"language.{key}")) != f"language.{key}":
                return told
    return ""


@lru_cache(maxsize=256)
def autonym(tag: str, built: Path = BUILT) -> str:
    """The language's name in itself, as it stands alone, such as ``Svenska``."""
    name = _told(tag, "autonym", built) or language_name(tag, tag)
    return name[:1].upper() + name[1:]


def reviewed(tag: str, built: Path = BUILT) -> bool:
    """Whether a native reader has read this language's texts."""
    return _told(tag, "reviewed", built) == "yes"


@lru_cache(maxsize=1024)
def language_name(tag: str, said_in: str) -> str:
    """The language's name in another, as it stands in a sentence; its tag where nobody has a name for it."""
    if (tag, said_in) in _OWN_NAMES:
        return _OWN_NAMES[tag, said_in]
    try:
        name = Locale.parse(tag, sep="-").get_display_name(Locale.parse(said_in, sep="-"))
    except (UnknownLocaleError, ValueError):
        return tag
    return name or tag


@lru_cache(maxsize=16)
def languages(domain: str, built: Path = BUILT) -> tuple[str, ...]:
    """The tags that have a catalogue of this domain, in the order that the languages tell, then by tag."""
    found = {path.parents[1].name for path in (built / "languages").glob(f"*/LC_MESSAGES/{domain}.mo")}
    return tuple(sorted(found, key=lambda tag: (int(_told(tag, "order", built) or _LAST), tag)))


def wanted_languages(accept_language: str) -> list[str]:
    """The tags of an ``Accept-Language`` header, best first (RFC 9110); malformed ones are left out."""
    weighed: list[tuple[float, str]] = []
    for part in accept_language.split(",")[:_MOST_WANTED]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            quality = float(weight) if weight else 1.0
        except ValueError:
            continue
        if tag.replace("-", "").isalnum() and 0 < quality <= 1:
            weighed.append((quality, tag))
    return [tag for _, tag in sorted(weighed, key=lambda pair: -pair[0])]


def choose(wanted: Sequence[str], offered: Sequence[str]) -> str | None:
    """The first wanted tag that is offered, in itself or by its language (``sv`` serves ``sv-FI``)."""
    for tag in wanted:
        for candidate in (tag, tag.lower(), tag.split("-")[0].lower()):
            if candidate in offered:
                return candidate
    return None


def staff_language(request: Request) -> str:
    """The language of a staff page: the address's ``lang``, else the cookie's, the browser's, Swedish."""
    asked = [request.query_params.get("lang", ""), request.cookies.get("lang", "")]
    browser = wanted_languages(request.headers.get("accept-language", ""))
    return choose([*asked, *browser], STAFF_LANGUAGES) or STAFF_LANGUAGES[0]


def public_language(request: Request, offered: Sequence[str], known: str | None = None) -> str:
    """The language of a resident's page: what the address asks, what is ``known``, the browser's, Swedish."""
    asked = [request.query_params.get("lang", ""), known or ""]
    browser = wanted_languages(request.headers.get("accept-language", ""))
    return choose([*asked, *browser], offered) or STAFF_LANGUAGES[0]
