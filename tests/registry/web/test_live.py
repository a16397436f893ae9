import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import StreamingResponse

from registry.database import Database
from registry.migrations import upgrade
from registry.places import District
from registry.wake import wake
from registry.web import live

PATIENCE_S = 20.0


@pytest.fixture
def request_(tmp_path: Path) -> Any:
    """A browser's request for a live section."""
    app = FastAPI()
    app.state.database = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    app.state.clock = time.time
    upgrade(app.state.database)
    yield Request({"type": "http", "app": app, "headers": [], "method": "GET", "path": "/"})
    app.state.database.close()


def names(session: Session) -> str:
    return "<p>\n" + ", ".join(session.scalars(select(District.name).order_by(District.name))) + "\n</p>"


def add(database: Database, name: str, topic: str = "places") -> None:
    with database.session() as session:
        session.add(District(id=name, name=name))
        wake(session, topic)


def event(*lines: str) -> str:
    return "".join(f"data: {line}\n" for line in lines) + "\n"


async def following(response: StreamingResponse) -> Callable[[], Any]:
    """The next thing that is not a sign of life."""
    stream: AsyncIterator[Any] = response.body_iterator.__aiter__()

    async def following_one() -> str:
        async with asyncio.timeout(PATIENCE_S):
            while (said := str(await anext(stream))).startswith(":"):
                pass
            return said

    return following_one


def test_the_state_comes_at_once_and_again_when_it_changes(request_: Request) -> None:
    database: Database = request_.app.state.database

    async def story() -> list[str]:
        next_one = await following(live(request_, ["places"], names))
        first = await next_one()
        await asyncio.to_thread(add, database, "Vårby")
        return [first, await next_one()]

    assert asyncio.run(story()) == [event("<p>", "", "</p>"), event("<p>", "Vårby", "</p>")]


def test_what_changed_between_reading_and_waiting_is_not_missed(request_: Request) -> None:
    database: Database = request_.app.state.database

    def render(session: Session) -> str:
        return str(len(session.scalars(select(District)).all()))

    async def story() -> list[str]:
        next_one = await following(live(request_, ["places"], render))
        said = [await next_one()]
        for name in ("a", "b", "c"):
            await asyncio.to_thread(add, database, name)
        while said[-1] != event("3"):
            said.append(await next_one())
        return said

    said = asyncio.run(story())
    assert said[0] == event("0")
    # Changes that come close together are told as one.
    assert len(said) <= 3


def test_a_section_turns_by_the_mere_passing_of_time(request_: Request) -> None:
    turns_at = time.time() + 0.8

    def render(_session: Session) -> str:
        return "late" if time.time() >= turns_at else "online"

    def due(_session: Session) -> float | None:
        return turns_at if time.time() < turns_at else None

    async def story() -> list[str]:
        next_one = await following(live(request_, ["places"], render, due=due))
        return [await next_one(), await next_one()]

    assert asyncio.run(story()) == [event("online"), event("late")]


def test_what_did_not_change_is_a_sign_of_life_only(request_: Request) -> None:
    database: Database = request_.app.state.database

    async def story() -> list[str]:
        response = live(request_, ["places"], lambda _session: "same")
        stream = response.body_iterator.__aiter__()
        said = [str(await anext(stream))]
        await asyncio.to_thread(add, database, "a")
        said.append(str(await anext(stream)))
        return said

    assert asyncio.run(story()) == [event("same"), ": still here\n\n"]


def test_streams_end_with_the_registry(request_: Request) -> None:
    database: Database = request_.app.state.database

    async def story() -> list[str]:
        response = live(request_, ["places"], names)
        stream = response.body_iterator.__aiter__()
        said = [str(await anext(stream))]
        database.wake.close()
        async with asyncio.timeout(PATIENCE_S):
            said += [str(more) async for more in stream]
        return said

    assert asyncio.run(story()) == [event("<p>", "", "</p>")]
