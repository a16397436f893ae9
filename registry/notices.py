"""Waking across replicas: PostgreSQL tells every one of them what one committed (LISTEN and NOTIFY)."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import psycopg
from psycopg import sql

from registry.database import NOTIFY_CHANNEL, Database
from registry.tending import beside

NAME: Final = "medborgarpunkt notices"
"""How the server's own lists name this connection."""
_RETRY_S: Final = 1.0
# A line that a switch has forgotten is silent for good: the kernel asks after 5 s, and gives it up after 15.
_KEEPALIVE: Final[dict[str, Any]] = {"keepalives_idle": 5, "keepalives_interval": 3, "keepalives_count": 3}
_log = logging.getLogger(__name__)


@asynccontextmanager
async def hear_notices(database: Database) -> AsyncIterator[None]:
    """While inside, this process's listeners are woken by commits of all; with SQLite there is nobody else.

    On return from entering, notices are heard, or the server could not be reached and is tried again.
    """
    if database.embedded:
        yield
        return
    first_try = asyncio.Event()
    async with beside("notices", _hear(database, first_try)):
        await first_try.wait()
        yield


async def _hear(database: Database, first_try: asyncio.Event) -> None:
    address = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(
                address, autocommit=True, application_name=NAME, **_KEEPALIVE
            ) as connection:
                await connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(NOTIFY_CHANNEL)))
                # What was committed while nobody listened is read again.
                database.wake.emit_all()
                first_try.set()
                async for notice in connection.notifies():
                    database.wake.emit([notice.payload])
        except psycopg.Error as error:
            _log.warning("No notices from the database: %s; trying again", error)
        first_try.set()
        await asyncio.sleep(_RETRY_S)
