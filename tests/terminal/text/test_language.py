"""Languages are data, and what their files lack is told."""

from pathlib import Path

import pytest

from terminal.errors import MissingPart
from terminal.text import load_language, load_languages
from tests.built import ASSETS

WHOLE = """autonym = "Suomi"
english = "Finnish"
direction = "ltr"
digits = "0123456789"
[font]
family = "Latin"
"""


def folder(root: Path, text: str) -> Path:
    path = root / "languages" / "fi"
    path.mkdir(parents=True)
    (path / "language.toml").write_text(text, encoding="utf-8")
    return path


def test_the_languages_of_the_house() -> None:
    languages = load_languages(ASSETS)
    assert {"sv", "en", "ar"} <= set(languages)
    assert languages["sv"].autonym == "Svenska"
    assert languages["ar"].is_rtl
    assert languages["ar"].family == "Arabic"
    assert not languages["en"].is_rtl


def test_they_stand_in_their_own_order_or_in_the_one_asked_for() -> None:
    assert list(load_languages(ASSETS))[:5] == ["sv", "sv-simple", "en", "ar", "ckb"]
    assert list(load_languages(ASSETS, ("uk", "sv"))) == ["uk", "sv"]
    with pytest.raises(MissingPart, match="xx"):
        load_languages(ASSETS, ("sv", "xx"))


def test_the_next_language_is_one_new_folder(tmp_path: Path) -> None:
    folder(tmp_path, WHOLE)
    found = load_languages(tmp_path)["fi"]
    assert (found.english, found.reviewed) == ("Finnish", False)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (WHOLE.replace('"ltr"', '"up"'), "'ltr' and 'rtl'"),
        (WHOLE.replace("0123456789", "012"), "ten"),
        (WHOLE.replace("family", "name"), "family"),
        ("autonym = ", "language.toml"),
    ],
)
def test_a_file_that_says_too_little_is_told(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(MissingPart, match=told):
        load_language(folder(tmp_path, wrong))


def test_no_language_at_all_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="no language"):
        load_languages(tmp_path)
