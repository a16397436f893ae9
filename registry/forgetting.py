"""Forgetting what nobody needs any more: each slice drops its own, all at one beat, above the slices."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from typing import Final

from sqlalchemy.orm import Session

from registry.calls.tending import forget_past as forget_calls
from registry.database import Database, hold
from registry.errors import PlacesError
from registry.fleet.identity import forget_used_tokens
from registry.places import first_day_kept
from registry.queues.leases import forget_past as forget_numbers
from registry.tending import tended

_BEAT_S: Final = 600.0
# Any number that nothing else locks in this database.
_LOCK: Final = 0x666F7267


def forget(session: Session, now: float) -> None:
    """Drop expired tokens, and the numbers, tickets and ended calls of days long past; counts stay."""
    # Two replicas would only wait for each other's rows.
    hold(session, _LOCK)
    forget_used_tokens(session, now)
    # Without a municipality there is no day, and nothing that has one.
    with suppress(PlacesError):
        first_day = first_day_kept(session, now)
        forget_numbers(session, first_day)
        forget_calls(session, first_day)


def forget_always(database: Database, clock: Callable[[], float]) -> AbstractAsyncContextManager[None]:
    """While inside, it is forgotten every ten minutes."""

    def once() -> None:
        with database.session() as session:
            forget(session, clock())

    return tended("forgetting", _BEAT_S, once)
