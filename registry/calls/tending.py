"""Ending what nobody ends: patience run out, ends that are gone, a registry that was started again."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool

from registry.calls.duty import forget_expired_desks
from registry.calls.models import Call, Desk
from registry.calls.rules import CALLS, end, reconsider
from registry.calls.states import TAKEN, WAITING, CallState, Side, outcome_of
from registry.database import Database
from registry.wake import wake
from wire import CallCause, CallOutcome

# A dead browser is off duty, and a resident told, within a second of its time.
_BEAT_S: Final = 1.0
_log = logging.getLogger(__name__)


def tend(session: Session, now: float) -> None:
    """End every call whose time is up; several replicas may do so at once, and each call is counted once."""
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


def is_anything_to_tend(session: Session, now: float) -> bool:
    """A cheap look before the writer's place is taken."""
    call = exists().where(Call.state != CallState.ENDED)
    desk = exists().where(Desk.expires_at <= now)
    return bool(session.scalar(select(call | desk)))


@asynccontextmanager
async def tend_calls(database: Database, clock: Callable[[], float]) -> AsyncIterator[None]:
    """While inside, calls are tended each second."""
    task = asyncio.create_task(_tend_always(database, clock), name="calls")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _tend_always(database: Database, clock: Callable[[], float]) -> None:
    def once() -> None:
        now = clock()
        with database.session(reading=True) as session:
            if not is_anything_to_tend(session, now):
                return
        with database.session() as session:
            tend(session, now)

    while True:
        try:
            await run_in_threadpool(once)
        except SQLAlchemyError as error:
            _log.error("calls cannot be tended: %s; trying again", error)
        await asyncio.sleep(_BEAT_S)
