"""Every letter of every text has a glyph in the font of its language, light and bold: no box in its place."""

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from fontTools.ttLib import TTFont

from terminal.text import load_languages
from terminal.text.faces import font_path
from tests.built import ASSETS, made

LANGUAGES = load_languages(ASSETS)
RESIDENTS = ("glass", "slip", "dates")
MUNICIPALITIES = ASSETS / "municipalities"


def letters_of(family: str, *, bold: bool) -> set[int]:
    with TTFont(font_path(made(), family, bold), lazy=True) as font:
        return set(font.getBestCmap())


GLYPHS = {
    family: letters_of(family, bold=False) & letters_of(family, bold=True)
    for family in {language.family for language in LANGUAGES.values()}
}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Where a text stands, and what it says."""
    for domain in RESIDENTS:
        with (folder / f"{domain}.po").open("rb") as stream:
            for message in read_po(stream):
                for text in strings(message.string if message.id else ""):
                    yield f"{domain}.po", text
    for path in [*folder.glob("*.toml"), *folder.glob("answers/*.toml")]:
        told = tomllib.loads(path.read_text("utf-8"))
        for text in strings({key: told[key] for key in told if key not in ("asks", "common", "passed_over")}):
            yield path.name, text


def drawn(letter: str) -> bool:
    """Line ends and marks that only steer are never drawn."""
    return letter != "\n" and unicodedata.category(letter) != "Cf"


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_letter_has_a_glyph(tag: str) -> None:
    glyphs = GLYPHS[LANGUAGES[tag].family]
    boxes = {
        (where, letter, f"U+{ord(letter):04X}")
        for where, text in texts(ASSETS / "languages" / tag)
        for letter in text
        if drawn(letter) and ord(letter) not in glyphs
    }
    assert boxes == set()


@pytest.mark.parametrize("path", MUNICIPALITIES.glob("*.toml"), ids=lambda path: path.stem)
def test_names_of_services_have_their_glyphs_too(path: Path) -> None:
    for service in tomllib.loads(path.read_text("utf-8"))["services"]:
        for tag, name in service["names"].items():
            if tag in LANGUAGES:
                assert {
                    letter for letter in name if ord(letter) not in GLYPHS[LANGUAGES[tag].family]
                } == set()


def test_a_letter_without_a_glyph_is_found() -> None:
    assert ord("ก") not in GLYPHS["Latin"]
    assert ord("ሀ") in GLYPHS["Ethiopic"]
