"""Drawing a laid-out text: an 8-bit image that says how much ink covers each dot."""

from typing import TYPE_CHECKING, Literal

from terminal.text.language import Direction
from terminal.text.layout import Layout

if TYPE_CHECKING:
    from PIL.Image import Image

Align = Literal["start", "end", "left", "center", "right"]


def draw(layout: Layout, width: int | None = None, align: Align = "start") -> "Image":
    """The text as an image of mode L, 255 where the ink is full.

    Args:
        width: of the image in pixels; None is as wide as the widest line.
        align: ``start`` is left in a text that runs to the right, and right in one that runs to the left.
    """
    from PIL import Image

    across = layout.width if width is None else width
    image = Image.new("L", (max(1, across), max(1, layout.height)), 0)
    draw_onto(image, layout, (0, 0), across, align)
    return image


def draw_onto(
    image: "Image", layout: Layout, corner: tuple[float, float], width: float, align: Align
) -> None:
    """Add the text to an image of mode L, in a column of a width, its upper left corner at ``corner``."""

    from PIL import ImageDraw

    x, y = corner
    pen = ImageDraw.Draw(image)
    pen.fontmode = "L"
    lead = (layout.step - layout.face.line) / 2
    share = _share(align, layout.direction)
    for count, line in enumerate(layout.lines):
        if not line.text:
            continue
        left = x + (width - line.width) * share
        base = y + layout.step * count + lead + layout.face.ascent
        pen.text(
            (round(left), round(base)),
            line.text,
            fill=255,
            font=layout.face.font,
            anchor="ls",
            direction=layout.direction,
        )


def _share(align: Align, direction: Direction) -> float:
    """How much of the room left over goes to the left of a line."""
    if align == "center":
        return 0.5
    if align in ("left", "right"):
        return float(align == "right")
    return float((align == "end") != (direction == "rtl"))
