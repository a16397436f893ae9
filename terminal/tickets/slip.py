"""What stands on the slip of a ticket: pure, so that a slip can be made again as it was.

Lines that the printer has letters for go as text, which is quick and sharp; all others are drawn by the
engine that draws the glass.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hardware.paper import Align, Code, Cut, Feed, Part, Picture, Rule, Slip, Text
from terminal.errors import MissingPart
from terminal.text import Language, Words
from terminal.text.dates import moment
from terminal.text.draw import draw
from terminal.text.faces import Face, family_face
from terminal.text.layout import lay_out
from terminal.tickets.numbers import Ticket

if TYPE_CHECKING:
    from PIL.Image import Image

# Em of drawn lines, in mm; the printer's own letters are 3 mm high with all their room.
_LINE_MM: Final = 3.5
_HEADLINE_MM: Final = 5.6
# As wide as the paper lets it, up to a hand's reading from two metres away.
_NUMBER_MM: Final = 26.0
# A module of 0.75 mm is read from slips by every telephone; a narrow paper has room for 0.6.
_MODULE_MM: Final = {True: 0.76, False: 0.63}
_NARROW_DOTS: Final = 400
# Widths do not shrink quite in step with the em, which is in whole dots.
_SURE_TO_FIT: Final = 0.98
_MM_PER_INCH: Final = 25.4


class Paper(Protocol):
    """What the slip must know of the printer; ``hardware.printer.Printer`` is one."""

    @property
    def dots_per_line(self) -> int: ...

    @property
    def dpi(self) -> int: ...

    def can_write(self, text: str) -> bool: ...


@dataclass(frozen=True)
class SlipPlace:
    """Where the ticket was taken, as ``wire.TerminalSettings`` has it; a line without a text is left out."""

    municipality: str
    site: str
    telephone: str
    public_url: str
    """Without a trailing slash; without it there is no code to follow the queue by."""
    timezone: str = "Europe/Stockholm"


def compose(
    ticket: Ticket,
    label: str,
    service: str,
    ahead: int | None,
    *,
    place: SlipPlace,
    language: Language,
    built: Path,
    paper: Paper,
) -> Slip:
    """The slip of a ticket, in its resident's language.

    Args:
        label: the number as it is called, ``ticket.label(prefix)``.
        service: its name in the resident's language.
        ahead: people waiting before this one; None where nobody can know, and then the slip does not guess.
        built: where fonts and words are.

    Raises:
        MissingPart: a font, a text or the time zone is missing.
    """
    words = Words(built, language.tag, "slip")
    dates = Words(built, language.tag, "dates")
    pen = _Pen(language, built, paper)
    when = moment(dates, _local(ticket.issued_at, place.timezone))
    return (
        *pen.line(place.municipality, bold=True),
        *pen.line(place.site),
        Rule(),
        pen.headline(service),
        *pen.line(words.say("slip.your_number")),
        Feed(2),
        pen.number(label),
        Feed(2),
        *pen.line(_ahead(words, ahead), bold=True),
        *pen.line(when[:1].upper() + when[1:]),
        Rule(),
        *(_following(pen, words, f"{place.public_url}/t/{ticket.id}") if place.public_url else ()),
        *(pen.line(words.say("slip.telephone", telephone=place.telephone)) if place.telephone else ()),
        Feed(3),
        Cut(),
    )


def _ahead(words: Words, ahead: int | None) -> str:
    if ahead is None:
        return ""
    return words.count("slip.ahead", ahead) if ahead else words.say("slip.first")


def _following(pen: "_Pen", words: Words, address: str) -> Slip:
    """The code, and what it is for."""
    return (
        pen.code(address),
        *pen.line(words.say("slip.follow"), bold=True, centred=True),
        *pen.line(words.say("slip.follow_how"), centred=True),
        Rule(),
    )


def _local(at: float, timezone: str) -> datetime:
    try:
        return datetime.fromtimestamp(at, ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise MissingPart(f"no time zone '{timezone}': apt install tzdata") from error


@dataclass(frozen=True)
class _Pen:
    """Writes in one language on one paper."""

    language: Language
    built: Path
    paper: Paper

    @property
    def _start(self) -> Align:
        return "right" if self.language.is_rtl else "left"

    def line(self, text: str, *, bold: bool = False, centred: bool = False) -> Slip:
        """A paragraph from the edge where reading starts, or in the middle; nothing for an empty text."""
        if not text:
            return ()
        align: Align = "center" if centred else self._start
        if not self.language.is_rtl and self.paper.can_write(text):
            return (Text(text, bold=bold, align=align),)
        return (self._drawn(text, self._face(_LINE_MM, bold), align),)

    def headline(self, text: str) -> Part:
        """A paragraph in large letters, as large as its longest word allows."""
        face = self._face(_HEADLINE_MM, bold=True)
        widest = max((face.width(word, self.language.direction) for word in text.split()), default=0)
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


def _inked(cover: "Image", dots_per_line: int) -> "Image":
    """Black on white, as paper is; never wider than the paper."""
    from PIL import ImageOps

    return ImageOps.invert(cover.crop((0, 0, min(cover.width, dots_per_line), cover.height)))
