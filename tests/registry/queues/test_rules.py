"""What may happen to a ticket, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from registry.database import Base, Database
from registry.queues.errors import TurnRefused
from registry.queues.models import Ticket, TicketConflict
from registry.queues.rules import Recorded, call_next, hold_queues, take_turn
from registry.queues.states import TicketState, Turn
from registry.wake import take_pending
from tests.registry.blocked import wait_until_blocked
from tests.registry.queues.conftest import TODAY, populate
from tests.registry.queues.scenes import guide, lease, tell, ticket
from tests.registry.units import NOON
from wire import TicketPaper

LATER = NOON + 7200


def call(database: Database, person: int = 1, desk: str = "Disk 1", now: float = LATER) -> int | None:
    with database.session() as session:
        called = call_next(session, "guide", "varby", TODAY, guide(session, person), desk=desk, now=now)
        return called.number if called else None


def issue(database: Database, *numbers: int) -> None:
    with database.session() as session:
        lease(session)
        for number in numbers:
            assert tell(session, ticket(number)) is Recorded.NEW


def test_a_ticket_told_twice_is_one(database: Database) -> None:
    issue(database, 1)
    with database.session() as session:
        assert tell(session, ticket(1)) is Recorded.KNOWN
        assert session.scalars(select(Ticket.number)).all() == [1]


@pytest.mark.parametrize(
    "told",
    [
        (TicketPaper.PENDING, TicketPaper.PRINTED, TicketPaper.PENDING),
        (TicketPaper.PRINTED, TicketPaper.PENDING),
        (TicketPaper.UNKNOWN, TicketPaper.PRINTED, TicketPaper.PENDING, TicketPaper.UNKNOWN),
    ],
    ids="-".join,
)
def test_news_of_the_paper_may_come_in_any_order(database: Database, told: tuple[TicketPaper, ...]) -> None:
    with database.session() as session:
        lease(session)
        for paper in told:
            tell(session, ticket(1, paper=paper))
        kept = session.get_one(Ticket, ticket(1).id)
        assert (kept.paper, kept.state) == (TicketPaper.PRINTED, TicketState.WAITING)


def test_news_of_the_paper_does_not_call_a_ticket_back(database: Database) -> None:
    issue(database, 1)
    assert call(database) == 1
    with database.session() as session:
        tell(session, ticket(1, paper=TicketPaper.PRINTED))
        assert session.get_one(Ticket, ticket(1).id).state is TicketState.CALLED


@pytest.mark.parametrize(
    ("event", "unit", "cause"),
    [
        (ticket(2), "unit-b", "lease_of_another_terminal"),
        (ticket(11), "unit-a", "number_outside_lease"),
        (ticket(2, lease="nobodys"), "unit-a", "no_such_lease"),
        (ticket(2, service="errands"), "unit-a", "other_service_or_day"),
        (ticket(2, day="2026-11-24"), "unit-a", "other_service_or_day"),
        (ticket(2, id=ticket(1).id), "unit-a", "ticket_id_used_twice"),
        (ticket(1, id="another-ticket-of-test"), "unit-a", "number_used_twice"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_ticket_that_cannot_be_is_refused_counted_and_logged(
    database: Database,
    event: object,
    unit: str,
    cause: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    issue(database, 1)
    with database.session() as session:
        for _ in range(2):
            assert tell(session, event, unit) is Recorded.CONFLICT  # type: ignore[arg-type]
    with database.session() as session:
        (kept,) = session.scalars(select(TicketConflict)).all()
        assert (kept.terminal, kept.cause, kept.count) == (unit, cause, 2)
        assert session.scalars(select(Ticket.number)).all() == [1]
    assert cause in caplog.text


def test_the_one_who_waited_longest_is_called_first_however_late_it_was_told(database: Database) -> None:
    issue(database, 3, 2)
    assert call(database) == 2
    with database.session() as session:
        tell(session, ticket(1))
    assert [call(database), call(database), call(database)] == [1, 3, None]


def test_a_clock_ahead_of_time_puts_nobody_behind_those_who_come_after(database: Database) -> None:
    with database.session() as session:
        lease(session)
        tell(session, ticket(1, issued_at=NOON + 9e8), now=NOON + 60)
        tell(session, ticket(2, issued_at=NOON + 120), now=NOON + 120)
    assert call(database) == 1


def test_queues_are_apart_by_service_site_and_day(database: Database) -> None:
    with database.session() as session:
        lease(session, "unit-c", "other-site")
        lease(session, "unit-a", "other-service", service="errands")
        lease(session, "unit-a", "other-day", day="2026-11-24")
        tell(session, ticket(1, lease="other-site"), "unit-c")
        tell(session, ticket(1, id="errand-of-test", lease="other-service", service="errands"))
        tell(session, ticket(1, id="tomorrow-of-test", lease="other-day", day="2026-11-24"))
    assert call(database) is None
    with database.session() as session:
        assert call_next(session, "guide", "skogas", TODAY, guide(session), now=LATER) is not None


def test_calling_the_next_ends_what_this_guide_had_called(database: Database) -> None:
    issue(database, 1, 2, 3)
    assert (call(database, 1), call(database, 2), call(database, 1)) == (1, 2, 3)
    with database.session() as session:
        states = {kept.number: kept.state for kept in session.scalars(select(Ticket))}
        assert states == {1: TicketState.SERVED, 2: TicketState.CALLED, 3: TicketState.CALLED}


def test_a_called_number_is_called_again_served_and_taken_back(database: Database) -> None:
    issue(database, 1)
    call(database, desk="Disk 1")
    with database.session() as session:
        person = guide(session, 2)
        one = ticket(1).id
        again = take_turn(
            session, one, Turn.CALL_AGAIN, TicketState.CALLED, person, desk="Disk 2", now=LATER + 60
        )
        assert (again.desk, again.called_at, again.last_called_at) == ("Disk 2", LATER, LATER + 60)
        served = take_turn(session, one, Turn.SERVE, TicketState.CALLED, person, now=LATER + 90)
        assert (served.state, served.ended_at, served.called_by) == (TicketState.SERVED, LATER + 90, None)
        back = take_turn(session, one, Turn.UNDO, TicketState.SERVED, person, now=LATER + 95)
        assert (back.state, back.ended_at, back.last_called_at) == (TicketState.CALLED, None, LATER + 60)
        waiting = take_turn(session, one, Turn.UNDO, TicketState.CALLED, person, now=LATER + 99)
        assert (waiting.state, waiting.desk, waiting.called_at) == (TicketState.WAITING, "", None)
    assert call(database) == 1


def test_a_press_on_an_old_page_is_refused(database: Database) -> None:
    issue(database, 1, 2)
    call(database)
    with database.session() as session:
        person = guide(session)
        take_turn(session, ticket(1).id, Turn.MISS, TicketState.CALLED, person, now=LATER)
        with pytest.raises(TurnRefused):
            take_turn(session, ticket(1).id, Turn.SERVE, TicketState.CALLED, person, now=LATER)
        with pytest.raises(TurnRefused):
            take_turn(session, "nobodys-ticket", Turn.SERVE, TicketState.CALLED, person, now=LATER)
        with pytest.raises(TurnRefused, match="in their order"):
            take_turn(session, ticket(2).id, Turn.CALL, TicketState.WAITING, person, now=LATER)


def test_two_guides_at_one_instant_never_get_the_same_ticket(database: Database) -> None:
    numbers = range(1, 11)
    issue(database, *numbers)
    together = Barrier(4)

    def press(number: int) -> list[int | None]:
        together.wait(10)
        return [call(database, 1 + number % 2) for _ in range(3)]

    with ThreadPoolExecutor(4) as pool:
        called = [one for each in pool.map(press, range(4)) for one in each]
    assert sorted(one for one in called if one is not None) == list(numbers)
    assert called.count(None) == 2


def test_a_batch_of_news_in_any_order_and_a_guides_press_never_wait_for_each_other(
    database: Database,
) -> None:
    issue(database, 1, 2)
    assert call(database) == 1
    news = [ticket(number, paper=TicketPaper.PRINTED) for number in (2, 1)]
    with ThreadPoolExecutor(1) as pool:
        with database.session() as session:
            hold_queues(session, news)
            assert tell(session, news[0]) is Recorded.KNOWN
            # Ends what it had called, 1, before it takes 2.
            pressed = pool.submit(call, database)
            wait_until_blocked(database)
            assert tell(session, news[1]) is Recorded.KNOWN
        assert pressed.result(20) == 2


def test_one_event_delivered_twice_at_one_instant_is_one_ticket(database: Database) -> None:
    with database.session() as session:
        lease(session)
    together = Barrier(4)

    def deliver(_number: int) -> Recorded:
        together.wait(10)
        with database.session() as session:
            return tell(session, ticket(1))

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(deliver, range(4))) == [Recorded.KNOWN] * 3 + [Recorded.NEW]


def test_who_waits_and_who_watches_is_woken(database: Database) -> None:
    issue(database, 1, 2)
    with database.session() as session:
        call_next(session, "guide", "varby", TODAY, guide(session), now=LATER)
        assert take_pending(session) == {
            "queues:varby",
            f"ticket:{ticket(1).id}",
            f"ticket:{ticket(2).id}",
        }
        take_turn(session, ticket(1).id, Turn.UNDO, TicketState.CALLED, guide(session), now=LATER)
        assert f"ticket:{ticket(2).id}" in take_pending(session)


@settings(max_examples=20)
@given(
    told=st.permutations(
        [(number, paper) for number in (1, 2, 3) for paper in ("pending", "printed", "printed")]
    )
)
def test_whatever_the_order_of_delivery_the_registry_knows_the_same(
    told: list[tuple[int, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('order') / 'registry.sqlite'}")
    Base.metadata.create_all(database.engine)
    populate(database)
    with database.session() as session:
        lease(session)
        for number, paper in told:
            tell(session, ticket(number, paper=paper))
        kept = session.scalars(select(Ticket).order_by(Ticket.issued_at)).all()
        assert [(one.number, one.paper) for one in kept] == [(n, TicketPaper.PRINTED) for n in (1, 2, 3)]
    database.close()
