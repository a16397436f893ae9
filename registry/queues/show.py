"""How queues are put into words: plain values for templates, in one language and time zone."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from registry.places import Service
from registry.queues.facts import label
from registry.queues.models import Ticket
from registry.web.words import Words, choose

# A call is news for as long as a person needs to look up and find it.
_FRESH_S: Final = 12.0


@dataclass(frozen=True)
class Shown:
    """One ticket on a page."""

    id: str
    number: str
    """With its prefix, such as ``A42``."""
    desk: str
    called_at: str
    """Time of day, such as ``14:05``; empty before it is called."""
    fresh: bool
    """Called a moment ago."""


def shown(ticket: Ticket, service: Service | None, zone: ZoneInfo, now: float) -> Shown:
    """A ticket as pages show it."""
    called_at = ticket.last_called_at
    return Shown(
        id=ticket.id,
        number=label(service.prefix if service else "", ticket.number),
        desk=ticket.desk,
        called_at=clock_time(called_at, zone) if called_at is not None else "",
        fresh=called_at is not None and now - called_at < _FRESH_S,
    )


def clock_time(at: float, zone: ZoneInfo) -> str:
    """The time of day in 24 hours, as clocks in Sweden show it."""
    return f"{datetime.fromtimestamp(at, zone):%H:%M}"


def day_in_words(day: str, dates: Words) -> str:
    """A day as slips say it, such as ``23 November 2026``, by the words of the domain ``dates``."""
    told = date.fromisoformat(day)
    return dates.say("dates.day", day=told.day, month=dates.say(f"dates.month.{told.month}"), year=told.year)


def service_name(names: dict[str, str], tag: str) -> str:
    """A service's name in this language, else in English, Swedish, or any that it has."""
    chosen = choose([tag, "en", "sv", *names], tuple(names))
    return names[chosen] if chosen else ""
