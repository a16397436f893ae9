"""Kivy's labels drawn by our engine: text shaped, ordered and broken as its language wants it.

Kivy's own providers know no bidi and break lines of words that they measured one by one (DESIGN, decision 2).
``install`` comes before the first import of ``kivy.uix.label``; labels then need only text and font_name.
"""

import math
import sys
from pathlib import Path
from typing import Any, Final

import kivy.core.text as kivy_text
from kivy.core.image import ImageData

from terminal.errors import MissingPart
from terminal.text.bidi import base_direction
from terminal.text.draw import Align, draw_onto, leaning
from terminal.text.faces import Face, face, font_path, require_raqm
from terminal.text.language import Direction
from terminal.text.layout import Layout, lay_out

# What stands for Kivy's own default, so that no text falls back to its look.
_DEFAULT_FAMILY: Final = "Latin"


def install(built: Path) -> tuple[str, ...]:
    """Make every Kivy label from now on ours; the families that ``font_name`` may name.

    Raises:
        MissingPart: Pillow cannot shape, the fonts are not built, or Kivy's labels were already loaded.
    """
    require_raqm()
    families = tuple(
        sorted(path.name[: -len("-Regular.ttf")] for path in (built / "fonts").glob("*-Regular.ttf"))
    )
    if _DEFAULT_FAMILY not in families:
        raise MissingPart(
            f"{built / 'fonts'}: no {_DEFAULT_FAMILY}-Regular.ttf: python -m provisioning.fonts"
        )
    if "kivy.uix.label" in sys.modules and kivy_text.Label is not GlassLabel:
        raise MissingPart("terminal.text.glass.install came after kivy.uix.label: call it first")
    kivy_text.Label = kivy_text.Text = GlassLabel
    # Kivy would walk every font folder of the system before its first label.
    kivy_text.LabelBase._fonts_dirs = [str(built / "fonts")]
    for name in families:
        _register(name, built, name)
    _register(kivy_text.DEFAULT_FONT, built, _DEFAULT_FAMILY)
    return families


def _register(name: str, built: Path, family: str) -> None:
    regular, bold = (str(font_path(built, family, heavy)) for heavy in (False, True))
    kivy_text.LabelBase.register(name, regular, regular, bold, bold)


class GlassLabel(kivy_text.LabelBase):  # type: ignore[misc]
    """Kivy's core label, with layout and drawing taken over whole.

    Honours text, font_name, font_size, bold, color, text_size, padding, halign, valign, shorten, max_lines,
    line_height, base_direction and strip. ``halign`` "auto" and "justify" follow the text's direction.
    """

    _layout: Layout | None = None

    def __init__(self, max_lines: int = 0, **options: Any) -> None:
        super().__init__(**options)
        # Kivy's own forgets it here, and keeps it only when it is set later.
        self.options["max_lines"] = max_lines

    def get_extents(self, text: str) -> tuple[int, int]:
        """Width and height of a text on one line, in pixels."""
        drawn = self._face()
        return math.ceil(drawn.width(text, self._direction_of(text))), drawn.line

    def get_ascent(self) -> int:
        """From a line's top to its base line, in pixels."""
        return self._face().ascent

    def get_cached_extents(self) -> Any:
        return self.get_extents

    def render(self, real: bool = False) -> tuple[int, int] | None:
        """First lay out, and tell the size; then, with ``real``, draw into the texture."""
        if real:
            self._draw()
            return None
        self._layout = None
        self.is_shortened = False
        text = self.text.strip() if self.options["strip"] else self.text
        if not text:
            return 0, 0
        wide, high = self._text_size
        left, top, right, bottom = self.options["padding"]
        layout = lay_out(
            text,
            self._face(),
            width=None if wide is None else max(1.0, wide - left - right),
            direction=self._direction_of(text),
            max_lines=self._lines_wanted(high, top + bottom),
            line_height=self.options["line_height"],
        )
        self._layout = layout
        self.is_shortened = layout.cut
        # A label of no told width is as wide as its ink; in a told one, what leans out is moved in.
        lean = leaning(layout) if wide is None else 0
        self._internal_size = layout.width + lean + left + right, layout.height + top + bottom
        return (
            max(2, int(wide or self._internal_size[0])),
            max(2, int(high or self._internal_size[1])),
        )

    def measure(self) -> tuple[int, int]:
        """Width and height that the text takes, in pixels; nothing is drawn."""
        self.resolve_font_name()
        self.render()
        layout = self._layout
        return (math.ceil(self._internal_size[0]), layout.height) if layout else (0, 0)

    def _face(self) -> Face:
        return face(self.options["font_name_r"], max(1, round(self.options["font_size"])))

    def _direction_of(self, text: str) -> Direction:
        told = self.options["base_direction"]
        if told:
            return "rtl" if told.endswith("rtl") else "ltr"
        return base_direction(text)

    def _lines_wanted(self, high: float | None, padding: float) -> int:
        most = int(self.options["max_lines"])
        if not self.options["shorten"]:
            return most
        if high is None:
            return most or 1
        fitting = max(1, int((high - padding) // (self._face().line * self.options["line_height"])))
        return min(most, fitting) if most else fitting

    def _draw(self) -> None:
        """Fill the texture: the label's colour everywhere, and the ink as alpha."""
        layout = self._layout
        if layout is None:
            return
        self._render_begin()
        left, top, right, bottom = self.options["padding"]
        wide, high = self._size
        free = high - layout.height - top - bottom
        share = {"top": 0.0, "middle": 0.5, "center": 0.5, "bottom": 1.0}[self.options["valign"]]
        corner = left, top + round(free * share)
        draw_onto(self._ink, layout, corner, wide - left - right, self._align())
        data = self._render_end()
        self.texture.blit_data(data)

    def _align(self) -> Align:
        align: Align = self.options["halign"]
        return align if align in ("left", "center", "right") else "start"

    # Kivy's markup label and text input place word by word themselves, through these three.

    def _render_begin(self) -> None:
        from PIL import Image

        self._ink = Image.new("L", self._size, 0)

    def _render_text(self, text: str, x: float, y: float) -> None:
        layout = lay_out(text, self._face(), direction=self._direction_of(text))
        draw_onto(self._ink, layout, (x, y), layout.width, "left")

    def _render_end(self) -> Any:
        from PIL import Image

        red, green, blue, alpha = (round(255 * part) for part in self.options["color"])
        ink = self._ink if alpha == 255 else self._ink.point(lambda cover: cover * alpha // 255)
        picture = Image.new("RGBA", self._size, (red, green, blue, 0))
        picture.putalpha(ink)
        del self._ink
        return ImageData(*self._size, "rgba", picture.tobytes())
