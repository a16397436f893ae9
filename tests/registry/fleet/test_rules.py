from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.database import Database
from registry.errors import FleetError
from registry.fleet import rules
from registry.fleet.models import Terminal
from registry.fleet.rules import LATE_AFTER_S, Standing, next_late_at, standing
from registry.migrations import upgrade
from registry.places.load import load_file
from tests.registry.conftest import MUNICIPALITY
from tests.registry.units import NOON, Unit
from wire import EnrolmentRequest, EnrolmentState

REPORTS = st.lists(st.none() | st.floats(NOON - 1000, NOON), max_size=8)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    upgrade(found)
    with found.session() as session:
        load_file(session, MUNICIPALITY)
    yield found
    found.close()


def ask(database: Database, seed: int = 1, now: float = NOON) -> str:
    unit = Unit(seed)
    with database.session() as session:
        request = EnrolmentRequest(public_key=unit.public_key, version="1")
        rules.ask_to_be_known(session, unit.id, request, now)
    return unit.id


def states(database: Database) -> dict[str, str]:
    with database.session() as session:
        found = [terminal for state in EnrolmentState for terminal in rules.terminals(session, state)]
        return {terminal.id: terminal.state for terminal in found}


def test_a_terminal_is_late_after_75_seconds() -> None:
    assert standing(None, NOON) is Standing.NEVER
    assert standing(NOON - 74.9, NOON) is Standing.ONLINE
    assert standing(NOON - 75, NOON) is Standing.LATE


@given(reports=REPORTS)
def test_the_next_moment_is_when_the_first_of_them_turns_late(reports: list[float | None]) -> None:
    moment = next_late_at(reports, NOON)
    before = [standing(at, NOON) for at in reports]
    if moment is None:
        assert Standing.ONLINE not in before
    else:
        assert [standing(at, moment - 0.001) for at in reports] == before
        assert [standing(at, moment) for at in reports] != before
        assert moment <= NOON + LATE_AFTER_S


def test_what_it_decided_stays_however_often_a_unit_asks(database: Database) -> None:
    unit = ask(database)
    assert states(database) == {unit: "pending"}
    with database.session() as session:
        rules.refuse(session, unit)
    ask(database, now=NOON + 60)
    assert states(database) == {unit: "refused"}
    with database.session() as session:
        rules.approve(session, unit, "  Vårby   bibliotek ", "varby")
    ask(database, now=NOON + 120)
    assert states(database) == {unit: "approved"}
    with database.session() as session:
        found = session.get_one(Terminal, unit)
        assert (found.name, found.site, found.asked_at) == ("Vårby bibliotek", "varby", NOON + 120)


@pytest.mark.parametrize(
    ("name", "site", "named"),
    [
        ("", "varby", "name = ''"),
        ("x" * 101, "varby", "name"),
        ("Entrén", "oslo", "site = 'oslo'; allowed: flemingsberg,"),
    ],
)
def test_an_approval_says_what_is_allowed(database: Database, name: str, site: str, named: str) -> None:
    unit = ask(database)
    with pytest.raises(FleetError) as caught, database.session() as session:
        rules.approve(session, unit, name, site)
    assert named in str(caught.value)
    assert states(database) == {unit: "pending"}


def test_a_unit_that_never_asked_cannot_be_approved(database: Database) -> None:
    with pytest.raises(FleetError, match="nobody"), database.session() as session:
        rules.approve(session, "nobody", "Entrén", "varby")


def test_a_stranger_cannot_fill_the_database(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "_MOST_PENDING", 3)
    for seed in (1, 2, 3):
        ask(database, seed)
    with pytest.raises(FleetError, match="3 unknown units"):
        ask(database, 4)
    ask(database, 3, now=NOON + 23 * 3600)
    ask(database, 5, now=NOON + 25 * 3600)
    assert set(states(database)) == {Unit(3).id, Unit(5).id}
