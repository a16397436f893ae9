"""Breaking a text into lines, each of which can be drawn by itself and still reads as part of the whole."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from terminal.text.bidi import base_direction, closed
from terminal.text.breaks import letters, line_end, units, unmarked
from terminal.text.faces import Face, forget_widths
from terminal.text.language import Direction
from terminal.text.order import firm, stand_alone

ELLIPSIS: Final = "…"
# Labels of one screen and of the one before it.
_LAYOUTS: Final = 512


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order, ready to be drawn by itself."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A text broken into lines. Sizes in pixels."""

    face: Face
    direction: Direction
    lines: tuple[Line, ...]
    step: float
    """From base line to base line."""
    cut: bool
    """Whether something was left out."""

    @property
    def width(self) -> int:
        return math.ceil(max((line.width for line in self.lines), default=0))

    @property
    def height(self) -> int:
        return math.ceil(self.step * len(self.lines))


@lru_cache(maxsize=_LAYOUTS)
def lay_out(
    text: str,
    face: Face,
    *,
    width: float | None = None,
    direction: Direction | None = None,
    max_lines: int = 0,
    line_height: float = 1.0,
) -> Layout:
    """Break a text.

    Args:
        width: of a line at most, in pixels; None breaks only where the text does.
        direction: of the whole; None takes that of its first strong letter.
        max_lines: 0 for as many as it takes; what is left out is shown by an ellipsis.
        line_height: times the face's own line.
    """
    towards = direction or base_direction(text)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += stand_alone(list(_broken(firm(paragraph), face, width, towards)), towards)
    cut = 0 < max_lines < len(lines)
    if cut:
        lines = lines[:max_lines]
        lines[-1] = _shortened(lines[-1], face, width, towards)
    lines = [unmarked(line) for line in lines]
    return Layout(
        face,
        towards,
        tuple(Line(line, face.width(line, towards)) for line in lines),
        face.line * line_height,
        cut,
    )


def forget() -> None:
    """At a visit's end: keep nothing of what was shown or typed (DESIGN, decision 15)."""
    lay_out.cache_clear()
    forget_widths()


def _broken(paragraph: str, face: Face, width: float | None, towards: Direction) -> Iterator[str]:
    """The lines of one paragraph, as full as they can be."""
    if width is None:
        yield paragraph
        return
    line, used = "", 0.0
    for unit in _fitting(paragraph, face, width, towards):
        seen = face.width(line_end(unit), towards)
        if line and used + seen > width:
            yield line_end(line)
            line, used = "", 0.0
        line += unit
        used += face.width(unmarked(unit), towards)
    yield line_end(line)


def _fitting(paragraph: str, face: Face, width: float, towards: Direction) -> Iterator[str]:
    """The pieces of a paragraph, those too wide for a whole line cut between letters."""
    for unit in units(paragraph):
        if face.width(line_end(unit), towards) <= width:
            yield unit
            continue
        part = ""
        for letter in letters(unit):
            if part and face.width(part + letter, towards) > width:
                yield part
                part = ""
            part += letter
        yield part


def _shortened(line: str, face: Face, width: float | None, towards: Direction) -> str:
    """The line with an ellipsis at its end, cut between words as far as needed, else between letters."""
    if width is None:
        return line + ELLIPSIS
    for pieces in (units(line), letters(line)):
        for end in range(len(pieces), 0, -1):
            short = closed(line_end("".join(pieces[:end])).rstrip(" ,.;:،؛")) + ELLIPSIS
            if face.width(short, towards) <= width:
                return short
    return ELLIPSIS
