"""Merge Debian's Noto fonts into one family per script that also holds Latin, digits and punctuation.

Pillow has no fallback from font to font (DESIGN, decision 3). Which fonts make a family, each language tells
in its ``language.toml``. A municipality's own font (``--theme``) gives what it has, before Noto Sans.
Run as ``python -m provisioning.fonts``; quick when nothing changed.
"""

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from theme import ThemeError, read_theme

ROOT: Final = Path(__file__).resolve().parent.parent
NOTO: Final = Path("/usr/share/fonts/truetype/noto")
_LATIN: Final = "NotoSans"
# Units per em of all Noto fonts: what is merged must agree.
_EM: Final = 1000
WEIGHTS: Final = ("Regular", "Bold")
# Raise it when the way of merging changes, so that old families are made anew.
_RECIPE: Final = 1


class FontError(Exception):
    """A family cannot be made; the message says what to install or mend."""


@dataclass(frozen=True)
class Family:
    """One merged family: Noto fonts, the first of which gives what several have, and its line in em."""

    name: str
    sources: tuple[str, ...]
    ascent: float
    descent: float


def families(assets: Path) -> list[Family]:
    """The families that the languages under ``assets/languages`` name.

    Raises:
        FontError: two languages name one family but not the same fonts.
    """
    found: dict[str, Family] = {}
    for path in sorted((assets / "languages").glob("*/language.toml")):
        font = tomllib.loads(path.read_text(encoding="utf-8"))["font"]
        family = Family(font["family"], tuple(font["sources"]), font["ascent"], font["descent"])
        if found.setdefault(family.name, family) != family:
            raise FontError(f"{path}: family '{family.name}' is told otherwise by another language")
    return list(found.values())


def build(
    assets: Path, out: Path, noto: Path = NOTO, own: Mapping[str, Path] = MappingProxyType({})
) -> list[Path]:
    """Make what is missing or out of date; the files that were written.

    Args:
        own: the municipality's fonts, by ``regular`` and ``bold``.

    Raises:
        FontError: a Noto font is not there, or does not merge.
    """
    out.mkdir(parents=True, exist_ok=True)
    return [
        path
        for family in families(assets)
        for weight in WEIGHTS
        if (path := _make(family, weight, out, _sources(family, weight, noto, own))) is not None
    ]


def _sources(family: Family, weight: str, noto: Path, own: Mapping[str, Path]) -> list[Path]:
    found = []
    for source in family.sources:
        if source == _LATIN and weight.lower() in own:
            found.append(own[weight.lower()])
        found.append(noto / f"{source}-{weight}.ttf")
    return found


def _make(family: Family, weight: str, out: Path, sources: list[Path]) -> Path | None:
    for source in sources:
        if not source.is_file():
            raise FontError(f"{source} is missing: apt install fonts-noto-core")
    path = out / f"{family.name}-{weight}.ttf"
    stamp = path.with_suffix(".stamp")
    key = _key(family, sources)
    if path.is_file() and stamp.is_file() and stamp.read_text(encoding="ascii") == key:
        return None
    merged = _merge(family, weight, sources)
    draft = path.with_suffix(".draft")
    draft.write_bytes(merged)
    draft.replace(path)
    stamp.write_text(key, encoding="ascii")
    return path


def _key(family: Family, sources: list[Path]) -> str:
    """Stands for the fonts by size and time, as reading them all would cost what it should save."""
    facts = [(source.name, source.stat().st_size, source.stat().st_mtime_ns) for source in sources]
    return hashlib.sha256(repr((_RECIPE, family, facts)).encode()).hexdigest()


def _merge(family: Family, weight: str, sources: list[Path]) -> bytes:
    """One font of them all, with the shaping rules of each."""
    from fontTools.merge import Merger
    from fontTools.ttLib import TTLibError

    seen: set[int] = set()
    try:
        parts = []
        for source in sources:
            part, letters = _part(source, seen)
            seen |= letters
            parts.append(part)
        font = Merger().merge(parts)
    except (TTLibError, AssertionError, KeyError) as error:
        raise FontError(f"{family.name}-{weight} does not merge: {error!r}") from error
    _name(font, family, weight)
    _set_line(font, family)
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()


def _part(source: Path, seen: set[int]) -> tuple[BytesIO, set[int]]:
    """A font without the letters that an earlier one gave, and without hints, which cannot be merged."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.scaleUpem import scale_upem

    font = TTFont(source)
    if font["head"].unitsPerEm != _EM:
        scale_upem(font, _EM)
    letters = set(font.getBestCmap()) - seen
    options = Options(layout_features=["*"], hinting=False, glyph_names=False, notdef_outline=True)
    options.drop_tables += ["DSIG", "GlyphOrder"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    stream = BytesIO()
    font.save(stream)
    stream.seek(0)
    return stream, letters


def _name(font: Any, family: Family, weight: str) -> None:
    """Noto's licence (OFL) lets us change it; our name keeps it apart from Noto's own."""
    for record in list(font["name"].names):
        texts = {1: f"Medborgarpunkt {family.name}", 2: weight, 4: f"Medborgarpunkt {family.name} {weight}"}
        if record.nameID in texts:
            record.string = texts[record.nameID]
        elif record.nameID == 6:
            record.string = f"Medborgarpunkt-{family.name}-{weight}"


def _set_line(font: Any, family: Family) -> None:
    em = font["head"].unitsPerEm
    ascent, descent = round(family.ascent * em), round(family.descent * em)
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ascent, -descent, 0
    font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = ascent, -descent, 0
    font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = ascent, descent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m provisioning.fonts", description=__doc__)
    parser.add_argument("--assets", type=Path, default=ROOT / "assets")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "fonts")
    parser.add_argument("--theme", type=Path, help="a municipality's theme.toml, for its fonts")
    parser.add_argument("--noto", type=Path, default=NOTO, help="where Debian keeps the Noto fonts")
    chosen = parser.parse_args(arguments)
    try:
        own = read_theme(chosen.theme).fonts if chosen.theme else {}
        made = build(chosen.assets, chosen.out, chosen.noto, own)
    except (FontError, ThemeError, OSError) as error:
        sys.stderr.write(f"fonts: {error}\n")
        return 1
    sys.stdout.write(f"fonts: {len(made)} made in {chosen.out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
