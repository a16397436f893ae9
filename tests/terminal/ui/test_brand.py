"""A municipality's colours: taken as they are told, and refused where somebody could not read them."""

from pathlib import Path

import pytest

from terminal.config import ROOT
from terminal.errors import ConfigError
from terminal.ui.brand import load_brand
from terminal.ui.palette import PLAIN, colour


def told(folder: Path, text: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_colours_take_the_place_of_the_plain_ones(tmp_path: Path) -> None:
    path = told(tmp_path, '[colours]\naccent = "1d2f6f"\naccent_edge = "1d2f6f"\n')
    palette = load_brand(path)
    assert palette.accent == colour("1d2f6f")
    assert palette.ink == PLAIN.ink
    assert load_brand(None) == PLAIN


def test_the_theme_that_is_shipped_can_be_read() -> None:
    for path in (ROOT / "assets" / "municipalities").glob("*/theme.toml"):
        load_brand(path)
    assert (ROOT / "assets" / "municipalities" / "huddinge" / "theme.toml").exists()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[colours]\naccent = "7fb8a8"\n', r"accent on surface = '7fb8a8': allowed: a contrast of 7:1"),
        ('[colours]\nedge = "e0e0e0"\n', r"edge on surface = 'e0e0e0': allowed: a contrast of 3:1"),
        ('[colours]\nacent = "0a584a"\n', r"acent = '0a584a': allowed: only surface, "),
        ('[colours]\naccent = "green"\n', r"accent = 'green': allowed: six hexadecimal digits"),
        ("[colors]\n", r"colors = \{\}: allowed: only \[colours\]"),
        ("colours = 3\n", r"colours = 3: allowed: a table"),
        ("[colours\n", r"allowed: a TOML file"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load_brand(told(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"theme\.toml"):
        load_brand(tmp_path / "theme.toml")
