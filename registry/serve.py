"""Serving: browsers by plain HTTP, units by TLS, one process, one loop; ends cleanly on SIGTERM."""

import asyncio
import contextlib
import logging
import os
import signal
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

import uvicorn
from fastapi import FastAPI
from sdnotify import SystemdNotifier

from registry.announce import Announcement, announced, fingerprint_of
from registry.app import create_app
from registry.database import Database
from registry.errors import SettingsError
from registry.migrations import upgrade
from registry.settings import Address, Settings
from registry.tending import beside
from registry.websocket import WebSocketProtocol

# A form in flight ends by itself; a stream is told to end before.
_GRACE_S: Final = 5
# wire.Signal holds 64,000 characters at most.
_LARGEST_MESSAGE: Final = 128 * 1024
_log = logging.getLogger(__name__)


async def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        SettingsError: a certificate cannot be used, or an address is taken or not this machine's.
        DatabaseUnusable: the database cannot be opened or brought up to date.
    """
    _check_certificates(settings)
    fingerprint = fingerprint_of(settings.ca)
    app = create_app(settings)
    database: Database = app.state.database
    with contextlib.closing(database):
        await asyncio.to_thread(upgrade, database)
        await _serve(app, settings, database, fingerprint)


async def _serve(app: FastAPI, settings: Settings, database: Database, fingerprint: str) -> None:
    with _bound("pages", settings.pages) as pages, _bound("units", settings.units) as units:
        servers = [_server(app), _server(app, settings)]
        async with app.router.lifespan_context(app), contextlib.AsyncExitStack() as around:
            tasks = [
                asyncio.create_task(server.serve(sockets=[bound]))
                for server, bound in zip(servers, (pages, units), strict=True)
            ]
            if settings.announce:
                port = units.getsockname()[1]
                what = Announcement(settings.registry_id, settings.units.host, port, fingerprint)
                await around.enter_async_context(announced(what))
            await around.enter_async_context(_notified(servers))
            try:
                await _stopped(tasks)
            finally:
                # Open streams end first; else the servers would wait for them.
                database.wake.close()
                for server in servers:
                    server.should_exit = True
                await asyncio.gather(*tasks)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Two servers share one process: signals are ours."""
        yield


def _server(app: FastAPI, tls: Settings | None = None) -> _Server:
    config = uvicorn.Config(
        app,
        lifespan="off",
        log_config=None,
        # A line per request would tell who follows which ticket.
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws=WebSocketProtocol,
        ws_max_size=_LARGEST_MESSAGE,
        timeout_graceful_shutdown=_GRACE_S,
        ssl_certfile=str(tls.certificate) if tls else None,
        ssl_keyfile=str(tls.private_key) if tls else None,
    )
    return _Server(config)


def _check_certificates(settings: Settings) -> None:
    for key, path in (("certificate", settings.certificate), ("private_key", settings.private_key)):
        if not path.is_file():
            raise SettingsError(f"{key} = {str(path)!r}; allowed: a file in PEM")
    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(
            settings.certificate, settings.private_key
        )
    except (OSError, ssl.SSLError) as error:
        value = str(settings.private_key)
        allowed = f"the certificate's key, in PEM ({error})"
        raise SettingsError(f"private_key = {value!r}; allowed: {allowed}") from error


@contextlib.contextmanager
def _bound(key: str, address: Address) -> Iterator[socket.socket]:
    bound = None
    try:
        family = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)[0][0]
        bound = socket.create_server((address.host, address.port), family=family, backlog=2048)
    except OSError as error:
        reason = error.strerror or error
        value = f"{address.host}:{address.port}"
        raise SettingsError(
            f"{key} = {value!r}; allowed: a free address of this machine ({reason})"
        ) from error
    with bound:
        host, port = bound.getsockname()[:2]
        _log.info("Serving %s at %s:%s", key, host, port)
        yield bound


async def _stopped(tasks: list[asyncio.Task[None]]) -> None:
    """Wait for a signal; a server that ends by itself ends all, with its error."""
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked.set)
    waiting = asyncio.create_task(asked.wait())
    await asyncio.wait([waiting, *tasks], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    _log.info("Stopping")


@asynccontextmanager
async def _notified(servers: list[_Server]) -> AsyncIterator[None]:
    """systemd knows that we serve, and that our loop turns (sd_notify; WatchdogSec)."""
    notifier = SystemdNotifier()
    period_s = int(os.environ.get("WATCHDOG_USEC", "0")) / 1e6 / 2

    async def beat() -> None:
        for server in servers:
            await server.ready.wait()
        notifier.notify("READY=1")
        if notifier.socket is not None:
            # A beat that nobody reads may be lost; it shall not stop the loop whose life it tells.
            notifier.socket.setblocking(False)
        while period_s:
            notifier.notify("WATCHDOG=1")
            await asyncio.sleep(period_s)

    async with beside("beat", beat()):
        try:
            yield
        finally:
            notifier.notify("STOPPING=1")
