"""Who plays in a test of a call; all of them leave the stage when it ends, however it ends."""

import asyncio
from collections.abc import Awaitable, Callable

from terminal.identity import UnitKey
from tests.registry.calls.guide import Guide
from tests.registry.calls.running import Running
from tests.registry.calls.unit import Unit


class Cast:
    def __init__(self, running: Running) -> None:
        self.running = running
        self._players: list[Guide | Unit] = []

    async def guide(self, cookie: str, desk: str | None = None, *, on_duty: bool = True) -> Guide:
        guide = Guide(self.running, cookie, desk)
        self._players.append(guide)
        return await guide.open(on_duty=on_duty)

    async def unit(self, key: UnitKey, call: str, token: str | None = None) -> Unit:
        unit = Unit(self.running, key, call)
        self._players.append(unit)
        return await unit.open(token)

    async def asking_unit(self, key: UnitKey, call: str) -> Unit:
        return await (await self.unit(key, call)).ask()

    async def leave(self) -> None:
        for player in self._players:
            await player.close()


def perform(running: Running, play: Callable[[Cast], Awaitable[None]]) -> None:
    """Run one scene in a loop of its own."""

    async def scene() -> None:
        cast = Cast(running)
        try:
            await play(cast)
        finally:
            await cast.leave()

    asyncio.run(scene())
