"""The order of letters on a line, by FriBiDi itself: the oracle that our lines are held against."""

import ctypes
from ctypes import POINTER, byref, c_int8, c_int32, c_uint32

from terminal.text import Direction

_library = ctypes.CDLL("libfribidi.so.0")
_RTL, _LTR = 0x111, 0x110
_INVISIBLE = frozenset("\u200e\u200f\u061c\u2066\u2067\u2068\u2069")


def seen(paragraph: str, direction: Direction, start: int = 0, end: int | None = None) -> str:
    """The visible letters of one line of a paragraph, from left to right."""
    end = len(paragraph) if end is None else end
    size = len(paragraph)
    letters = (c_uint32 * size)(*map(ord, paragraph))
    kinds, brackets, levels = (c_uint32 * size)(), (c_uint32 * size)(), (c_int8 * size)()
    base = c_uint32(_RTL if direction == "rtl" else _LTR)
    _library.fribidi_get_bidi_types(letters, size, kinds)
    _library.fribidi_get_bracket_types(letters, size, kinds, brackets)
    known = _library.fribidi_get_par_embedding_levels_ex(kinds, brackets, size, byref(base), levels)
    assert known or not size
    places = (c_int32 * size)(*range(size))
    _library.fribidi_reorder_line(
        0,
        kinds,
        end - start,
        start,
        base,
        levels,
        None,
        ctypes.cast(places, POINTER(c_int32)),
    )
    line = "".join(paragraph[place] for place in places[start:end])
    return "".join(letter for letter in line if letter not in _INVISIBLE)
