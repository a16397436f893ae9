import asyncio
from pathlib import Path

import pytest

from registry.database import Database
from registry.wake import Wake, wake

PATIENCE_S = 10.0


async def first(woken: asyncio.Queue[str]) -> str:
    async with asyncio.timeout(PATIENCE_S):
        return await woken.get()


def test_only_a_commit_wakes(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")

    def fail() -> None:
        with database.session() as session:
            wake(session, "lost")
            raise LookupError

    def succeed() -> None:
        with database.session() as session:
            wake(session, "kept")
            wake(session, "kept")

    async def story() -> list[str]:
        async with database.wake.listen("lost", "kept") as woken:
            with pytest.raises(LookupError):
                await asyncio.to_thread(fail)
            await asyncio.to_thread(succeed)
            database.wake.close()
            return [topic async for topic in woken]

    assert asyncio.run(story()) == ["kept"]
    database.close()


def test_a_change_of_another_topic_wakes_nobody() -> None:
    hub = Wake()

    async def story() -> list[str]:
        async with hub.listen("queues:varby") as woken:
            hub.emit(["queues:skogas"])
            hub.emit(["queues:varby", "fleet"])
            hub.close()
            return [topic async for topic in woken]

    assert asyncio.run(story()) == ["queues:varby"]


def test_many_changes_are_one_wake() -> None:
    hub = Wake()

    async def story() -> list[str]:
        async with hub.listen("fleet") as woken:
            for _ in range(1000):
                hub.emit(["fleet"])
            hub.close()
            return [topic async for topic in woken]

    assert asyncio.run(story()) == ["fleet"]


def test_every_listener_is_woken_and_one_that_left_is_not() -> None:
    hub = Wake()

    async def story() -> tuple[str, str]:
        async with hub.listen("fleet"):
            pass
        async with hub.listen("fleet") as one, hub.listen("calls", "fleet") as other:
            hub.emit(["fleet"])
            async with asyncio.timeout(PATIENCE_S):
                return await anext(one), await anext(other)

    assert asyncio.run(story()) == ("fleet", "fleet")


def test_who_listens_after_the_end_is_told_so() -> None:
    hub = Wake()

    async def story() -> list[str]:
        hub.close()
        async with hub.listen("fleet") as woken:
            return [topic async for topic in woken]

    assert asyncio.run(story()) == []


def test_after_a_gap_everyone_is_woken() -> None:
    hub = Wake()

    async def story() -> set[str]:
        async with hub.listen("fleet", "calls") as woken:
            hub.emit_all()
            hub.close()
            return {topic async for topic in woken}

    assert asyncio.run(story()) == {"fleet", "calls"}
