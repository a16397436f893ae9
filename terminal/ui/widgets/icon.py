"""An icon by its name in the icon font; the font's ligatures turn the name into the picture."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from PIL import Image, ImageDraw, ImageFont

from terminal.errors import MissingPart
from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.widgets.base import Placed

_font_path: list[Path] = []


def use_icons(built: Path) -> None:
    """Tell once where the icon font is.

    Raises:
        MissingPart: it is not built.
    """
    path = built / "fonts" / "Icons.ttf"
    if not path.exists():
        raise MissingPart(f"no icons at {path}: python -m provisioning.icons")
    _font_path[:] = [path]
    _drawn.cache_clear()


@lru_cache(maxsize=64)
def _drawn(name: str, pixels: int) -> Any:
    font = ImageFont.truetype(str(_font_path[0]), pixels, layout_engine=ImageFont.Layout.RAQM)
    picture = Image.new("LA", (pixels, pixels), (255, 0))
    mask = Image.new("L", (pixels, pixels), 0)
    ImageDraw.Draw(mask).text((pixels / 2, pixels / 2), name, font=font, fill=255, anchor="mm")
    picture.putalpha(mask)
    texture = Texture.create(size=picture.size, colorfmt="luminance_alpha")
    texture.blit_buffer(picture.tobytes(), colorfmt="luminance_alpha", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


class Icon(Placed):
    """As large a square as its box allows, in its middle."""

    def __init__(self, box: Box, glass_height: float, name: str, *, colour: Colour) -> None:
        side = max(1, round(min(box.width, box.height)))
        super().__init__(box.centred(side, side), glass_height)
        self.name = name
        with self.canvas:
            self._tint = Color(*colour)
            Rectangle(texture=_drawn(name, side), pos=self.pos, size=(side, side))

    def recolour(self, colour: Colour) -> None:
        self._tint.rgba = colour
