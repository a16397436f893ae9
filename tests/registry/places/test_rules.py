from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from registry.database import Database
from registry.errors import PlacesError
from registry.migrations import upgrade
from registry.places import Service, Site, TerminalPlace, settings_for, today
from registry.places.load import load_file
from tests.registry.conftest import MUNICIPALITY

URL = "https://ko.example"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    database = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    upgrade(database)
    with database.session() as found:
        load_file(found, MUNICIPALITY)
        yield found
    database.close()


def test_a_terminal_is_told_of_its_place(session: Session) -> None:
    told = settings_for(session, TerminalPlace("Entrén", session.get_one(Site, "varby")), URL)
    assert (told.terminal, told.site.id, told.district.name) == ("Entrén", "varby", "Vårby")
    assert (told.municipality, told.timezone) == ("Huddinge kommun", "Europe/Stockholm")
    assert [service.prefix for service in told.services] == ["A", "B"]


def test_the_version_changes_when_anything_does_and_only_then(session: Session) -> None:
    site = session.get_one(Site, "varby")

    def version(name: str = "Entrén", url: str = URL) -> str:
        return settings_for(session, TerminalPlace(name, site), url).version

    first = version()
    assert version() == first
    assert len({first, version("Läsrummet"), version(url="https://annan.example")}) == 3
    session.get_one(Service, "guide").names = {"sv": "Vägledning"}
    assert version() != first


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-22T22:59:59", "2026-11-22"),
        ("2026-11-22T23:00:00", "2026-11-23"),
        ("2026-06-30T22:00:00", "2026-07-01"),
    ],
)
def test_the_day_is_the_municipalitys(session: Session, moment: str, day: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC).timestamp()
    assert today(session, now) == day


def test_without_a_municipality_it_is_said_what_to_do(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    upgrade(database)
    with pytest.raises(PlacesError, match="python -m registry load"), database.session() as session:
        today(session, 0)
    database.close()
