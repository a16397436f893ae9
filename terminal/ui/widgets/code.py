"""A QR code for the resident's own telephone: black on white whatever the palette, for cameras need it."""

from typing import Any, Final

from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture

from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed

# The standard's own white border (ISO/IEC 18004), in modules.
_QUIET: Final = 4
# A smaller module is read by few telephones from an arm's length.
LEAST_MODULE_MM: Final = 0.5


class Code(Placed):
    """As large as whole pixels a module allow, in the middle of its box; what it opens is told beside it."""

    def __init__(self, box: Box, glass_height: float, data: str) -> None:
        modules = _modules(data)
        pixels = max(1, int(min(box.width, box.height) // len(modules)))
        side = pixels * len(modules)
        super().__init__(box.centred(side, side), glass_height)
        self.module = pixels
        texture = Texture.create(size=(len(modules), len(modules)), colorfmt="luminance", mipmap=False)
        texture.mag_filter = texture.min_filter = "nearest"
        cells = bytes(0 if dark else 255 for row in modules for dark in row)
        texture.blit_buffer(cells, colorfmt="luminance", bufferfmt="ubyte")
        texture.flip_vertical()
        with self.canvas:
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, pos=self.pos, size=self.size)


def least_side(data: str, pixels_per_mm: float) -> float:
    """Pixels that a code asks for, to be read by most telephones."""
    return len(_modules(data)) * max(1.0, LEAST_MODULE_MM * pixels_per_mm)


def _modules(data: str) -> list[list[Any]]:
    import qrcode  # a tenth of a second that the first frame need not wait for

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=_QUIET)
    code.add_data(data)
    code.make(fit=True)
    found: list[list[Any]] = code.get_matrix()
    return found
