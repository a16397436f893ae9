"""What is shown and what is said of it."""

from pathlib import Path

import pytest

from terminal.errors import MissingPart
from terminal.speech.spoken import Reading, load_reading, spoken
from terminal.text import isolate, load_languages
from tests.terminal.speech.hearing import ASSETS


def said(text: str, tag: str = "sv") -> str:
    return spoken(text, load_reading(ASSETS, tag))


@pytest.mark.parametrize(
    ("shown", "heard"),
    [
        ("Ring 08-535 300 00.", "Ring 0 8, 5 3 5, 3 0 0, 0 0."),
        ("070-123 45 67", "0 7 0, 1 2 3, 4 5, 6 7"),
        ("+46 8 535 300 00", "+4 6, 8, 5 3 5, 3 0 0, 0 0"),
        ("0853530000", "0 8 5, 3 5, 3 0, 0 0, 0"),
        (
            "Ring 112 vid fara, annars 1177 eller 114 14.",
            "Ring 1 1 2 vid fara, annars 11 77 eller 1 1 4, 1 4.",
        ),
        ("Nummer A12", "Nummer A 12"),
        ("B 7", "B 7"),
        ("kl. 9.00–16.30", "klockan 9 till 16 30"),
        ("09:00", "9"),
        ("16.05", "16 05"),
        ("mån–fre", "måndag till fredag"),
        ("1 250 kr", "1250 kronor"),
        ("1,5 timmar", "1,5 timmar"),
        ("t.ex. SFI", "till exempel S F I"),
        ("BUP och IVO", "BUP och IVO"),
        ("SÖK SVAR", "SÖK SVAR"),
        ("www.huddinge.se/sfi.", "huddinge punkt se snedstreck sfi."),
        ("info@huddinge.se", "info snabel-a huddinge punkt se"),
        ("141 85 Huddinge", "141 85 Huddinge"),
        ("2026-05-01", "2026-05-01"),
        ("1112 personer", "1112 personer"),
        ("12 av 6 • klart", "12 av 6 , klart"),
        ("", ""),
    ],
)
def test_swedish(shown: str, heard: str) -> None:
    assert said(shown) == heard


@pytest.mark.parametrize(
    ("tag", "shown", "heard"),
    [
        ("en", "Mon–Fri 9:00–16:30", "Monday to Friday 9 to 16 30"),
        ("en", "It is 2.5 km, e.g. by bus", "It is 2.5 km, for example by bus"),
        ("ar", f"رقمك {isolate('A١٢')}", "رقمك A 12"),
        ("fa", f"{isolate('۰۸-۵۳۵ ۳۰۰ ۰۰')}", "0 8, 5 3 5, 3 0 0, 0 0"),
        ("fi", "klo 9.30", "kello 9 30"),
        ("ru", "тел. 1177", "телефон 11 77"),
        ("so", "9–16", "9 ilaa 16"),
    ],
)
def test_other_languages(tag: str, shown: str, heard: str) -> None:
    assert said(shown, tag) == heard


@pytest.mark.parametrize("tag", sorted(load_languages(ASSETS)))
def test_each_language_has_its_words(tag: str) -> None:
    reading = load_reading(ASSETS, tag)
    assert reading.dot
    assert reading.at
    assert reading.slash
    assert reading.to
    assert "kr" in reading.full


def test_a_language_without_words_leaves_the_signs() -> None:
    assert spoken("a@huddinge.se 9–16", Reading()) == "a@huddinge.se 9–16"


def test_a_broken_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    (folder / "speech.toml").write_text('dott = "x"')
    with pytest.raises(MissingPart, match=r"speech\.toml"):
        load_reading(tmp_path, "xx")
