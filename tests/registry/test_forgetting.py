"""What the registry forgets, on both databases, and what it must still know."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from registry.calls import record_press
from registry.calls.models import Call, CallCount
from registry.database import Base, Database
from registry.fleet.models import Terminal, UsedToken
from registry.forgetting import forget
from registry.migrations import upgrade
from registry.queues.models import NumberCounter, NumberLease, Ticket, TicketConflict
from registry.queues.rules import Recorded
from tests.registry.queues.conftest import TODAY, populate
from tests.registry.queues.scenes import lease, tell, ticket
from tests.registry.units import NOON
from wire import CallCause, CallOutcome, PressEnded

DAY_S = 86400.0


@pytest.fixture
def database(database: Database) -> Database:
    populate(database)
    return database


def forgotten(database: Database, after_days: int) -> None:
    with database.session() as session:
        forget(session, NOON + after_days * DAY_S)


def kept(database: Database, *tables: type[Base]) -> list[int]:
    with database.session(reading=True) as session:
        return [session.scalars(select(func.count()).select_from(table)).one() for table in tables]


def press(database: Database, days_later: int = 0) -> None:
    told = PressEnded(
        id=f"press-{days_later}",
        day=(date.fromisoformat(TODAY) + timedelta(days=days_later)).isoformat(),
        language="ar",
        topic="housing",
        source="glass",
        outcome=CallOutcome.FALLBACK,
        cause=CallCause.NOBODY_ON_DUTY,
    )
    with database.session() as session:
        record_press(session, session.get_one(Terminal, "unit-a"), told)


def test_numbers_of_a_week_ago_go_and_later_ones_stay(database: Database) -> None:
    with database.session() as session:
        lease(session)
        tell(session, ticket(1))
        lease(session, lease_id="next", day="2026-11-24")
    forgotten(database, after_days=7)
    assert kept(database, Ticket, NumberLease, NumberCounter) == [1, 2, 2]
    forgotten(database, after_days=8)
    assert kept(database, Ticket, NumberLease, NumberCounter) == [0, 1, 1]


def test_a_ticket_of_a_forgotten_day_is_no_fault(database: Database) -> None:
    with database.session() as session:
        lease(session)
    forgotten(database, after_days=8)
    with database.session() as session:
        assert tell(session, ticket(1), now=NOON + 8 * DAY_S) is Recorded.PAST
    assert kept(database, Ticket, TicketConflict) == [0, 0]


def test_a_press_is_known_for_a_week_and_counted_for_good(database: Database) -> None:
    press(database)
    forgotten(database, after_days=7)
    press(database)
    press(database, days_later=8)
    forgotten(database, after_days=8)
    assert kept(database, Call) == [1]
    with database.session(reading=True) as session:
        assert [row.count for row in session.scalars(select(CallCount).order_by(CallCount.day))] == [1, 1]


def test_a_used_token_is_remembered_until_it_expires(database: Database) -> None:
    with database.session() as session:
        session.add(UsedToken(unit_id="unit-a", jti="1", expires_at=NOON + 90))
    forgotten(database, after_days=0)
    assert kept(database, UsedToken) == [1]
    forgotten(database, after_days=1)
    assert kept(database, UsedToken) == [0]


def test_before_a_municipality_is_loaded_there_is_nothing_to_forget(database_url: str) -> None:
    empty = Database(database_url)
    upgrade(empty)
    forgotten(empty, after_days=0)
    empty.close()
