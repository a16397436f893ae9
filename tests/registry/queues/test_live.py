"""Pages that change by themselves, over a real socket."""

import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
import uvicorn

from registry.app import create_app
from registry.database import Database
from registry.fleet.models import Terminal
from registry.migrations import upgrade
from registry.people import Person
from registry.places.load import load_file
from registry.queues.rules import call_next
from registry.settings import Settings
from tests.registry.conftest import MUNICIPALITY
from tests.registry.queues import scenes
from tests.registry.queues.conftest import TODAY
from tests.registry.units import NOON, Clock

DEADLINE_S = 20


@pytest.fixture
def registry(settings: Settings, clock: Clock) -> Iterator[tuple[httpx.Client, Database]]:
    """A registry that listens, and a browser; ``unit-a`` stands at Vårby and has ``lease-1``."""
    app = create_app(settings, clock)
    database: Database = app.state.database
    upgrade(database)
    with database.session() as session:
        load_file(session, MUNICIPALITY)
    with database.session() as session:
        session.add(
            Terminal(
                id="unit-a",
                public_key="k" * 43,
                state="approved",
                asked_at=clock.now,
                version="1",
                name="Vårby",
                site="varby",
                last_report_at=clock.now,
            )
        )
        session.add(Person(id=1, login="amina", name="Amina", password_hash="-", roles=["guide"]))
        scenes.lease(session)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    try:
        with httpx.Client(
            base_url=address, timeout=DEADLINE_S, headers={"Accept-Language": "en"}, trust_env=False
        ) as client:
            yield client, database
    finally:
        server.should_exit = True
        thread.join(DEADLINE_S)
        listening.close()


def messages(answer: httpx.Response) -> Iterator[str]:
    """The messages of an event stream, as they arrive."""
    held: list[str] = []
    for line in answer.iter_lines():
        if line.startswith("data: "):
            held.append(line.removeprefix("data: "))
        elif not line and held:
            yield "\n".join(held)
            held = []


def test_a_page_learns_of_its_ticket_and_then_of_its_turn(
    registry: tuple[httpx.Client, Database],
) -> None:
    client, database = registry
    with client.stream("GET", f"/t/{scenes.ticket(1).id}/events?lang=en") as answer:
        told = messages(answer)
        assert "has not reached us yet" in next(told)
        with database.session() as session:
            scenes.tell(session, scenes.ticket(1))
        assert "You are next" in next(told)
        with database.session() as session:
            call_next(session, "guide", "varby", TODAY, scenes.guide(session), desk="Disk 7", now=NOON)
        assert "<bdi>Disk 7</bdi>" in next(told)


def test_a_page_learns_that_those_ahead_become_fewer(registry: tuple[httpx.Client, Database]) -> None:
    client, database = registry
    with database.session() as session:
        for number in (1, 2, 3):
            scenes.tell(session, scenes.ticket(number))
    with client.stream("GET", f"/t/{scenes.ticket(3).id}/events?lang=en") as answer:
        told = messages(answer)
        assert "<bdi>2</bdi> people ahead" in next(told)
        with database.session() as session:
            call_next(session, "guide", "varby", TODAY, scenes.guide(session), now=NOON)
        assert "<bdi>1</bdi> person ahead" in next(told)


def test_the_board_shows_a_call_at_once(registry: tuple[httpx.Client, Database]) -> None:
    client, database = registry
    with client.stream("GET", "/s/varby/events?lang=en") as answer:
        assert answer.headers["referrer-policy"] == "no-referrer"
        told = messages(answer)
        assert "No number called yet" in next(told)
        with database.session() as session:
            scenes.tell(session, scenes.ticket(1))
        assert "<bdi>1</bdi> waiting" in next(told)
        with database.session() as session:
            call_next(session, "guide", "varby", TODAY, scenes.guide(session), now=NOON)
        assert "<bdi>A1</bdi>" in next(told)
