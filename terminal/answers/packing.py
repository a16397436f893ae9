"""Numbers as they lie in the built file: little-endian, whatever the machine that built it."""

import sys
from array import array
from collections.abc import Iterable

# A share between 0 and 1 is one byte.
_FULL = 255


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Whole numbers of up to 32 bits."""
    return _little(array("I", numbers)).tobytes()


def unpack_numbers(content: bytes) -> "array[int]":
    """What ``pack_numbers`` packed."""
    numbers = array("I")
    numbers.frombytes(content)
    return _little(numbers)


def pack_shares(shares: Iterable[float]) -> bytes:
    """Shares between 0 and 1, to 1/255."""
    return bytes(round(share * _FULL) for share in shares)


def unpack_shares(content: bytes) -> list[float]:
    """What ``pack_shares`` packed."""
    return [byte / _FULL for byte in content]


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
