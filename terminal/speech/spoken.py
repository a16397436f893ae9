"""From a text as it is shown to one that an engine reads as a person would, by pure rules."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from terminal.errors import MissingPart


@dataclass(frozen=True)
class Reading:
    """How one language reads signs; an empty word leaves the sign to the engine."""

    dot: str = ""
    at: str = ""
    slash: str = ""
    to: str = ""
    """Between the ends of a range: 9–16."""
    dotted_times: bool = False
    """Whether 9.30 is a time rather than a number."""
    abbreviations: tuple[tuple[str, str], ...] = ()

    @cached_property
    def abbreviation(self) -> re.Pattern[str] | None:
        shorts = sorted((re.escape(short) for short, _ in self.abbreviations), key=len, reverse=True)
        return re.compile(rf"(?<![\w.])(?:{'|'.join(shorts)})(?!\w)") if shorts else None

    @cached_property
    def full(self) -> dict[str, str]:
        return dict(self.abbreviations)


def load_reading(assets: Path, tag: str) -> Reading:
    """Read a language's ``speech.toml``; a language without one leaves all signs to the engine.

    Raises:
        MissingPart: the file says what it may not.
    """
    path = assets / "languages" / tag / "speech.toml"
    if not path.is_file():
        return Reading()
    try:
        told: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
        return Reading(abbreviations=tuple(told.pop("abbreviations", {}).items()), **told)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise MissingPart(f"{path}: {error}") from error


# Marks that steer the eye and say nothing: directions, isolates, soft hyphens, joiners of no width.
_SILENT: Final = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]")
_ADDRESS: Final = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:www\.)?((?:[\w.+\-]+@)?(?:[\w\-]+\.)+(?:se|nu|org|com|eu|net|info|gov))"
    r"(?![\w.]\w)((?:/[\w\-]+(?:\.[\w\-]+)*)*)/?",
    re.ASCII | re.IGNORECASE,
)
# Numbers of few digits that everyone knows, and how they are said: in pairs, or one by one.
_SHORT: Final = {
    "112": "1 1 2",
    "1177": "11 77",
    "11313": "1 1 3, 1 3",
    "11414": "1 1 4, 1 4",
    "116111": "1 1 6, 1 1 1",
    "116006": "1 1 6, 0 0 6",
    "90101": "90 1 0 1",
}
_SHORT_NUMBER: Final = re.compile(
    r"(?<![\d.,:\-–])(?:112|1177|113 ?13|114 ?14|116 ?111|116 ?006|90 ?101)(?![\d.,:–]\d|\d)"
)
_TELEPHONE: Final = re.compile(r"(?<![\d.,:])(?:\+|0)\d*(?:[ \u00a0\-–/]\d+)*(?![.,:]?\d)")
_LEAST_TELEPHONE_DIGITS: Final = 7
_TICKET: Final = re.compile(r"(?<![\w])([A-ZÅÄÖ]{1,2})(\d{1,4})(?!\w)")
_THOUSANDS: Final = re.compile(r"(?<![\d,.])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\d])")
_TIME: Final = {
    False: re.compile(r"(?<![\d.,:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])"),
    True: re.compile(r"(?<![\d.,:])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:]|\.\d)"),
}
_RANGE: Final = re.compile(r"(?<=\w)\s?–\s?(?=\w)|(?<![\d\-]\d\d)(?<=\d)-(?=\d\d?(?![\d\-]))")
_CAPITALS: Final = re.compile(r"(?<![\w])[A-ZÅÄÖ]{2,5}(?![\w])")
# Names in capitals that are said as words.
_WORDS: Final = frozenset({"BUP", "IVO", "UMO", "BRIS", "AIDS", "COVID", "IKEA", "SIDA", "NATO"})
_SIGNS: Final = str.maketrans(
    {"•": ",", "·": ",", "→": ",", "←": ",", "|": ",", "\u00a0": " ", "\u202f": " "}
)


def spoken(text: str, reading: Reading) -> str:
    """The text as it is to be said. Sentences stay sentences; nothing is left out that carries meaning."""
    text = _in_western_digits(_SILENT.sub("", text))
    if reading.abbreviation is not None:
        text = reading.abbreviation.sub(lambda found: reading.full[found[0]], text)
    text = _ADDRESS.sub(lambda found: _address(found[1] + found[2], reading), text)
    text = _SHORT_NUMBER.sub(lambda found: _SHORT[found[0].replace(" ", "")], text)
    text = _TELEPHONE.sub(lambda found: _telephone(found[0]), text)
    text = _TICKET.sub(r"\1 \2", text)
    text = _TIME[reading.dotted_times].sub(_time, text)
    text = _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), text)
    if reading.to:
        text = _RANGE.sub(f" {reading.to} ", text)
    if text.upper() != text:  # a line in capitals is a heading, not a row of abbreviations
        text = _CAPITALS.sub(lambda found: found[0] if found[0] in _WORDS else " ".join(found[0]), text)
    return " ".join(text.translate(_SIGNS).split())


def _in_western_digits(text: str) -> str:
    """Every engine knows these; ٤٢ is 42."""
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() and not letter.isascii() else letter
        for letter in text
    )


def _telephone(shown: str) -> str:
    """Digit by digit, with a breath where it is grouped; in pairs and threes where it is not."""
    groups = re.findall(r"\d+", shown)
    digits = "".join(groups)
    if len(digits) < _LEAST_TELEPHONE_DIGITS:
        return shown
    if len(groups) == 1:
        groups = [digits[:3], *(digits[at : at + 2] for at in range(3, len(digits), 2))]
    said = ", ".join(" ".join(group) for group in groups)
    # A trailing separator belongs to the sentence.
    return ("+" if shown.startswith("+") else "") + said + shown[len(shown.rstrip(" \u00a0-–/")) :]


def _address(shown: str, reading: Reading) -> str:
    words = {".": reading.dot, "@": reading.at, "/": reading.slash, "-": "-"}
    return re.sub(r"[.@/]", lambda sign: f" {words[sign[0]]} " if words[sign[0]] else sign[0], shown).strip()


def _time(found: re.Match[str]) -> str:
    """9.00 is nine; 16.05 keeps its nought."""
    hour, minute = str(int(found[1])), found[2]
    return hour if minute == "00" else f"{hour} {minute}"
