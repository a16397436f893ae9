"""A unit in Python: one line for one call, without sound and picture."""

import asyncio
import time
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from terminal.identity import UnitKey
from tests.registry.calls.running import REGISTRY_ID, Running, trusting
from wire import API_PATH, TLS_SERVER_NAME, Ask, CallMessage, parse_call_message


class Unit:
    def __init__(self, running: Running, key: UnitKey, call: str) -> None:
        self._running = running
        self._key = key
        self.call = call
        self.line: ClientConnection | None = None

    async def open(self, token: str | None = None) -> "Unit":
        token = token or self._key.token(REGISTRY_ID, time.time())
        self.line = await connect(
            f"{self._running.units_url.replace('https', 'wss')}{API_PATH}/call",
            ssl=trusting(self._running),
            server_hostname=TLS_SERVER_NAME,
            additional_headers={"Authorization": f"Bearer {token}"},
            proxy=None,
        )
        return self

    async def ask(self, language: str = "sv") -> "Unit":
        await self.say(Ask(call=self.call, language=language, topic="housing", source="glass"))
        return self

    async def say(self, message: CallMessage) -> None:
        assert self.line is not None
        await self.line.send(message.model_dump_json())

    async def said(self, kind: type[Any], timeout_s: float = 15.0) -> Any:
        """The next message of that kind; others are skipped."""
        assert self.line is not None
        async with asyncio.timeout(timeout_s):
            while True:
                message = parse_call_message(await self.line.recv())
                if isinstance(message, kind):
                    return message

    async def break_line(self) -> None:
        """As when a cable is pulled out: no farewell."""
        assert self.line is not None
        self.line.transport.abort()
        await self.line.wait_closed()

    async def close(self) -> None:
        if self.line is not None:
            await self.line.close()
