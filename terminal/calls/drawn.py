"""Picture and tone of a unit without camera and microphone: drawn, and visibly moving; plain bytes."""

import math
from array import array
from functools import cache
from typing import Final

from terminal.calls.media import HEIGHT, WIDTH

SAMPLE_RATE: Final = 48_000
CHUNK: Final = 960
"""Samples of 20 ms, one Opus packet."""
# 400 Hz has whole waves in a chunk, so that chunks join without a click; a tenth of full scale is quiet.
_TONE_HZ: Final = 400
_TONE_LEVEL: Final = 3_200

_BAND: Final = 80
_COLOURS: Final = (
    (13, 91, 78), (231, 225, 208), (62, 130, 116), (246, 243, 235),
    (154, 187, 176), (208, 160, 84), (40, 62, 70), (222, 206, 180),
)  # fmt: skip
_BALL: Final = 96
_BALL_COLOUR: Final = bytes((190, 60, 45))


def picture(serial: int) -> bytes:
    """The RGB bytes of picture number ``serial``: bands that drift, and a square that falls and rises."""
    step = (serial * 4) % WIDTH
    row = _bands()[step * 3 : (step + WIDTH) * 3]
    way = HEIGHT - _BALL
    height = (serial * 6) % (2 * way)
    top = height if height < way else 2 * way - height
    left = (WIDTH - _BALL) // 2 * 3
    marked = row[:left] + _BALL_COLOUR * _BALL + row[left + _BALL * 3 :]
    return row * top + marked * _BALL + row * (way - top)


@cache
def _bands() -> bytes:
    """Two widths of colour bands, so that any drift is one slice of them."""
    return b"".join(bytes(colour) * _BAND for colour in _COLOURS) * 2


@cache
def tone() -> bytes:
    """20 ms of a quiet tone, 16-bit mono at 48 kHz, that may be repeated without end."""
    waves = (math.sin(2 * math.pi * _TONE_HZ * n / SAMPLE_RATE) for n in range(CHUNK))
    return array("h", (round(_TONE_LEVEL * wave) for wave in waves)).tobytes()


SILENCE: Final = bytes(2 * CHUNK)
