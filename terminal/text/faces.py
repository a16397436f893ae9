"""One font in one size: how wide a text is in it, and how high its lines are."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from terminal.errors import MissingPart
from terminal.text.language import Direction

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# A screen holds some 200 words in 6 sizes; 4096 widths of about 200 bytes are under 1 MB.
_WIDTHS: Final = 4096
# Two families in two weights and a dozen sizes.
_FACES: Final = 64


def require_raqm() -> None:
    """Shaping and bidi need Raqm and FriBiDi; without them numbers would stand in the wrong order.

    Raises:
        MissingPart: this Pillow cannot shape.
    """
    from PIL import features

    if not features.check("raqm"):
        raise MissingPart("Pillow cannot shape text (no Raqm): apt install libfribidi0")


class Face:
    """A font file at a size in pixels per em. Make it by ``face``, which keeps those in use."""

    def __init__(self, path: str, size: int) -> None:
        from PIL import ImageFont

        require_raqm()
        try:
            self.font: FreeTypeFont = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
        except OSError as error:
            raise MissingPart(f"{path}: {error}: python -m provisioning.fonts") from error
        self.path = path
        self.size = size
        self.ascent, self.descent = self.font.getmetrics()

    @property
    def line(self) -> int:
        """From base line to base line, in pixels."""
        return self.ascent + self.descent

    def width(self, text: str, direction: Direction) -> float:
        """How far the pen moves over the text, in pixels."""
        return _width(self, text, direction)


@lru_cache(maxsize=_FACES)
def face(path: str, size: int) -> Face:
    """The face of a font file in a size.

    Raises:
        MissingPart: the file is not there, is no font, or Pillow cannot shape.
    """
    return Face(path, size)


def family_face(built: Path, family: str, size: int, bold: bool = False) -> Face:
    """The face of a merged family under ``<built>/fonts``."""
    return face(str(font_path(built, family, bold)), size)


def font_path(built: Path, family: str, bold: bool = False) -> Path:
    return built / "fonts" / f"{family}-{'Bold' if bold else 'Regular'}.ttf"


@lru_cache(maxsize=_WIDTHS)
def _width(of: Face, text: str, direction: Direction) -> float:
    return of.font.getlength(text, direction=direction)


def forget_widths() -> None:
    """Drop the widths kept, and with them the texts that they are of."""
    _width.cache_clear()
