"""Drawing a laid-out text: an 8-bit image that says how much ink covers each dot."""

import math
from typing import TYPE_CHECKING, Final, Literal

from terminal.text.language import Direction
from terminal.text.layout import Layout

if TYPE_CHECKING:
    from PIL.Image import Image

# A J reaches 0.08 em to the left, a hamza with tanwin 0.1 em above its line; more is a lack of room.
_LEAN_EM: Final = 0.2

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
    """Add the text to an image of mode L, in a column of a width, its upper left corner at ``corner``.

    Ink that leans out of the image, as of a J, is moved in rather than cut.
    """
    from PIL import ImageDraw

    x, y = corner
    pen = ImageDraw.Draw(image)
    most = round(_LEAN_EM * layout.face.size)
    lead = (layout.step - layout.face.line) / 2
    share = _share(align, layout.direction)
    for count, line in enumerate(layout.lines):
        left = x + (width - line.width) * share
        base = y + layout.step * count + lead + layout.face.ascent
        # Pillow's text() would cut what leans out, and asking for its box first would shape it twice.
        ink, (lean, rise) = layout.face.font.getmask2(
            line.text, mode="L", direction=layout.direction, anchor="ls"
        )
        across, down = ink.size
        place = (
            _moved_in(round(left) + lean, across, image.width, most),
            _moved_in(round(base) + rise, down, image.height, most),
        )
        pen.draw.draw_bitmap(place, ink, 255)


def leaning(layout: Layout) -> int:
    """How many pixels wider the ink is than the way of the pen, as in a line from a J to an f."""
    wider = 0
    for line in layout.lines:
        left, _, right, _ = layout.face.font.getbbox(line.text, direction=layout.direction, anchor="ls")
        wider = max(wider, math.ceil(max(0, -left) + max(0, right - layout.width)))
    return wider


def _moved_in(start: int, length: int, room: int, most: int) -> int:
    """The start, moved so far that the length lies in the room; not at all if it would have to go further."""
    inside = max(0, min(start, room - length))
    return inside if abs(inside - start) <= most else start


def _share(align: Align, direction: Direction) -> float:
    """How much of the room left over goes to the left of a line."""
    if align == "center":
        return 0.5
    if align in ("left", "right"):
        return float(align == "right")
    return float((align == "end") != (direction == "rtl"))
