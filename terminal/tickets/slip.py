"""What stands on the slip of a ticket: pure, so that a slip can be made again as it was.

Lines that the printer has letters for go as text, which is quick and sharp; all others are drawn by the
engine that draws the glass.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hardware.paper import Cut, Feed, Rule, Slip
from terminal.errors import MissingPart
from terminal.text import Language, Words
from terminal.text.dates import moment
from terminal.text.pen import Paper, Pen
from terminal.tickets.numbers import Ticket

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class SlipPlace:
    """Where the ticket was taken, as ``wire.TerminalSettings`` has it; a line without a text is left out."""

    municipality: str
    site: str
    telephone: str
    public_url: str
    """Without a trailing slash; without it there is no code to follow the queue by."""
    timezone: str = "Europe/Stockholm"
    logo: "Image | None" = None
    """Grey, on white."""


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
    when = moment(dates, local(ticket.issued_at, place.timezone))
    when = when[:1].upper() + when[1:]
    people = _ahead(words, ahead)
    call = words.say("slip.telephone", telephone=place.telephone) if place.telephone else ""
    yours, follow, how = (words.say(f"slip.{key}") for key in ("your_number", "follow", "follow_how"))
    lines = (place.municipality, place.site, yours, people, when, follow, how, call)
    pen = Pen.for_texts(language, built, paper, lines)
    return (
        *(pen.logo(place.logo) if place.logo else ()),
        *pen.line(place.municipality, bold=True),
        *pen.line(place.site),
        Rule(),
        pen.headline(service),
        *pen.line(yours),
        Feed(2),
        pen.number(label),
        Feed(2),
        *pen.line(people, bold=True),
        *pen.line(when),
        Rule(),
        *(_following(pen, f"{place.public_url}/t/{ticket.id}", follow, how) if place.public_url else ()),
        *pen.line(call),
        Feed(3),
        Cut(),
    )


def _ahead(words: Words, ahead: int | None) -> str:
    if ahead is None:
        return ""
    return words.count("slip.ahead", ahead) if ahead else words.say("slip.first")


def _following(pen: Pen, address: str, follow: str, how: str) -> Slip:
    """The code, and what it is for."""
    return (
        pen.code(address),
        *pen.line(follow, bold=True, centred=True),
        *pen.line(how, centred=True),
        Rule(),
    )


def local(at: float, timezone: str) -> datetime:
    """Unix seconds as the municipality's clocks show them. Raises MissingPart without its time zone."""
    try:
        return datetime.fromtimestamp(at, ZoneInfo(timezone))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise MissingPart(f"no time zone '{timezone}': apt install tzdata") from error
