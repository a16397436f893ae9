"""Blocks of numbers, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from registry.database import Database
from registry.queues.errors import LeaseRefused, NoSuchService
from tests.registry.queues.scenes import lease
from tests.registry.units import NOON


def test_blocks_of_a_service_and_day_follow_one_another_across_units(database: Database) -> None:
    with database.session() as session:
        blocks = [
            lease(session, "unit-a", "one"),
            lease(session, "unit-b", "two"),
            lease(session, "unit-a", "three"),
        ]
    assert [(block.first, block.last) for block in blocks] == [(1, 10), (11, 20), (21, 30)]


def test_each_service_and_each_day_counts_from_one(database: Database) -> None:
    with database.session() as session:
        lease(session, lease_id="one")
        assert lease(session, lease_id="two", service="errands").first == 1
        assert lease(session, lease_id="three", day="2026-11-24").first == 1


def test_asking_again_gives_the_same_block_even_after_its_day(database: Database) -> None:
    with database.session() as session:
        first = lease(session)
    with database.session() as session:
        assert lease(session) == first
        assert lease(session, now=NOON + 5 * 86400) == first
        assert lease(session, lease_id="two").first == first.last + 1


def test_a_lease_is_not_handed_to_another(database: Database) -> None:
    with database.session() as session:
        lease(session)
        with pytest.raises(LeaseRefused, match="another terminal"):
            lease(session, "unit-b")
        with pytest.raises(LeaseRefused, match="another service or day"):
            lease(session, service="errands")


def test_days_that_are_not_now_and_services_that_are_not_ours_are_refused(database: Database) -> None:
    with database.session() as session:
        for day in ("2026-11-22", "2026-11-25"):
            with pytest.raises(LeaseRefused, match="neither today nor tomorrow"):
                lease(session, day=day)
        with pytest.raises(NoSuchService):
            lease(session, service="fishing")


def test_one_terminal_cannot_use_up_a_days_numbers(database: Database) -> None:
    with database.session() as session:
        for number in range(100):
            lease(session, lease_id=f"lease-{number}")
        with pytest.raises(LeaseRefused, match="100 blocks"):
            lease(session, lease_id="one-more")
        assert lease(session, "unit-b", "other").first == 1001


def test_units_that_ask_at_one_instant_get_different_blocks(database: Database) -> None:
    together = Barrier(8)

    def ask(number: int) -> tuple[int, int]:
        together.wait(10)
        with database.session() as session:
            block = lease(session, "unit-a" if number % 2 else "unit-b", f"lease-{number}")
        return block.first, block.last

    with ThreadPoolExecutor(8) as pool:
        blocks = sorted(pool.map(ask, range(8)))
    assert blocks == [(first, first + 9) for first in range(1, 81, 10)]


def test_one_request_told_twice_at_one_instant_is_one_block(database: Database) -> None:
    together = Barrier(4)

    def ask(_number: int) -> int:
        together.wait(10)
        with database.session() as session:
            return lease(session).first

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(4))) == {1}
    with database.session() as session:
        assert lease(session, lease_id="two").first == 11
