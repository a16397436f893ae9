"""Ending what nobody ends: patience run out, ends that are gone, a registry that was started again."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Final

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from registry.calls.duty import forget_expired_desks
from registry.calls.models import Call, Desk
from registry.calls.rules import CALLS, alone, end, reconsider
from registry.calls.states import TAKEN, WAITING, CallState, Side, outcome_of
from registry.database import Database
from registry.tending import tended
from registry.wake import wake
from wire import CallCause, CallOutcome

# A dead browser is off duty, and a resident told, within a second of its time.
_BEAT_S: Final = 1.0


def tend(session: Session, now: float) -> None:
    """End every call whose time is up; several replicas may do so at once, and each call is counted once."""
    alone(session)
    if forget_expired_desks(session, now):
        wake(session, CALLS)
    desks = select(Desk.id)
    for call in session.scalars(select(Call).where(Call.state.in_(TAKEN), Call.desk_id.not_in(desks))).all():
        _lost(session, call, Side.DESK)
    for call in session.scalars(select(Call).where(Call.unit_until <= now)).all():
        _lost(session, call, Side.UNIT)
    for call in session.scalars(select(Call).where(Call.due_at <= now)).all():
        waiting = call.state in WAITING
        cause = CallCause.NOBODY_ANSWERED if waiting else CallCause.MEDIA_FAILED
        end(session, call.id, CallOutcome.FALLBACK, cause)
    reconsider(session)


def _lost(session: Session, call: Call, side: Side) -> None:
    cause = CallCause.LINE_LOST
    end(session, call.id, outcome_of(CallState(call.state), side, cause), cause)


def forget_past(session: Session, before: str) -> None:
    """Drop the ended calls of days before this one, ISO 8601; how many ended how stays counted."""
    session.execute(delete(Call).where(Call.state == CallState.ENDED, Call.day < before))


def is_anything_to_tend(session: Session, now: float) -> bool:
    """A cheap look before the writer's place is taken."""
    call = exists().where(Call.state != CallState.ENDED)
    desk = exists().where(Desk.expires_at <= now)
    return bool(session.scalar(select(call | desk)))


def tend_calls(database: Database, clock: Callable[[], float]) -> AbstractAsyncContextManager[None]:
    """While inside, calls are tended each second."""

    def once() -> None:
        now = clock()
        with database.session(reading=True) as session:
            if not is_anything_to_tend(session, now):
                return
        with database.session() as session:
            tend(session, now)

    return tended("calls", _BEAT_S, once)
