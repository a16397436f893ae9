"""What may happen to a ticket, each in the caller's transaction: it is told, called, taken further.

Who looks at a queue is woken by ``queues:<site>``, who holds a ticket by ``ticket:<id>``.
"""

import logging
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.fleet.models import Terminal
from registry.people import Person
from registry.places import first_day_kept
from registry.queues.errors import TurnRefused
from registry.queues.facts import believable, contradiction, paper_known
from registry.queues.leases import hold_queue, lease_block
from registry.queues.models import NumberLease, Ticket, TicketConflict
from registry.queues.states import TicketState, Turn, after
from registry.queues.views import in_queue, views
from registry.wake import wake
from wire import TicketIssued

__all__ = [
    "Recorded",
    "call_next",
    "hold_queues",
    "lease_block",
    "queue_topic",
    "record_ticket",
    "take_turn",
    "ticket_topic",
    "views",
]

_log: Final = logging.getLogger(__name__)


class Recorded(StrEnum):
    """What became of a told ticket; none of them asks the terminal to tell it again."""

    NEW = "new"
    KNOWN = "known"
    CONFLICT = "conflict"
    PAST = "past"
    """Its day is forgotten: nobody waits with it any more."""


def queue_topic(site: str) -> str:
    """Woken when anything in the site's queues changes."""
    return f"queues:{site}"


def ticket_topic(ticket: str) -> str:
    """Woken when the ticket, or what is before it, changes."""
    return f"ticket:{ticket}"


def hold_queues(session: Session, events: Iterable[TicketIssued]) -> None:
    """Wait until nobody else gives or calls numbers in the queues that these belong to, in one order for all.

    Before a batch of more than one: who calls the next takes tickets in another order than a unit tells them.
    """
    for service, day in sorted({(event.service, event.day) for event in events}):
        hold_queue(session, service, day)


def record_ticket(session: Session, terminal: Terminal, event: TicketIssued, now: float) -> Recorded:
    """Keep a ticket as a terminal tells it; late, out of order or twice makes no difference.

    A ticket that cannot be this terminal's is refused, counted in ``ticket_conflicts`` and logged.
    """
    lease = session.get(NumberLease, event.lease)
    cause = _doubt(terminal, lease, event)
    if lease is None and event.day < first_day_kept(session, now):
        return Recorded.PAST
    if lease is None or cause:
        return _refuse(session, terminal, event, cause, now)
    known = _known(session, event)
    if known is None:
        try:
            with session.begin_nested():
                return _add(session, terminal, lease, event, now)
        except IntegrityError:
            # Told twice at one instant, or the number is another ticket's.
            known = _known(session, event)
    if known is None:
        return _refuse(session, terminal, event, "number_used_twice", now)
    if (known.lease, known.number) != (event.lease, event.number):
        return _refuse(session, terminal, event, "ticket_id_used_twice", now)
    paper = paper_known(known.paper, event.paper)
    if paper is not known.paper:
        known.paper = paper
        wake(session, queue_topic(known.site))
    return Recorded.KNOWN


def call_next(
    session: Session,
    service: str,
    site: str,
    day: str,
    person: Person,
    *,
    desk: str = "",
    now: float,
) -> Ticket | None:
    """Call the ticket that has waited longest, or nobody if none waits.

    What this guide had called in the same queue is served thereby. Two guides at one instant wait for each
    other here, so that they never get the same ticket.
    """
    hold_queue(session, service, day)
    queue = in_queue(service, site, day)
    mine = select(Ticket).where(*queue, Ticket.state == TicketState.CALLED, Ticket.called_by == person.id)
    for before in session.scalars(mine.with_for_update()):
        _turn(before, Turn.SERVE, person, before.desk, now)
    waiting = select(Ticket).where(*queue, Ticket.state == TicketState.WAITING)
    oldest = waiting.order_by(Ticket.issued_at, Ticket.number).limit(1).with_for_update()
    ticket = session.scalars(oldest).first()
    if ticket is not None:
        _turn(ticket, Turn.CALL, person, desk, now)
        wake(session, ticket_topic(ticket.id))
    _tell_waiting(session, queue)
    wake(session, queue_topic(site))
    return ticket


def take_turn(
    session: Session,
    ticket_id: str,
    turn: Turn,
    seen: TicketState,
    person: Person,
    *,
    desk: str = "",
    now: float,
) -> Ticket:
    """Do with a ticket what a guide decided who saw it in the state ``seen``.

    Raises:
        TurnRefused: it is in another state by now, there is no such ticket, or it is not this turn's.
    """
    ticket = session.get(Ticket, ticket_id, with_for_update=True)
    if turn is Turn.CALL:
        raise TurnRefused("numbers are called in their order, by call_next")
    if ticket is None or ticket.state is not seen:
        raise TurnRefused(f"ticket {ticket_id} is {ticket.state if ticket else 'not known'}, seen was {seen}")
    _turn(ticket, turn, person, desk or ticket.desk, now)
    session.flush()
    wake(session, queue_topic(ticket.site))
    wake(session, ticket_topic(ticket.id))
    _tell_waiting(session, in_queue(ticket.service, ticket.site, ticket.day))
    return ticket


def _turn(ticket: Ticket, turn: Turn, person: Person, desk: str, now: float) -> None:
    """Move a ticket along the table, and keep what goes with its new state."""
    before, ticket.state = ticket.state, after(ticket.state, turn)
    match ticket.state:
        case TicketState.WAITING:
            ticket.desk, ticket.called_by, ticket.called_at, ticket.last_called_at = "", None, None, None
        case TicketState.CALLED:
            ticket.called_by, ticket.ended_at, ticket.desk = person.id, None, desk
            if turn is not Turn.UNDO:
                ticket.last_called_at = now
            if before is TicketState.WAITING:
                ticket.called_at = now
        case TicketState.SERVED | TicketState.NO_SHOW:
            ticket.called_by, ticket.ended_at = None, now


def _doubt(terminal: Terminal, lease: NumberLease | None, event: TicketIssued) -> str:
    if terminal.site is None:
        return "terminal_without_site"
    if lease is None:
        return "no_such_lease"
    return (
        contradiction(
            event,
            service=lease.service,
            day=lease.day,
            first=lease.first,
            last=lease.last,
            same_terminal=lease.terminal == terminal.id,
        )
        or ""
    )


def _known(session: Session, event: TicketIssued) -> Ticket | None:
    return session.get(Ticket, event.id, with_for_update=True)


def _add(
    session: Session, terminal: Terminal, lease: NumberLease, event: TicketIssued, now: float
) -> Recorded:
    ticket = Ticket(
        id=event.id,
        lease=lease.id,
        service=event.service,
        day=event.day,
        number=event.number,
        site=terminal.site,
        language=event.language,
        issued_at=believable(event.issued_at, lease.leased_at, now),
        paper=event.paper,
        state=TicketState.WAITING,
    )
    session.add(ticket)
    session.flush()
    wake(session, queue_topic(ticket.site))
    wake(session, ticket_topic(ticket.id))
    # A late one steps in before those who took theirs after it.
    _tell_waiting(
        session, (*in_queue(ticket.service, ticket.site, ticket.day), Ticket.issued_at >= ticket.issued_at)
    )
    return Recorded.NEW


def _refuse(session: Session, terminal: Terminal, event: TicketIssued, cause: str, now: float) -> Recorded:
    _log.warning("Ticket %s of terminal %s is refused: %s", event.id, terminal.id, cause)
    row = session.get(TicketConflict, (terminal.id, event.day, cause), with_for_update=True)
    if row is None:
        row = TicketConflict(terminal=terminal.id, day=event.day, cause=cause, count=0)
        session.add(row)
    row.count += 1
    row.last_ticket, row.last_at = event.id, now
    session.flush()
    return Recorded.CONFLICT


def _tell_waiting(session: Session, which: tuple[ColumnElement[bool], ...]) -> None:
    """Wake who waits there: somebody left the queue before them, or came."""
    for ticket in session.scalars(select(Ticket.id).where(*which, Ticket.state == TicketState.WAITING)):
        wake(session, ticket_topic(ticket))
