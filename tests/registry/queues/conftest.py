"""A small municipality with two sites, two services, two terminals and two guides, on either database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from registry.database import Base, Database
from registry.fleet.models import Terminal
from registry.people import Person
from registry.places import District, Municipality, Service, Site
from registry.queues import models as _tables  # noqa: F401 - makes the tables known
from tests.registry import postgres

NOON = 1_795_434_000.0
"""2026-11-23 12:40 in Stockholm."""
TODAY = "2026-11-23"


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL here: apt install postgresql")
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database but for the municipality."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    else:
        found = Database(request.getfixturevalue("postgres_url"))
        with found.session() as session:
            session.execute(text("DROP SCHEMA public CASCADE"))
            session.execute(text("CREATE SCHEMA public"))
    with found.engine.begin() as connection:
        Base.metadata.create_all(connection)
    populate(found)
    yield found
    found.close()


def populate(database: Database) -> None:
    """Terminals ``unit-a`` and ``unit-b`` stand at ``varby``, ``unit-c`` at ``skogas``; guides 1 and 2."""
    with database.session() as session:
        session.add(
            Municipality(
                id="m", name="Kommunen", telephone="08-1", timezone="Europe/Stockholm", opening_hours={}
            )
        )
        session.add(District(id="d", name="Vårby"))
        session.flush()
        session.add_all(
            [
                Site(id="varby", district_id="d", name="Vårby bibliotek"),
                Site(id="skogas", district_id="d", name="Skogås bibliotek"),
                Service(
                    id="guide",
                    prefix="A",
                    position=1,
                    names={"sv": "Samhällsvägledning", "en": "Community guidance", "ar": "الإرشاد المجتمعي"},
                ),
                Service(id="errands", prefix="B", position=2, names={"sv": "Ärenden", "en": "Errands"}),
            ]
        )
        session.flush()
        for unit, site in (("unit-a", "varby"), ("unit-b", "varby"), ("unit-c", "skogas")):
            session.add(
                Terminal(
                    id=unit,
                    public_key="k" * 43,
                    state="approved",
                    asked_at=NOON,
                    version="1",
                    name=unit,
                    site=site,
                    last_report_at=NOON,
                )
            )
        for number in (1, 2):
            session.add(
                Person(
                    id=number,
                    login=f"guide{number}",
                    name=f"Guide {number}",
                    password_hash="-",
                    roles=["guide"],
                )
            )
