"""A language written on a printer's paper: in the printer's own letters where it has them, else drawn."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from hardware.paper import Align, Code, Feed, Part, Picture, Slip, Text
from terminal.text.breaks import line_end, units
from terminal.text.draw import draw
from terminal.text.faces import Face, family_face
from terminal.text.language import Language
from terminal.text.layout import lay_out

if TYPE_CHECKING:
    from PIL.Image import Image

# Em of drawn lines, in mm; the printer's own letters are 3 mm high with all their room.
_LINE_MM: Final = 3.5
_HEADLINE_MM: Final = 5.6
# As wide as the paper lets it, up to a hand's reading from two metres away.
_NUMBER_MM: Final = 26.0
_LOGO_MM: Final = 14.0
# A module of 0.75 mm is read from slips by every telephone; a narrow paper has room for 0.6.
_MODULE_MM: Final = {True: 0.76, False: 0.63}
_NARROW_DOTS: Final = 400
# Widths do not shrink quite in step with the em, which is in whole dots.
_SURE_TO_FIT: Final = 0.98
_MM_PER_INCH: Final = 25.4
_INSIDE_NUMBER: Final = re.compile(r"(?<=[0-9]) (?=[0-9])")


class Paper(Protocol):
    """What the slip must know of the printer; ``hardware.printer.Printer`` is one."""

    @property
    def dots_per_line(self) -> int: ...

    @property
    def dpi(self) -> int: ...

    def can_write(self, text: str) -> bool: ...


@dataclass(frozen=True)
class Pen:
    """Writes in one language on one paper."""

    language: Language
    built: Path
    paper: Paper
    drawn: bool = False
    """Whether every line is drawn, whatever the printer can write: one paper is in one hand."""

    @classmethod
    def for_texts(cls, language: Language, built: Path, paper: Paper, texts: Iterable[str]) -> "Pen":
        """One that draws all lines if it would have to draw one of these."""
        drawn = language.is_rtl or not all(paper.can_write(_whole(text)) for text in texts)
        return cls(language, built, paper, drawn)

    @property
    def _start(self) -> Align:
        return "right" if self.language.is_rtl else "left"

    def line(self, text: str, *, bold: bool = False, centred: bool = False) -> Slip:
        """A paragraph from the edge where reading starts, or in the middle; nothing for an empty text."""
        if not text:
            return ()
        align: Align = "center" if centred else self._start
        if not self.drawn and not self.language.is_rtl and self.paper.can_write(_whole(text)):
            return (Text(_whole(text), bold=bold, align=align),)
        return (self._drawn(text, self._face(_LINE_MM, bold), align),)

    def headline(self, text: str) -> Part:
        """A paragraph in large letters, as large as its longest word allows."""
        face = self._face(_HEADLINE_MM, bold=True)
        widest = max(
            (face.width(line_end(unit), self.language.direction) for unit in units(text)),
            default=0,
        )
        if widest > self.paper.dots_per_line:
            face = self._face(_HEADLINE_MM * self.paper.dots_per_line / widest * _SURE_TO_FIT, bold=True)
        return self._drawn(text, face, self._start)

    def number(self, label: str) -> Part:
        """The number alone in its line, as large as it may be."""
        face = self._face(_NUMBER_MM, bold=True)
        wide = face.width(label, "ltr")
        if wide > self.paper.dots_per_line:
            face = self._face(_NUMBER_MM * self.paper.dots_per_line / wide * _SURE_TO_FIT, bold=True)
        image = draw(lay_out(label, face, direction="ltr"))
        # No room above and below for accents that a number has not.
        return Picture(_inked(image.crop(image.getbbox()), self.paper.dots_per_line))

    def logo(self, image: "Image") -> Slip:
        """A municipality's, grey on white: no higher than a thumb is broad, no wider than half the line."""
        scale = min(self._dots(_LOGO_MM) / image.height, self.paper.dots_per_line / 2 / image.width)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        return (Picture(image.resize(size), align=self._start), Feed(1.5))

    def code(self, data: str) -> Part:
        wide = self.paper.dots_per_line > _NARROW_DOTS
        return Code(data, dots=max(3, round(self._dots(_MODULE_MM[wide]))))

    def _drawn(self, text: str, face: Face, align: Align) -> Part:
        layout = lay_out(text, face, width=self.paper.dots_per_line, direction=self.language.direction)
        return Picture(_inked(draw(layout, align=align), self.paper.dots_per_line), align=align)

    def _face(self, em_mm: float, bold: bool) -> Face:
        return family_face(self.built, self.language.family, round(self._dots(em_mm)), bold)

    def _dots(self, mm: float) -> float:
        return mm * self.paper.dpi / _MM_PER_INCH


def _whole(text: str) -> str:
    """The printer ends its lines at spaces: those inside a telephone number are none to it."""
    return _INSIDE_NUMBER.sub("\u00a0", text)


def _inked(cover: "Image", dots_per_line: int) -> "Image":
    """Black on white, as paper is; never wider than the paper."""
    from PIL import ImageOps

    return ImageOps.invert(cover.crop((0, 0, min(cover.width, dots_per_line), cover.height)))
