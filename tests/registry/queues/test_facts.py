"""Pure rules of numbers, days and paper."""

import itertools
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from registry.queues import facts
from tests.registry.queues.scenes import ticket
from wire import TicketPaper

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def test_the_day_is_the_municipalitys() -> None:
    # 23:30 UTC on the 22nd is half past midnight on the 23rd in Stockholm.
    assert facts.days_open_to_lease(1_795_390_200.0, STOCKHOLM) == ("2026-11-23", "2026-11-24")
    assert facts.days_open_to_lease(1_795_390_200.0, ZoneInfo("UTC")) == ("2026-11-22", "2026-11-23")


@given(st.lists(st.integers(1, 50)))
def test_blocks_follow_one_another_without_gap_or_overlap(sizes: list[int]) -> None:
    last = 0
    given_out: list[int] = []
    for size in sizes:
        first, last = facts.block(last, size)
        given_out += range(first, last + 1)
    assert given_out == list(range(1, last + 1))


@given(st.lists(st.sampled_from(TicketPaper), min_size=1, max_size=6), st.randoms())
def test_what_is_known_of_the_paper_does_not_depend_on_order_or_repetition(
    told: list[TicketPaper], chance: object
) -> None:
    def known(words: list[TicketPaper]) -> TicketPaper:
        return list(itertools.accumulate(words, facts.paper_known, initial=TicketPaper.PENDING))[-1]

    assert known(told) is known(sorted(told)) is known(told + told[::-1])


def test_paper_that_came_has_come() -> None:
    assert facts.paper_known(TicketPaper.PRINTED, TicketPaper.UNKNOWN) is TicketPaper.PRINTED
    assert facts.paper_known(TicketPaper.UNKNOWN, TicketPaper.PENDING) is TicketPaper.UNKNOWN


@given(st.floats(0, 2e9), st.floats(0, 2e9), st.floats(0, 1e6))
def test_a_wrong_clock_moves_nobody_before_the_lease_or_after_the_news(
    issued_at: float, leased_at: float, later: float
) -> None:
    believed = facts.believable(issued_at, leased_at, leased_at + later)
    assert leased_at <= believed <= leased_at + later
    if leased_at <= issued_at <= leased_at + later:
        assert believed == issued_at


def test_a_ticket_comes_from_its_own_lease_only() -> None:
    def doubt(
        event: object = ticket(3), *, first: int = 1, mine: bool = True, service: str = "guide"
    ) -> str | None:
        return facts.contradiction(
            event,  # type: ignore[arg-type]
            service=service,
            day="2026-11-23",
            first=first,
            last=first + 9,
            same_terminal=mine,
        )

    assert doubt() is None
    assert doubt(ticket(10)) is None
    assert doubt(ticket(11)) == "number_outside_lease"
    assert doubt(first=11) == "number_outside_lease"
    assert doubt(mine=False) == "lease_of_another_terminal"
    assert doubt(service="errands") == "other_service_or_day"


def test_a_desks_name_fits_on_a_board() -> None:
    assert facts.desk_name("  Disk\t 2\n\x07") == "Disk 2"
    assert facts.desk_name("\u202eDisk") == "Disk"
    assert facts.desk_name("x" * 99) == "x" * 40


def test_minutes_waited_are_whole_and_never_negative() -> None:
    assert facts.waited_minutes(0, 119.9) == 1
    assert facts.waited_minutes(100, 0) == 0
