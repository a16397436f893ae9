"""What a queue looks like now: to the terminal, on the board, to the guide and to who holds a ticket.

Only reads; numbers of other days than the one asked for never appear.
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from registry.fleet.models import Terminal
from registry.fleet.rules import Standing, standing
from registry.places import Service, all_services
from registry.queues.models import Ticket
from registry.queues.states import TicketState
from wire import EnrolmentState, QueueView

LATEST: Final = 4
"""The number now served and the three before it."""
_DONE: Final = 5
_ENDED: Final = (TicketState.SERVED, TicketState.NO_SHOW)


@dataclass(frozen=True)
class Queue:
    """One service at one site on one day."""

    service: Service
    waiting: int
    oldest: Ticket | None
    """Who is next, and has waited longest."""
    latest: list[Ticket]
    """Called last, newest first, whatever became of them; at most ``LATEST``."""


@dataclass(frozen=True)
class Counter:
    """A queue as its guides see it."""

    queue: Queue
    called: list[Ticket]
    """Called and not yet ended, newest first."""
    done: list[Ticket]
    """Ended last, newest first; at most five, for who pressed too soon."""


@dataclass(frozen=True)
class Place:
    """Where one ticket stands."""

    ticket: Ticket
    service: Service | None
    ahead: int
    """Known tickets that wait and are older."""
    latest: Ticket | None
    """The one called last in this queue."""


def views(session: Session, site: str, day: str) -> list[QueueView]:
    """Every service's queue, for the receipt of a terminal's report."""
    return [
        QueueView(
            service=queue.service.id,
            day=day,
            waiting=queue.waiting,
            serving=[ticket.number for ticket in queue.latest],
        )
        for queue in queues(session, site, day)
    ]


def queues(session: Session, site: str, day: str) -> list[Queue]:
    """Every service's queue at a site, in the services' order."""
    return [_queue(session, service, site, day) for service in all_services(session)]


def counters(session: Session, site: str, day: str) -> list[Counter]:
    """Every service's queue at a site as its guides see it."""
    return [
        Counter(
            queue,
            called=_called(session, queue.service.id, site, day),
            done=_done(session, queue.service.id, site, day),
        )
        for queue in queues(session, site, day)
    ]


def place(session: Session, ticket_id: str) -> Place | None:
    """Where a ticket stands on its own day; ``None`` if no terminal has reported it."""
    ticket = session.get(Ticket, ticket_id)
    if ticket is None:
        return None
    here = in_queue(ticket.service, ticket.site, ticket.day)
    older = (Ticket.issued_at < ticket.issued_at) | (
        (Ticket.issued_at == ticket.issued_at) & (Ticket.number < ticket.number)
    )
    ahead = select(func.count()).select_from(Ticket).where(*here, Ticket.state == TicketState.WAITING, older)
    return Place(
        ticket,
        session.get(Service, ticket.service),
        ahead=session.scalars(ahead).one(),
        latest=next(iter(_latest(session, here, 1)), None),
    )


def all_heard(session: Session, site: str, now: float) -> bool:
    """Whether every terminal of the site reports, so that what is known of its queues is all there is."""
    here = select(Terminal.last_report_at).where(
        Terminal.site == site, Terminal.state == EnrolmentState.APPROVED.value
    )
    # One that never reported has given out no number yet.
    return all(standing(at, now) is not Standing.LATE for at in session.scalars(here))


def in_queue(service: str, site: str, day: str) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a ticket belongs to this queue."""
    return Ticket.site == site, Ticket.day == day, Ticket.service == service


def _queue(session: Session, service: Service, site: str, day: str) -> Queue:
    here = in_queue(service.id, site, day)
    waiting = (*here, Ticket.state == TicketState.WAITING)
    return Queue(
        service,
        waiting=session.scalars(select(func.count()).select_from(Ticket).where(*waiting)).one(),
        oldest=session.scalars(
            select(Ticket).where(*waiting).order_by(Ticket.issued_at, Ticket.number).limit(1)
        ).first(),
        latest=_latest(session, here, LATEST),
    )


def _latest(session: Session, here: tuple[ColumnElement[bool], ...], most: int) -> list[Ticket]:
    called = select(Ticket).where(*here, Ticket.last_called_at.is_not(None))
    newest = called.order_by(Ticket.last_called_at.desc(), Ticket.number.desc())
    return list(session.scalars(newest.limit(most)))


def _called(session: Session, service: str, site: str, day: str) -> list[Ticket]:
    called = select(Ticket).where(*in_queue(service, site, day), Ticket.state == TicketState.CALLED)
    return list(session.scalars(called.order_by(Ticket.last_called_at.desc(), Ticket.number.desc())))


def _done(session: Session, service: str, site: str, day: str) -> list[Ticket]:
    ended = select(Ticket).where(*in_queue(service, site, day), Ticket.state.in_(_ENDED))
    return list(session.scalars(ended.order_by(Ticket.ended_at.desc(), Ticket.number.desc()).limit(_DONE)))
