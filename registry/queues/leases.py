"""Giving out blocks of numbers: each number of a service and day is in one block of one terminal, ever."""

from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.places import Service
from registry.queues.errors import LeaseRefused, NoSuchService
from registry.queues.facts import block, days_open_to_lease
from registry.queues.models import NumberCounter, NumberLease, Ticket
from wire import Lease, LeaseRequest

# 100 blocks of 30 are three thousand tickets from one unit in a day: more is a fault, not a queue.
_MOST_BLOCKS_A_DAY: Final = 100


def lease_block(
    session: Session,
    terminal: str,
    request: LeaseRequest,
    *,
    now: float,
    zone: ZoneInfo,
    size: int,
) -> Lease:
    """The block of this lease id: a new one at first, the same one however often it is asked for.

    Args:
        terminal: the unit's id.
        zone: the municipality's, which decides what day it is.
        size: how many numbers a new block holds.

    Raises:
        NoSuchService: the municipality has none of that id.
        LeaseRefused: the id is another's, was used for something else, or the day is not today or tomorrow.
    """
    if session.get(Service, request.service) is None:
        raise NoSuchService(f"there is no service {request.service}")
    if session.get(NumberLease, request.id) is None and request.day not in days_open_to_lease(now, zone):
        raise LeaseRefused(f"day {request.day} is neither today nor tomorrow here")
    while (held := session.get(NumberLease, request.id)) is None:
        try:
            with session.begin_nested():
                held = _new_block(session, terminal, request, now, size)
                break
        except IntegrityError:
            # Another transaction made the counter, or this very lease, at the same instant: look again.
            continue
    return _same(held, terminal, request)


def hold_queue(session: Session, service: str, day: str) -> bool:
    """Wait until nobody else gives or calls numbers of this service and day; false if there are none yet."""
    held = (
        update(NumberCounter)
        .where(NumberCounter.service == service, NumberCounter.day == day)
        .values(last=NumberCounter.last)
        .returning(NumberCounter.last)
    )
    return session.scalars(held).first() is not None


def forget_past(session: Session, before: str) -> None:
    """Drop the tickets, blocks and counters of days before this one, ISO 8601; no block is given for them."""
    for table in (Ticket, NumberLease, NumberCounter):
        session.execute(delete(table).where(table.day < before))


def _new_block(session: Session, terminal: str, request: LeaseRequest, now: float, size: int) -> NumberLease:
    service, day = request.service, request.day
    if not hold_queue(session, service, day):
        session.execute(insert(NumberCounter).values(service=service, day=day, last=0))
    mine = (NumberLease.terminal == terminal, NumberLease.service == service, NumberLease.day == day)
    if (
        session.scalars(select(func.count()).select_from(NumberLease).where(*mine)).one()
        >= _MOST_BLOCKS_A_DAY
    ):
        raise LeaseRefused(f"{_MOST_BLOCKS_A_DAY} blocks of {service} are leased to this terminal on {day}")
    counter = session.get_one(NumberCounter, (service, day), populate_existing=True)
    first, counter.last = block(counter.last, size)
    lease = NumberLease(
        id=request.id,
        terminal=terminal,
        service=service,
        day=day,
        first=first,
        last=counter.last,
        leased_at=now,
    )
    session.add(lease)
    session.flush()
    return lease


def _same(held: NumberLease, terminal: str, request: LeaseRequest) -> Lease:
    if held.terminal != terminal:
        raise LeaseRefused(f"lease {request.id} belongs to another terminal")
    if (held.service, held.day) != (request.service, request.day):
        raise LeaseRefused(f"lease {request.id} was given for another service or day")
    return Lease(id=held.id, service=held.service, day=held.day, first=held.first, last=held.last)
