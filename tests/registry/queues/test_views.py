"""What a queue looks like now, on both databases."""

from registry.database import Database
from registry.fleet.models import Terminal
from registry.queues.rules import call_next, take_turn
from registry.queues.states import TicketState, Turn
from registry.queues.views import all_heard, counters, place, queues, views
from tests.registry.queues.conftest import TODAY
from tests.registry.queues.scenes import guide, lease, tell, ticket
from tests.registry.units import NOON


def test_a_receipt_tells_every_service_newest_call_first(database: Database) -> None:
    with database.session() as session:
        lease(session)
        for number in range(1, 8):
            tell(session, ticket(number))
        for minute in range(5):
            call_next(session, "guide", "varby", TODAY, guide(session), now=NOON + 60 * minute)
        here = views(session, "varby", TODAY)
        assert [(view.service, view.waiting, view.serving) for view in here] == [
            ("guide", 2, [5, 4, 3, 2]),
            ("errands", 0, []),
        ]
        assert [view.waiting for view in views(session, "skogas", TODAY)] == [0, 0]
        assert [view.serving for view in views(session, "varby", "2026-11-24")] == [[], []]


def test_a_number_called_again_leads_the_board(database: Database) -> None:
    with database.session() as session:
        lease(session)
        for number in (1, 2):
            tell(session, ticket(number))
            call_next(session, "guide", "varby", TODAY, guide(session, number), now=NOON + number)
        take_turn(session, ticket(1).id, Turn.CALL_AGAIN, TicketState.CALLED, guide(session), now=NOON + 9)
        assert [held.number for held in queues(session, "varby", TODAY)[0].latest] == [1, 2]


def test_a_guide_sees_who_is_called_and_who_is_done(database: Database) -> None:
    with database.session() as session:
        lease(session)
        for number in (1, 2, 3, 4):
            tell(session, ticket(number))
        for number in (1, 2, 3):
            call_next(session, "guide", "varby", TODAY, guide(session, 1 + number % 2), now=NOON + number)
        take_turn(session, ticket(2).id, Turn.MISS, TicketState.CALLED, guide(session), now=NOON + 9)
        counter = counters(session, "varby", TODAY)[0]
        assert [held.number for held in counter.called] == [3]
        assert [(held.number, held.state) for held in counter.done] == [(2, "no_show"), (1, "served")]
        assert counter.queue.oldest is not None
        assert counter.queue.oldest.number == 4


def test_a_place_counts_those_who_took_theirs_before(database: Database) -> None:
    with database.session() as session:
        lease(session)
        for number in (3, 1, 2):
            tell(session, ticket(number))
        found = place(session, ticket(3).id)
        assert found is not None
        assert (found.ahead, found.latest) == (2, None)
        call_next(session, "guide", "varby", TODAY, guide(session), now=NOON)
        found = place(session, ticket(3).id)
        assert found is not None
        assert found.latest is not None
        assert (found.ahead, found.latest.number) == (1, 1)
        assert place(session, "a-ticket-nobody-knows") is None


def test_all_is_known_while_every_terminal_of_the_site_reports(database: Database) -> None:
    with database.session() as session:
        assert all_heard(session, "varby", NOON + 60)
        assert not all_heard(session, "varby", NOON + 100)
        session.get_one(Terminal, "unit-a").last_report_at = NOON + 100
        session.get_one(Terminal, "unit-b").last_report_at = None
        session.flush()
        assert all_heard(session, "varby", NOON + 100)
