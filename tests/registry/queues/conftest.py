"""A small municipality with two sites, two services, two terminals and two guides, on either database."""

import pytest
from starlette.responses import Response

from registry.database import Database
from registry.fleet.models import Terminal
from registry.people import Person
from registry.people.session import start_session
from registry.places import District, Municipality, Service, Site
from registry.settings import Settings
from tests.registry.browser import TestClient
from tests.registry.units import NOON, Unit

TODAY = "2026-11-23"
"""The day of ``NOON``."""


@pytest.fixture
def database(database: Database) -> Database:
    """A database that is empty but for the municipality."""
    populate(database)
    return database


@pytest.fixture
def unit(client: TestClient, store: Database) -> Unit:
    """An approved unit at Vårby bibliotek that reported a moment ago."""
    found = Unit().become_known(client, store)
    assert found.report(client).status_code == 200
    return found


@pytest.fixture
def guide(client: TestClient, store: Database) -> TestClient:
    """The browser, with Amina signed in, who is a guide."""
    # Not by her password: hashing it well takes longer than the rest of a test.
    answer = Response()
    settings: Settings = client.app.state.settings  # type: ignore[attr-defined]
    with store.session() as session:
        amina = Person(login="amina", name="Amina", password_hash="-", roles=["guide"])
        session.add(amina)
        session.flush()
        start_session(session, amina, settings, answer, NOON)
    client.headers["Cookie"] = answer.headers["set-cookie"].partition(";")[0]
    return client


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
