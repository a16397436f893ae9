"""Words by key: fields filled in, counted, and kept in order."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from terminal.errors import MissingPart
from terminal.text import Words, load_languages
from terminal.text.bidi import FSI, LRI, PDI, isolate
from terminal.text.words import lacking
from tests.built import ASSETS


def test_a_field_is_filled_in_plainly_where_nothing_can_change_places(built: Path) -> None:
    said = Words(built, "sv", "slip").say("slip.telephone", telephone="08-465 004 00")
    assert said == "Frågor? Ring 08-465 004 00"


def test_a_number_is_isolated_in_a_right_to_left_language(built: Path) -> None:
    said = Words(built, "ar", "slip").say("slip.telephone", telephone="08-465 004 00")
    assert f"{LRI}08-465 004 00{PDI}" in said


def test_an_arabic_name_is_isolated_in_swedish(built: Path) -> None:
    said = Words(built, "sv", "slip").say("slip.telephone", telephone="مكتبة")
    assert f"{FSI}مكتبة{PDI}" in said


@pytest.mark.parametrize(
    ("tag", "n", "expected"),
    [
        ("sv", 1, "En person före dig i kön"),
        ("sv", 7, "7 personer före dig i kön"),
        ("en", 1, "One person ahead of you"),
        ("ar", 1, "شخص واحد قبلك في الطابور"),
        ("ar", 2, "شخصان قبلك في الطابور"),
        ("ar", 3, f"{isolate('3')} أشخاص قبلك في الطابور"),
        ("ar", 11, f"{isolate('11')} شخصًا قبلك في الطابور"),
        ("ar", 100, f"{isolate('100')} شخص قبلك في الطابور"),
    ],
)
def test_people_are_counted_as_the_language_counts(built: Path, tag: str, n: int, expected: str) -> None:
    assert Words(built, tag, "slip").count("slip.ahead", n) == expected


def test_a_key_that_is_not_there_is_told(built: Path) -> None:
    with pytest.raises(MissingPart, match=r"slip\.no_such"):
        Words(built, "sv", "slip").say("slip.no_such")


def test_a_field_that_is_not_given_is_told(built: Path) -> None:
    with pytest.raises(MissingPart, match="telephone"):
        Words(built, "sv", "slip").say("slip.telephone")


def test_a_catalogue_that_is_not_built_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match=r"provisioning\.words"):
        Words(tmp_path, "sv", "slip")


def catalogue(built: Path, tag: str, domain: str, texts: dict[str, str]) -> None:
    folder = built / "languages" / tag / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    made = Catalog(locale=tag.split("-", maxsplit=1)[0], charset="utf-8")
    for key, text in texts.items():
        made.add(key, text)
    with (folder / f"{domain}.mo").open("wb") as stream:
        write_mo(stream, made)


def test_a_missing_text_is_said_in_the_nearest_language_and_logged_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    catalogue(tmp_path, "sv", "glass", {"a": "Hej", "b": "Adjö"})
    catalogue(tmp_path, "sv-simple", "glass", {"a": "Hej!"})
    catalogue(tmp_path, "en", "glass", {"a": "Hello", "b": "Bye"})
    catalogue(tmp_path, "ar", "glass", {"a": "مرحبا", "language.direction": "rtl"})
    assert [Words(tmp_path, tag, "glass").say("b") for tag in ("sv-simple", "fi")] == ["Adjö", "Bye"]
    arabic = Words(tmp_path, "ar", "glass")
    assert {arabic.say("b"), arabic.say("b")} == {isolate("Bye")}
    assert arabic.say("a") == "مرحبا"
    assert [record.getMessage() for record in caplog.records if "'ar/glass'" in record.getMessage()] == [
        "'ar/glass' has no text 'b': another language's is said"
    ]


def test_what_a_language_lacks_is_counted(tmp_path: Path) -> None:
    catalogue(tmp_path, "sv", "glass", {"a": "Hej", "b": "Adjö"})
    catalogue(tmp_path, "sv", "slip", {"c": "Nummer"})
    catalogue(tmp_path, "ar", "glass", {"a": "مرحبا"})
    assert lacking(tmp_path, ("sv", "ar")) == {"ar": 2}


def test_nothing_is_lacking_in_what_we_ship(built: Path) -> None:
    assert lacking(built, load_languages(ASSETS)) == {}
