"""Families are merged from Debian's fonts, keep the rules of each, and are made once."""

from pathlib import Path

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from PIL import ImageFont

from provisioning import fonts
from tests.built import ASSETS, made

# Fifty letters in both weights: merged in a blink.
SMALL = "NotoSansThaana"
LANGUAGE = """
[font]
family = "Latin"
sources = ["{source}"]
ascent = {ascent}
descent = 0.3
"""


def language(assets: Path, tag: str, source: str = "NotoSans", ascent: float = 1.1) -> None:
    folder = assets / "languages" / tag
    folder.mkdir(parents=True)
    (folder / "language.toml").write_text(LANGUAGE.format(source=source, ascent=ascent), encoding="utf-8")


def test_each_language_names_its_family() -> None:
    assert {family.name for family in fonts.families(ASSETS)} >= {"Latin", "Arabic"}


def test_a_family_is_made_once_and_again_when_its_language_changes(tmp_path: Path) -> None:
    assets, out = tmp_path / "assets", tmp_path / "fonts"
    language(assets, "sv", source=SMALL)
    assert [path.name for path in fonts.build(assets, out)] == ["Latin-Regular.ttf", "Latin-Bold.ttf"]
    assert fonts.build(assets, out) == []
    (assets / "languages" / "sv" / "language.toml").write_text(
        LANGUAGE.format(source=SMALL, ascent=1.2), encoding="utf-8"
    )
    assert len(fonts.build(assets, out)) == 2
    assert ImageFont.truetype(out / "Latin-Regular.ttf", 100).getmetrics() == (120, 30)


def test_a_merged_family_shapes_as_both_of_its_sources() -> None:
    built = made()
    merged = ImageFont.truetype(built / "fonts" / "Arabic-Regular.ttf", 100)
    arabic = ImageFont.truetype(fonts.NOTO / "NotoSansArabic-Regular.ttf", 100)
    latin = ImageFont.truetype(fonts.NOTO / "NotoSans-Regular.ttf", 100)
    # Joined letters, marks in their places, kerning: widths tell of all three.
    for text in ("السلام عليكم", "وجّه", "كتابة", "لا"):
        merged_width, own = merged.getlength(text, direction="rtl"), arabic.getlength(text, direction="rtl")
        spaces = text.count(" ") * (merged.getlength(" ") - arabic.getlength(" "))
        assert merged_width == pytest.approx(own + spaces, abs=1)
        assert merged_width < 0.9 * sum(merged.getlength(letter) for letter in text)
    for text in ("AVATAR", "Vårby", "Te 42"):
        assert merged.getlength(text) == pytest.approx(latin.getlength(text), abs=1)


def test_a_municipalitys_own_font_gives_what_it_has(tmp_path: Path) -> None:
    assets, out = tmp_path / "assets", tmp_path / "fonts"
    language(assets, "sv")
    # Its letters are all of one width, which tells whose they are; with twice the units per em of Noto's.
    typewriter = TTFont(fonts.NOTO / "NotoSansMono-Regular.ttf")
    few = Subsetter()
    few.populate(text="ABCabc ")
    few.subset(typewriter)
    scale_upem(typewriter, 2048)
    own = tmp_path / "own.ttf"
    typewriter.save(own)
    fonts.build(assets, out, own={"regular": own, "bold": own})
    merged = ImageFont.truetype(out / "Latin-Regular.ttf", 100)
    assert merged.getlength("A") == merged.getlength("b") == pytest.approx(60, abs=1)
    assert merged.getlength("i") < 0.7 * merged.getlength("w")
    # Taken away again, the family is made anew without it.
    assert len(fonts.build(assets, out)) == 2
    assert ImageFont.truetype(out / "Latin-Regular.ttf", 100).getlength("A") > 62


def test_two_languages_may_not_tell_one_family_otherwise(tmp_path: Path) -> None:
    language(tmp_path, "sv")
    language(tmp_path, "en", ascent=2.0)
    with pytest.raises(fonts.FontError, match="Latin"):
        fonts.families(tmp_path)


def test_a_font_that_is_not_there_is_told_with_its_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    language(tmp_path, "sv", source="NotoSansNowhere")
    assert fonts.main(["--assets", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "apt install fonts-noto-core" in capsys.readouterr().err


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    language(tmp_path, "sv", source="Broken")
    for weight in fonts.WEIGHTS:
        (tmp_path / f"Broken-{weight}.ttf").write_bytes(b"no font")
    with pytest.raises(fonts.FontError, match="does not merge"):
        fonts.build(tmp_path, tmp_path / "out", noto=tmp_path)
