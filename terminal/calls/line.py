"""The unit's line to the registry for one call: asks, asks again after a break, gives up after a while."""

import asyncio
import logging
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final, Protocol
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidURI

from terminal.config import Config
from terminal.errors import RegistryUnreachable, TerminalError
from terminal.identity import load_or_make_key
from terminal.store import Store
from wire import API_PATH, TLS_SERVER_NAME, CallMessage, Hold, parse_call_message

CONNECT_S: Final = 3.0
HOLD_S: Final = 5.0
# As long as the registry waits for us.
GRACE_S: Final = 10.0
_RETRY_S: Final = 0.5
# A description of 64,000 characters, escaped in JSON.
_MAX_MESSAGE: Final = 256 * 1024
_log = logging.getLogger(__name__)


class Line(Protocol):
    """What a dialogue needs of a line; ``messages`` ends by raising ``RegistryUnreachable``."""

    def messages(self) -> AsyncIterator[CallMessage]:
        """What the registry says. Raises RegistryUnreachable: no line within 3 s, or lost for 10."""

    def say(self, message: CallMessage) -> None:
        """Say it now, and again after each break: the registry tells a repetition from something new."""

    async def say_last(self, message: CallMessage) -> None:
        """Say one thing more if the line stands, and close it."""


class RegistryLine:
    """A WebSocket under TLS, to the registry whose address the agent has found."""

    def __init__(self, config: Config, store: Store) -> None:
        self._config = config
        self._store = store
        self._said: list[CallMessage] = []
        self._socket: ClientConnection | None = None
        self._unsent = asyncio.Event()
        self._over = False

    def say(self, message: CallMessage) -> None:
        self._said.append(message)
        self._unsent.set()

    async def messages(self) -> AsyncIterator[CallMessage]:
        give_up_at: float | None = None
        while True:
            try:
                socket = await self._open()
            except RegistryUnreachable:
                if give_up_at is None or time.monotonic() >= give_up_at:
                    raise
                await asyncio.sleep(_RETRY_S)
                continue
            self._socket = socket
            speaking = asyncio.create_task(self._speak(socket))
            try:
                with suppress(ConnectionClosed):
                    async for text in socket:
                        yield parse_call_message(text)
            except ValueError as error:
                _log.warning("the registry said what is no message: %s", error)
            finally:
                self._socket = None
                speaking.cancel()
                # Not awaited by itself: its cancelling and our own could not be told apart.
                await asyncio.gather(speaking, return_exceptions=True)
                await socket.close()
            if self._over:
                return
            _log.info("the line to the registry broke (%s); trying again", socket.close_code)
            give_up_at = time.monotonic() + GRACE_S
            await asyncio.sleep(_RETRY_S)

    async def say_last(self, message: CallMessage) -> None:
        self._over = True
        if (socket := self._socket) is None:
            return
        with suppress(ConnectionClosed, TimeoutError):
            async with asyncio.timeout(1.0):
                await socket.send(message.model_dump_json())
                await socket.close()

    async def _speak(self, socket: ClientConnection) -> None:
        told = 0
        with suppress(ConnectionClosed):
            while True:
                self._unsent.clear()
                for message in self._said[told:]:
                    await socket.send(message.model_dump_json())
                    told += 1
                try:
                    async with asyncio.timeout(HOLD_S):
                        await self._unsent.wait()
                except TimeoutError:
                    await socket.send(Hold().model_dump_json())

    async def _open(self) -> ClientConnection:
        try:
            url, headers = self._address()
            async with asyncio.timeout(CONNECT_S):
                return await connect(
                    url,
                    ssl=_trusting(self._config),
                    server_hostname=TLS_SERVER_NAME,
                    additional_headers=headers,
                    proxy=None,
                    max_size=_MAX_MESSAGE,
                    ping_interval=HOLD_S,
                    ping_timeout=GRACE_S,
                    close_timeout=1,
                )
        except (OSError, InvalidHandshake, InvalidURI, TimeoutError, TerminalError) as error:
            raise RegistryUnreachable(f"no line for a call: {error or type(error).__name__}") from error

    def _address(self) -> tuple[str, dict[str, str]]:
        rows = self._store.read("SELECT * FROM link WHERE state = 'online'")
        if not rows or not rows[0]["base_url"] or not rows[0]["registry"]:
            raise RegistryUnreachable("the agent has no registry on line")
        link = rows[0]
        base = urlsplit(link["base_url"])
        key = load_or_make_key(self._config.state)
        token = key.token(link["registry"], time.time() - link["clock_ahead_s"])
        return f"wss://{base.netloc}{API_PATH}/call", {"Authorization": f"Bearer {token}"}


def _trusting(config: Config) -> ssl.SSLContext:
    """Trust in the one authority that the unit was given, and in no other."""
    if config.registry_ca is None:
        raise RegistryUnreachable("no registry_ca is configured")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_verify_locations(config.registry_ca)
    return context


OpenLine = Callable[[Config, Store], Line]
