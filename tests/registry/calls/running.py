"""A whole registry on this machine, in a thread: pages by plain HTTP, units by TLS, calls tended."""

import asyncio
import datetime
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path

import uvicorn
from sqlalchemy import delete, select
from starlette.responses import Response

from provisioning.authority import make_certificates
from registry.app import create_app
from registry.calls.models import Call, CallCount, CallSignal, Desk
from registry.database import Database
from registry.fleet.models import Terminal
from registry.migrations import upgrade
from registry.people import ANY_TOPIC, Person, Skill
from registry.people.models import SignIn
from registry.people.session import start_session
from registry.places import District, Municipality, Site
from registry.settings import Address, Settings
from registry.websocket import WebSocketProtocol
from terminal.identity import UnitKey

REGISTRY_ID = "registry-of-the-test"


def wait_until(holds: Callable[[], object], timeout_s: float = 15.0) -> None:
    """Wait for a condition; fails when it does not come true in time."""
    pause = threading.Event()
    deadline = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < deadline, "it did not come true in time"
        pause.wait(0.02)


async def until(holds: Callable[[], object]) -> None:
    """As ``wait_until``, while the loop goes on."""
    await asyncio.to_thread(wait_until, holds)


class Clock:
    """The time of day, that a test may turn forward."""

    def __init__(self) -> None:
        self.ahead_s = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead_s


class Running:
    """A registry that serves; ``stop`` is its end as by SIGTERM."""

    def __init__(
        self, folder: Path, *, patience_s: float = 30.0, url: str | None = None, built: Path | None = None
    ) -> None:
        now = datetime.datetime.now(datetime.UTC)
        self.certificates = make_certificates(folder / "pki", "Kommunen", now)
        folder.mkdir(parents=True, exist_ok=True)
        self._sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        pages, units = (bound.getsockname()[1] for bound in self._sockets)
        self.pages_url = f"http://127.0.0.1:{pages}"
        self.units_url = f"https://127.0.0.1:{units}"
        root = Path(__file__).parents[3]
        self.settings = Settings(
            registry_id=REGISTRY_ID,
            state=folder,
            database=url or f"sqlite:///{folder / 'registry.sqlite'}",
            pages=Address("127.0.0.1", pages),
            units=Address("127.0.0.1", units),
            certificate=self.certificates.registry,
            private_key=self.certificates.registry_key,
            ca=self.certificates.authority,
            public_url=self.pages_url,
            announce=False,
            assets=root / "assets",
            built=built or root / "build",
            call_patience_s=patience_s,
        )
        self.clock = Clock()
        self.app = create_app(self.settings, self.clock)
        self.database: Database = self.app.state.database
        upgrade(self.database)
        self._servers = [self._server(tls=False), self._server(tls=True)]
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="registry")

    def start(self) -> None:
        self._thread.start()
        wait_until(lambda: all(server.started for server in self._servers))

    def stop(self) -> None:
        self.database.wake.close()
        for server in self._servers:
            server.should_exit = True
        self._thread.join(15)
        assert not self._thread.is_alive()
        for bound in self._sockets:
            bound.close()

    def _server(self, *, tls: bool) -> uvicorn.Server:
        config = uvicorn.Config(
            self.app,
            lifespan="off",
            log_config=None,
            ws=WebSocketProtocol,
            timeout_graceful_shutdown=2,
            ssl_certfile=str(self.settings.certificate) if tls else None,
            ssl_keyfile=str(self.settings.private_key) if tls else None,
        )
        return uvicorn.Server(config)

    async def _serve(self) -> None:
        async with self.app.router.lifespan_context(self.app):
            await asyncio.gather(
                *(
                    server.serve(sockets=[bound])
                    for server, bound in zip(self._servers, self._sockets, strict=True)
                )
            )

    def load_places(self) -> None:
        with self.database.session() as session:
            session.add(
                Municipality(
                    id="m", name="Kommunen", telephone="08-1", timezone="Europe/Stockholm", opening_hours={}
                )
            )
            session.add(District(id="varby", name="Vårby"))
            session.flush()
            session.add(Site(id="varby", district_id="varby", name="Vårby bibliotek"))

    def add_guide(self, name: str, skills: Sequence[tuple[str, str]] = (("sv", ANY_TOPIC),)) -> str:
        """A guide who is signed in; gives the browser's cookie, ``name=value``."""
        response = Response()
        with self.database.session() as session:
            person = Person(login=name.lower(), name=name, password_hash="-", roles=["guide"])
            person.skills = [Skill(language=language, topic=topic) for language, topic in skills]
            session.add(person)
            session.flush()
            start_session(session, person, self.settings, response, time.time())
        cookie = SimpleCookie(response.headers["set-cookie"])["session"]
        return f"session={cookie.value}"

    def sign_out_everyone(self) -> None:
        with self.database.session() as session:
            session.execute(delete(SignIn))

    def add_unit(self, key: UnitKey) -> None:
        """An approved terminal at Vårby."""
        with self.database.session() as session:
            session.add(
                Terminal(
                    id=key.unit,
                    public_key=key.public_key_text,
                    state="approved",
                    asked_at=time.time(),
                    version="1",
                    name="Vårby 1",
                    site="varby",
                )
            )

    def call(self, call_id: str) -> Call | None:
        with self.database.session(reading=True) as session:
            return session.get(Call, call_id)

    def counts(self) -> dict[tuple[str, str], int]:
        """Calls by (outcome, cause)."""
        with self.database.session(reading=True) as session:
            rows = session.scalars(select(CallCount).where(CallCount.count > 0))
            return {(row.outcome, row.cause): row.count for row in rows}

    def desks_on_duty(self) -> int:
        with self.database.session(reading=True) as session:
            return len(session.scalars(select(Desk).where(Desk.on_duty)).all())

    def signals(self) -> int:
        with self.database.session(reading=True) as session:
            return len(session.scalars(select(CallSignal)).all())


def trusting(running: Running) -> ssl.SSLContext:
    """What a unit trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(running.certificates.authority)
    return context


@contextmanager
def running_registry(
    folder: Path,
    *,
    patience_s: float = 30.0,
    url: str | None = None,
    shared: bool = False,
    built: Path | None = None,
) -> Iterator[Running]:
    """A registry with one site, serving until the end of the block; ``shared``: its database has it."""
    running = Running(folder, patience_s=patience_s, url=url, built=built)
    if not shared:
        running.load_places()
    running.start()
    try:
        yield running
    finally:
        running.stop()
