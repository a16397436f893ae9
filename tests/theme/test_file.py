"""A theme file: taken as it is told, and whoever wrote it wrongly is told in one line."""

from pathlib import Path

import pytest
from PIL import Image

from theme import ThemeError, ThemeFile, read_theme


def told(folder: Path, text: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_what_it_says_is_read_and_its_files_start_at_its_folder(tmp_path: Path) -> None:
    Image.new("1", (2, 2)).save(tmp_path / "crest.png")
    (tmp_path / "own.ttf").write_bytes(b"\x00\x01\x00\x00 outlines")
    path = told(
        tmp_path,
        '[colours]\naccent = "1d2f6f"\n[logo]\nglass = "crest.png"\nslip = "crest.png"\n'
        '[fonts]\nregular = "own.ttf"\nbold = "own.ttf"\n',
    )
    crest, own = tmp_path / "crest.png", tmp_path / "own.ttf"
    assert read_theme(path) == ThemeFile({"accent": "1d2f6f"}, crest, crest, {"regular": own, "bold": own})


def test_an_empty_one_says_nothing(tmp_path: Path) -> None:
    assert read_theme(told(tmp_path, "")) == ThemeFile()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[colours]\naccent = "green"\n', r"accent = 'green': allowed: six hexadecimal digits"),
        ("[colours]\naccent = 5\n", r"accent = 5: allowed: a text in quotes"),
        ("[colors]\n", r"colors = \{\}: allowed: only \[colours\]"),
        ("colours = 3\n", r"colours = 3: allowed: a table"),
        ("[colours\n", r"allowed: a TOML file"),
        ('[logo]\npaper = "a.png"\n', r"paper = 'a.png': allowed: only glass, slip"),
        ('[logo]\nglass = "none.png"\n', r"glass = 'none.png': allowed: a PNG .*No such file"),
        ('[logo]\nglass = "theme.toml"\n', r"glass = 'theme.toml': allowed: a PNG"),
        ('[logo]\nglass = "."\n', r"glass = '.': allowed: a PNG .*directory"),
        ('[logo]\nglass = "large.png"\n', r"allowed: a PNG of at most 1000000 bytes"),
        ('[fonts]\nregular = "a.ttf"\n', r"allowed: both regular and bold"),
        ('[fonts]\nregular = "theme.toml"\nbold = "theme.toml"\n', r"allowed: a font with TrueType outlines"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n".ljust(1_000_001))
    with pytest.raises(ThemeError, match=says):
        read_theme(told(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"theme\.toml"):
        read_theme(tmp_path / "theme.toml")
