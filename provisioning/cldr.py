"""What our texts say of days, months and plurals, held against CLDR (by Babel): no slip of ours stays.

CLDR is a floor and no ceiling: where it lacks what is said in a language, or says it as nobody here does,
``OWN`` tells which names are ours and why. Names may be CLDR's in a sentence or those that stand alone.
"""

import gettext
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog

# Tag: the last part of each key that is ours. Looked at against Babel's CLDR data in November 2026.
OWN: Final[Mapping[str, frozenset[str]]] = {
    # CLDR has the month alone; after the number of a day one says the genitive, "23. novembra".
    "bs": frozenset(f"month.{number}" for number in range(1, 13)),
    # CLDR's spelling of July and December, and its letter for h, are not those of Sorani schoolbooks.
    "ckb": frozenset({"month.7", "month.12", "weekday.5"}),
    # CLDR calls January "rêbendan"; beside Sibat and Adar, Kurds in Sweden read "Çile".
    "kmr": frozenset({"month.1"}),
    # Somali spelling of months and of Friday varies; ours is that of Swedish authorities.
    "so": frozenset({"month.5", "month.11", "month.12", "weekday.5"}),
    # CLDR spells May against the other sources.
    "ti": frozenset({"month.5"}),
}
# CLDR has the American order for Somali, and for Tigrinya one in its long pattern that its full one has not.
OWN_ORDER: Final = frozenset({"so", "ti"})
# English here is British.
_LOCALES: Final = {"en": "en_GB"}
# More than anybody waits for; beyond, some languages have forms for millions.
_COUNTED: Final = 1_000
_PARTS: Final = {"d": "day", "M": "month", "L": "month", "y": "year"}


def date_faults(tag: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Names and orders of the domain ``dates`` that are neither CLDR's nor told to be ours, one line each."""
    locale = _locale(tag)
    if locale is None:
        return
    for kind, names in (("weekday", locale.days), ("month", locale.months)):
        for number in range(1, 8 if kind == "weekday" else 13):
            at = number - 1 if kind == "weekday" else number
            known = {_plain(names[form]["wide"][at]) for form in ("format", "stand-alone")}
            said = texts.get(f"dates.{kind}.{number}", "")
            if said and _plain(said) not in known and f"{kind}.{number}" not in OWN.get(tag, ()):
                yield f"dates.{kind}.{number}: '{said}', CLDR has '{names['format']['wide'][at]}'"
    if (said := texts.get("dates.day", "")) and tag not in OWN_ORDER:
        ours = re.findall(r"\{(day|month|year)\}", said)
        pattern = re.sub(r"'[^']*'", "", str(locale.date_formats["long"]))
        theirs = [_PARTS[letter] for letter in dict.fromkeys(re.findall(r"[dMLy]", pattern))]
        if ours != theirs:
            yield f"dates.day: {' '.join(ours)}, CLDR has {' '.join(theirs)}"


def plural_faults(tag: str, catalogue: "Catalog") -> Iterator[str]:
    """The first number that our plural forms tell apart and CLDR does not, or the other way round."""
    locale = _locale(tag)
    if locale is None:
        return
    form_of = gettext.c2py(catalogue.plural_expr)
    met: dict[int, str] = {}
    for number in range(_COUNTED + 1):
        ours, theirs = form_of(number), locale.plural_form(number)
        if met.setdefault(ours, theirs) != theirs:
            yield f"plural form {ours} is for '{met[ours]}' and '{theirs}' of CLDR, as in {number}"
            return
    if len(set(met.values())) < len(met):
        yield f"{len(met)} plural forms are in use, CLDR has {len(set(met.values()))}"


def digit_faults(digits: str) -> Iterator[str]:
    """Ten digits of one script, from zero."""
    if [unicodedata.digit(letter, -1) for letter in digits] != list(range(10)):
        yield f"digits = '{digits}': needed are zero to nine"


def _locale(tag: str) -> "Locale | None":
    """Of the language without what only we tell apart (``sv-simple``); None where CLDR lacks it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(tag, tag.split("-", maxsplit=1)[0]))
    except (UnknownLocaleError, ValueError):
        return None


def _plain(name: str) -> str:
    """Without case, and with one kind of apostrophe."""
    return name.casefold().replace("\u02bc", "\u2019").replace("'", "\u2019")
