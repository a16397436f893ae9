"""The registry's real application behind real TLS, stopped and started again as a test wishes."""

import socket
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import formatdate
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from sqlalchemy import text
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from provisioning.authority import Certificates, make_certificates
from registry.app import create_app
from registry.database import Database
from registry.fleet.rules import approve, ask_to_be_known, refuse
from registry.migrations import upgrade
from registry.places.load import load_file
from registry.settings import Address, Settings
from terminal.identity import UnitKey
from wire import EnrolmentRequest

ROOT = Path(__file__).parents[3]
PATIENCE_S = 20.0


def wait_for(condition: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Look until the condition holds; AssertionError when it does not in time."""
    end = time.monotonic() + patience_s
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        pause.wait(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server(uvicorn.Server):
    """Ends as a dying machine does: whoever is connected is cut off."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.cut()
        await super().shutdown(sockets)

    def cut(self) -> None:
        """Break all connections off, now."""
        for connection in list(self.server_state.connections):
            connection.transport.abort()


class Ear:
    """Stands before the application: hears each request, and may answer in its place or spoil its answer."""

    def __init__(self, app: ASGIApp, registry: "WorkingRegistry") -> None:
        self._app = app
        self._registry = registry

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = f"{scope['method']} {scope['path']}"
        self._registry.requests.append(request)
        status = self._registry.refusing.get(request)
        if status is not None:
            headers = [(b"date", self._registry.date())]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": b"{}"})
            return

        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                if self._registry.losing.get(request, 0) > 0:
                    # The work is done and on the disk; the answer never arrives.
                    self._registry.losing[request] -= 1
                    self._registry.cut()
                message["headers"] = [*message["headers"], (b"date", self._registry.date())]
            await send(message)

        await self._app(scope, receive, hear)


class WorkingRegistry:
    """One registry with the first municipality; ``clock`` is its own."""

    def __init__(
        self,
        folder: Path,
        registry_id: str = "huddinge",
        port: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        folder.mkdir(exist_ok=True)
        self.id = registry_id
        self.certificates: Certificates = make_certificates(folder, "Test", datetime.now(UTC))
        self.port = port or free_port()
        self.requests: list[str] = []
        self.losing: dict[str, int] = {}
        self.refusing: dict[str, int] = {}
        self._clock = clock
        self.settings = Settings(
            registry_id=registry_id,
            state=folder,
            database=f"sqlite:///{folder / 'registry.sqlite'}",
            pages=Address("127.0.0.1", 0),
            units=Address("127.0.0.1", self.port),
            certificate=self.certificates.registry,
            private_key=self.certificates.registry_key,
            ca=self.certificates.authority,
            public_url="http://127.0.0.1",
            announce=False,
            assets=ROOT / "assets",
            built=ROOT / "build",
        )
        self._database = Database(self.settings.database)
        upgrade(self._database)
        with self._database.session() as session:
            load_file(session, ROOT / "assets" / "municipalities" / "huddinge.toml")
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        server = Server(
            uvicorn.Config(
                Ear(create_app(self.settings, self._clock), self),
                host="127.0.0.1",
                port=self.port,
                ssl_certfile=str(self.certificates.registry),
                ssl_keyfile=str(self.certificates.registry_key),
                lifespan="on",
                log_level="critical",
                # The registry's clock, not this machine's, stands in its answers.
                date_header=False,
            )
        )
        thread = threading.Thread(target=server.run, name="registry", daemon=True)
        thread.start()
        wait_for(lambda: server.started or not thread.is_alive())
        assert server.started
        self._server, self._thread = server, thread

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(PATIENCE_S)
            assert not self._thread.is_alive()
            self._server = self._thread = None

    def cut(self) -> None:
        """Call in its own loop: the line breaks."""
        assert self._server is not None
        self._server.cut()

    def date(self) -> bytes:
        return formatdate(self._clock(), usegmt=True).encode()

    def know(self, key: UnitKey) -> None:
        """Approve a unit that has not even asked yet."""
        request = EnrolmentRequest(public_key=key.public_key_text, version="test")
        with self._database.session() as session:
            ask_to_be_known(session, key.unit, request, self._clock())
        self.approve(key.unit)

    def approve(self, unit: str, site: str = "varby") -> None:
        with self._database.session() as session:
            approve(session, unit, "Vårby bibliotek, entrén", site)

    def refuse(self, unit: str) -> None:
        with self._database.session() as session:
            refuse(session, unit)

    def count(self, table: str) -> int:
        """Rows of a table."""
        return int(str(self.one(f"SELECT count(*) FROM {table}")))

    def one(self, query: str) -> object:
        """The first value of a query, None where it finds nothing."""
        with self._database.session(reading=True) as session:
            return session.execute(text(query)).scalar()

    def units(self) -> list[str]:
        with self._database.session(reading=True) as session:
            return list(session.execute(text("SELECT id FROM terminals")).scalars())

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._database.close()
