"""Pure rules of numbers and times: values and ``now`` in, values out.

Imports the wire only. Seconds are unix seconds (UTC); a day is a calendar day of the municipality.
"""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from wire import TicketIssued, TicketPaper

DESK_LENGTH: Final = 40
# A later word about the paper wins by what it tells, so that no order or repetition of events matters.
_PAPER_RANK: Final = {
    TicketPaper.PENDING: 0,
    TicketPaper.UNKNOWN: 1,
    TicketPaper.FAILED: 2,
    TicketPaper.PRINTED: 3,
}


def days_open_to_lease(now: float, zone: ZoneInfo) -> tuple[str, str]:
    """Today, and tomorrow: a unit may stock up before midnight for a morning without a line."""
    today = datetime.fromtimestamp(now, zone).date()
    return today.isoformat(), (today + timedelta(days=1)).isoformat()


def block(last: int, size: int) -> tuple[int, int]:
    """First and last number of the block after number ``last``."""
    return last + 1, last + size


def believable(issued_at: float, leased_at: float, received_at: float) -> float:
    """When the ticket was taken, as far as a unit with a wrong clock can be believed.

    It was neither before its block was leased nor after the registry heard of it.
    """
    return max(leased_at, min(issued_at, received_at))


def paper_known(before: TicketPaper, told: TicketPaper) -> TicketPaper:
    """What is known of the paper after one more word about it."""
    return max(before, told, key=_PAPER_RANK.__getitem__)


def contradiction(
    event: TicketIssued, *, service: str, day: str, first: int, last: int, same_terminal: bool
) -> str | None:
    """Why this ticket cannot come from that lease, as a stable word; ``None`` when it can."""
    if not same_terminal:
        return "lease_of_another_terminal"
    if (event.service, event.day) != (service, day):
        return "other_service_or_day"
    if not first <= event.number <= last:
        return "number_outside_lease"
    return None


def desk_name(told: str) -> str:
    """The place that calls, as a guide typed it, fit for a board: one line of at most 40 characters."""
    return " ".join("".join(letter for letter in told if letter.isprintable() or letter.isspace()).split())[
        :DESK_LENGTH
    ]


def waited_minutes(issued_at: float, now: float) -> int:
    """Whole minutes that someone has waited."""
    return max(0, int(now - issued_at)) // 60


def label(prefix: str, number: int) -> str:
    """The number as people read and hear it, such as ``A42``."""
    return f"{prefix}{number}"
