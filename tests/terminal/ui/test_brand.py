"""A municipality's theme on the glass: taken as it is told, and refused where somebody could not read it."""

from pathlib import Path

import pytest
from PIL import Image

from terminal.config import ROOT
from terminal.errors import ConfigError
from terminal.ui.brand import Brand, load_brand
from terminal.ui.palette import PLAIN, colour


def told(folder: Path, text: str) -> Path:
    path = folder / "theme.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_colours_take_the_place_of_the_plain_ones(tmp_path: Path) -> None:
    path = told(tmp_path, '[colours]\naccent = "1d2f6f"\naccent_edge = "1d2f6f"\n')
    palette = load_brand(path).palette
    assert palette.accent == colour("1d2f6f")
    assert palette.ink == PLAIN.ink
    assert load_brand(None) == Brand(PLAIN, None, None)


def test_the_themes_that_are_shipped_can_be_read() -> None:
    for path in (ROOT / "assets" / "municipalities").glob("*/theme.toml"):
        load_brand(path)
    assert (ROOT / "assets" / "municipalities" / "huddinge" / "theme.toml").exists()


def test_a_logo_is_clear_on_glass_and_on_white_on_paper(tmp_path: Path) -> None:
    crest = Image.new("RGBA", (4, 2), (0, 0, 0, 0))
    crest.putpixel((0, 0), (10, 88, 74, 255))
    crest.save(tmp_path / "crest.png")
    brand = load_brand(told(tmp_path, '[logo]\nglass = "crest.png"\nslip = "crest.png"\n'))
    assert brand.logo is not None
    assert brand.slip_logo is not None
    assert brand.logo.getpixel((0, 0)) == (10, 88, 74, 255)
    assert brand.logo.getpixel((1, 0)) == (0, 0, 0, 0)
    assert brand.slip_logo.mode == "L"
    assert brand.slip_logo.getpixel((1, 0)) == 255
    shade = brand.slip_logo.getpixel((0, 0))
    assert isinstance(shade, int)
    assert shade < 128


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[colours]\naccent = "7fb8a8"\n', r"accent on surface = '7fb8a8': allowed: a contrast of 7:1"),
        ('[colours]\nedge = "e0e0e0"\n', r"edge on surface = 'e0e0e0': allowed: a contrast of 3:1"),
        ('[colours]\nacent = "0a584a"\n', r"acent = '0a584a': allowed: only surface, "),
        ('[logo]\nglass = "torn.png"\n', r"torn\.png: .*allowed: a whole PNG"),
        ('[logo]\nslip = "long.png"\n', r"long\.png = \(4001, 1\): allowed: at most 4000 pixels a side"),
        ("[colours\n", r"allowed: a TOML file"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    noise = Image.effect_noise((64, 64), 90)
    noise.save(tmp_path / "whole.png")
    (tmp_path / "torn.png").write_bytes((tmp_path / "whole.png").read_bytes()[:900])
    Image.new("1", (4001, 1)).save(tmp_path / "long.png")
    with pytest.raises(ConfigError, match=says):
        load_brand(told(tmp_path, text))
