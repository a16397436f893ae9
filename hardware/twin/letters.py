"""The printer's own letters: fixed cells, one dot deep black, doubled dot by dot when larger."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType

from PIL import Image, ImageDraw, ImageFont

# ESC t n, Epson's numbers, as far as Python knows the page.
CODECS = MappingProxyType(
    {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 15: "iso8859_7"}
    | {
        16: "cp1252",
        17: "cp866",
        18: "cp852",
        19: "cp858",
        21: "cp874",
        32: "cp720",
        33: "cp775",
        34: "cp855",
    }
    | {35: "cp861", 36: "cp862", 37: "cp864", 38: "cp869", 39: "iso8859_2", 40: "iso8859_15", 45: "cp1250"}
    | {46: "cp1251", 47: "cp1253", 48: "cp1254", 49: "cp1255", 50: "cp1256", 51: "cp1257", 52: "cp1258"}
)
_FOLDERS = (Path("/usr/share/fonts/truetype/noto"), Path("/usr/share/fonts/truetype/dejavu"))
_FILES = {
    False: ("NotoSansMono-Regular.ttf", "DejaVuSansMono.ttf"),
    True: ("NotoSansMono-Bold.ttf", "DejaVuSansMono-Bold.ttf"),
}


@cache
def _font(height: int, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """A monospaced font of the system if there is one, else Pillow's own, centred in its cells."""
    size = round(height * 0.8)
    for folder in _FOLDERS:
        for name in _FILES[bold]:
            if (folder / name).is_file():
                return ImageFont.truetype(folder / name, size, layout_engine=ImageFont.Layout.BASIC)
    return ImageFont.load_default(size)


@cache
def letter(text: str, width: int, height: int, bold: bool) -> Image.Image:
    """One letter in its cell, mode ``1``, ink is 255; a frame for what the page does not hold."""
    cell = Image.new("1", (width, height), 0)
    draw = ImageDraw.Draw(cell)
    draw.fontmode = "1"
    if text == "\N{REPLACEMENT CHARACTER}":
        draw.rectangle((1, height // 6, width - 2, height - height // 6), outline=255)
    else:
        draw.text((width / 2, height * 0.78), text, fill=255, font=_font(height, bold), anchor="ms")
    return cell
