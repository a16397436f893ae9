"""What happens in a queue, in one line each."""

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from registry.fleet.models import Terminal
from registry.people import Person
from registry.queues.leases import lease_block
from registry.queues.rules import Recorded, record_ticket
from tests.registry.queues.conftest import TODAY
from tests.registry.units import NOON
from wire import Lease, LeaseRequest, TicketIssued, TicketPaper

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def lease(
    session: Session,
    unit: str = "unit-a",
    lease_id: str = "lease-1",
    *,
    service: str = "guide",
    day: str = TODAY,
    now: float = NOON,
) -> Lease:
    request = LeaseRequest(id=lease_id, service=service, day=day)
    return lease_block(session, unit, request, now=now, zone=STOCKHOLM, size=10)


def ticket(number: int, **facts: object) -> TicketIssued:
    """A ticket of lease-1; each number a minute after the one before."""
    told: dict[str, object] = {
        "id": f"ticket-of-test-{number}",
        "lease": "lease-1",
        "service": "guide",
        "day": TODAY,
        "number": number,
        "language": "sv",
        "issued_at": NOON + 60 * number,
        "paper": TicketPaper.PENDING,
    }
    return TicketIssued.model_validate(told | facts)


def tell(session: Session, event: TicketIssued, unit: str = "unit-a", now: float = NOON + 3600) -> Recorded:
    return record_ticket(session, session.get_one(Terminal, unit), event, now)


def guide(session: Session, number: int = 1) -> Person:
    return session.get_one(Person, number)
