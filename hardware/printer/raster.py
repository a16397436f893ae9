"""A picture as GS v 0 bands: white rows become a feed, white sides are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from hardware.errors import SlipError
from hardware.paper import Align

if TYPE_CHECKING:
    from PIL import Image

# A band is one command, and status is asked between commands: 2 kB are 0.5 s at 38,400 baud.
_BAND_BYTES = 2048
_MOST_ROWS = 8000
# Real-time commands are carried out even inside a picture; one dot more keeps them out.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")


def feed_rows(rows: int) -> bytes:
    """ESC J: so many dots of white."""
    return b"".join(b"\x1bJ" + bytes((min(255, rows - at),)) for at in range(0, rows, 255))


def bands(image: Image.Image, align: Align, dots_per_line: int) -> Iterator[tuple[Align | None, bytes]]:
    """Commands in order, each with the justification that it needs (None: any).

    Raises:
        SlipError: wider than the line, or longer than a metre.
    """
    if image.width > dots_per_line or image.height > _MOST_ROWS:
        raise SlipError(f"a picture of {image.size}: allowed is {dots_per_line} x {_MOST_ROWS} dots")
    for inked, group in groupby(_rows(image, align, dots_per_line), any):
        rows = list(group)
        if not inked:
            yield None, feed_rows(len(rows))
            continue
        per_band = max(1, _BAND_BYTES // len(rows[0]))
        for at in range(0, len(rows), per_band):
            yield _band(rows[at : at + per_band])


def _rows(image: Image.Image, align: Align, dots_per_line: int) -> Iterator[bytes]:
    """Full lines of the paper, a set bit is black."""
    from PIL import Image

    room = dots_per_line - image.width
    left = {"left": 0, "center": room // 2, "right": room}[align]
    sheet = Image.new("1", (dots_per_line, image.height), 0)
    sheet.paste(image.convert("L").point(lambda level: 255 if level < 128 else 0).convert("1"), (left, 0))
    data = sheet.tobytes()
    stride = (dots_per_line + 7) // 8
    return (data[at : at + stride] for at in range(0, len(data), stride))


def _band(rows: list[bytes]) -> tuple[Align, bytes]:
    """One GS v 0, justified to the side that leaves out the most white."""
    width = len(rows[0])
    left = min(width - len(row.lstrip(b"\0")) for row in rows)
    right = min(width - len(row.rstrip(b"\0")) for row in rows)
    both = min(left, right)
    saved, align, first, last = max(
        (right, "left", 0, width - right),
        (left, "right", left, width),
        (2 * both, "center", both, width - both),
    )
    data = b"".join(row[first:last] for row in rows)
    for command in _REAL_TIME:
        data = data.replace(command, b"\x18" + command[1:])
    size = (width - saved).to_bytes(2, "little") + len(rows).to_bytes(2, "little")
    return align, b"\x1dv0\x00" + size + data  # type: ignore[return-value]
