"""The ESC/POS commands that the twin can tell apart, each with the length of what follows.

Source: Epson's ESC/POS command reference. What is not here is reported by the parser, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

# A metre of paper at 576 dots is 576 kB; a length beyond a mebibyte is noise.
MOST_BYTES = 1 << 20

Length = Callable[[bytes], int | None]
"""How many bytes follow the name, given those that came so far; None while that cannot be told."""


def _counted(at: int, size: int, extra: int = 0) -> Length:
    """A little-endian count of ``size`` bytes stands at ``at``, then so many bytes."""

    def length(data: bytes) -> int | None:
        if len(data) < at + size:
            return None
        return at + size + int.from_bytes(data[at : at + size], "little") + extra

    return length


def _raster(data: bytes) -> int | None:
    if len(data) < 5:
        return None
    return 5 + int.from_bytes(data[1:3], "little") * int.from_bytes(data[3:5], "little")


def _columns(data: bytes) -> int | None:
    if len(data) < 3:
        return None
    return 3 + int.from_bytes(data[1:3], "little") * (3 if data[0] in {32, 33} else 1)


def _until_nul(data: bytes) -> int | None:
    end = data.find(0)
    return None if end < 0 else end + 1


def _barcode(data: bytes) -> int | None:
    if not data:
        return None
    if data[0] <= 6:
        end = data.find(0, 1)
        return None if end < 0 else end + 1
    return None if len(data) < 2 else 2 + data[1]


def _cut(data: bytes) -> int | None:
    if not data:
        return None
    return 2 if data[0] in {65, 66, 97, 98, 103, 104} else 1


def _letters(data: bytes) -> int | None:
    """ESC &: y c1 c2, then for each letter its width and y times as many bytes."""
    if len(data) < 3:
        return None
    at = 3
    for _ in range(max(0, data[2] - data[1] + 1)):
        if len(data) <= at:
            return None
        at += 1 + data[0] * data[at]
    return at


def _download(data: bytes) -> int | None:
    return None if len(data) < 2 else 2 + data[0] * data[1] * 8


def _pulse(data: bytes) -> int | None:
    """DLE DC4: by its function."""
    if not data:
        return None
    return {1: 3, 2: 3, 3: 6, 7: 2, 8: 8}.get(data[0], 1)


def _question(data: bytes) -> int | None:
    if not data:
        return None
    return 2 if data[0] in {7, 8, 18} else 1


def _named(prefix: bytes, letters: bytes) -> tuple[bytes, ...]:
    return tuple(prefix + bytes((letter,)) for letter in letters)


# By how many bytes follow: (the name's first byte, its second ones).
_FIXED: dict[int, tuple[tuple[bytes, bytes], ...]] = {
    0: ((b"", b"\x00\t\n\x0c\r\x18"), (b"\x1b", b"@2SLivm<"), (b"\x1c", b".&"), (b"\x1d", b":c")),
    1: (
        (b"\x10", b"\x05"),
        (b"\x1b", b" !%-3EGJKMRTUVade=?rtu{"),
        (b"\x1c", b"!-CW"),
        (b"\x1d", b"!/BEHITabfhjrw"),
    ),
    2: ((b"\x1b", b"$\\c"), (b"\x1c", b"Sp"), (b"\x1d", b"$\\LPW")),
    3: ((b"\x1b", b"p"), (b"\x1d", b"^")),
    8: ((b"\x1b", b"W"),),
}


def _fixed(count: int) -> Length:
    return lambda _data: count


LENGTHS: MappingProxyType[bytes, Length] = MappingProxyType(
    {
        name: _fixed(count)
        for count, groups in _FIXED.items()
        for prefix, letters in groups
        for name in _named(prefix, letters)
    }
    | {
        b"\x1b&": _letters,
        b"\x1b(": _counted(1, 2),
        b"\x1b*": _columns,
        b"\x1bD": _until_nul,
        b"\x1c(": _counted(1, 2),
        b"\x1d(": _counted(1, 2),
        b"\x1d*": _download,
        b"\x1d8": _counted(1, 4),
        b"\x1dV": _cut,
        b"\x1dk": _barcode,
        b"\x1dv0": _raster,
        b"\x10\x04": _question,
        b"\x10\x14": _pulse,
    }
)
