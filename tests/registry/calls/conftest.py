"""A small municipality with two terminals and three guides, on either database."""

import pytest
from sqlalchemy import select

from registry.calls import duty, rules
from registry.calls.models import Call, CallCount
from registry.database import Database
from registry.fleet.models import Terminal
from registry.people import ANY_TOPIC, Person, Skill
from registry.places import District, Municipality, Site
from wire import Ask

NOON = 1_795_434_000.0
"""2026-11-23 12:40 in Stockholm."""
TODAY = "2026-11-23"
SKILLS = {1: [("sv", ANY_TOPIC), ("ar", "housing")], 2: [("ar", ANY_TOPIC)], 3: [("so", "money")]}


class Centre:
    """The service centre: what guides and units do, each in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def on_duty(self, person: int, desk: str | None = None, now: float = NOON) -> str:
        desk = desk or f"desk-{person}"
        with self.database.session() as session:
            duty.open_desk(session, desk, person, now)
            rules.set_duty(session, desk, on_duty=True)
        return desk

    def ask(self, call: str, *, language: str = "ar", unit: str = "unit-a", now: float = NOON) -> Call:
        asked = Ask(call=call, language=language, topic="housing", source="button")
        with self.database.session() as session:
            rules.ask(session, unit, asked, day=TODAY, patience_s=45, now=now)
        return self.call(call)

    def accept(self, call: str, desk: str, now: float = NOON) -> bool:
        with self.database.session() as session:
            return rules.accept(session, call, desk, now)

    def call(self, call: str) -> Call:
        with self.database.session(reading=True) as session:
            return session.get_one(Call, call)

    def end_of(self, call: str) -> tuple[str, str | None, str | None]:
        found = self.call(call)
        return found.state, found.outcome, found.cause

    def counts(self) -> dict[tuple[str, str], int]:
        with self.database.session(reading=True) as session:
            rows = session.scalars(select(CallCount).where(CallCount.count != 0))
            return {(row.outcome, row.cause): row.count for row in rows}

    def terminal(self, unit: str) -> Terminal:
        with self.database.session(reading=True) as session:
            return session.get_one(Terminal, unit)


@pytest.fixture
def centre(database: Database) -> Centre:
    with database.session() as session:
        session.add(
            Municipality(
                id="m", name="Kommunen", telephone="08-1", timezone="Europe/Stockholm", opening_hours={}
            )
        )
        session.add(District(id="varby", name="Vårby"))
        session.flush()
        session.add(Site(id="varby", district_id="varby", name="Vårby bibliotek"))
        session.flush()
        for unit in ("unit-a", "unit-b"):
            session.add(
                Terminal(
                    id=unit, public_key="k" * 43, state="approved", asked_at=NOON, version="1", site="varby"
                )
            )
        for number, skills in SKILLS.items():
            person = Person(
                id=number, login=f"g{number}", name=f"G{number}", password_hash="-", roles=["guide"]
            )
            person.skills = [Skill(language=language, topic=topic) for language, topic in skills]
            session.add(person)
    return Centre(database)
