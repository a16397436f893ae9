"""The registry's database: SQLite in one file by default, PostgreSQL when its URL is given.

Times in tables are unix seconds (UTC, float); days are calendar days of the municipality, ISO 8601 text.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Annotated, Any, ClassVar, Final, TypeVar

from fastapi import Depends
from fastapi.concurrency import contextmanager_in_threadpool
from sqlalchemy import Connection, Double, Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection

from registry.errors import DatabaseUnusable
from registry.wake import Wake, take_pending

T = TypeVar("T")

NOTIFY_CHANNEL: Final = "medborgarpunkt"
# A writer holds the file for one fsync, some 20 ms on a slow disk; five hundred of them may queue.
_BUSY_TIMEOUT_S: Final = 10.0
# Of the 40 threads that serve requests, half at most wait for the database with a transaction open.
_AT_ONCE: Final = 10
# Below it, two connections to a WAL file can lose a commit (DESIGN, decision 1).
_SAFE_WAL: Final = (3, 51, 3)


class Base(DeclarativeBase):
    """What every table is; constraints have names, so that a migration can drop them again."""

    # Unix seconds need 53 bits.
    type_annotation_map: ClassVar = {float: Double}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Database:
    """One database, and who waits for its changes.

    Raises:
        DatabaseUnusable: the URL names no database that we know, or its folder cannot be made.
    """

    def __init__(self, url: str) -> None:
        self.wake = Wake()
        try:
            address = make_url(url)
        except ArgumentError as error:
            raise DatabaseUnusable(f"database: {error}") from error
        self.embedded = address.get_backend_name() == "sqlite"
        # A login, a ticket's id or a hash is nothing for a log.
        pool: dict[str, Any] = {"pool_size": _AT_ONCE, "max_overflow": 3 * _AT_ONCE, "hide_parameters": True}
        self._reading_places = asyncio.Semaphore(_AT_ONCE)
        self._writing_places = asyncio.Semaphore(1 if self.embedded else _AT_ONCE)
        if self.embedded:
            self.engine = create_engine(address, connect_args={"timeout": _BUSY_TIMEOUT_S}, **pool)
            event.listen(self.engine, "connect", _open)
            event.listen(self.engine, "begin", _begin)
        else:
            # A connection that the server has dropped is found out before a resident's request meets it.
            address = address.set(drivername="postgresql+psycopg")
            self.engine = create_engine(address, pool_pre_ping=True, **pool)
        self._reading: Engine = self.engine.execution_options(registry_reading=True)

    @contextmanager
    def session(self, *, reading: bool = False) -> Iterator[Session]:
        """One transaction, whole or not at all; after it those are woken whom ``wake`` named.

        On SQLite it holds the one place of a writer from its first statement, unless it is only ``reading``.
        """
        with Session(self._reading if reading else self.engine, expire_on_commit=False) as session:
            try:
                yield session
                session.flush()
                topics = take_pending(session)
                if topics and not self.embedded:
                    _notify(session, topics)
                session.commit()
            except BaseException:
                take_pending(session)
                session.rollback()
                raise
        if self.embedded:
            self.wake.emit(topics)

    @asynccontextmanager
    async def place(self, *, reading: bool = False) -> AsyncIterator[None]:
        """Wait, on no thread, until there is room for one more transaction that may need several threads.

        A request moves from thread to thread while its transaction is open. Were all threads taken by those
        who wait for the writer's place, the one who has it could not go on, and nobody would be served.
        """
        async with self._reading_places if reading else self._writing_places:
            yield

    async def transact(self, work: Callable[[Session], T], *, reading: bool = False) -> T:
        """Do ``work`` on another thread, in a transaction of its own; gives what it gives."""

        def run() -> T:
            with self.session(reading=reading) as session:
                return work(session)

        async with self.place(reading=reading):
            return await run_in_threadpool(run)

    def check(self) -> None:
        """Ask the database anything at all.

        Raises:
            DatabaseUnusable: it does not answer.
        """
        try:
            with self.session(reading=True) as session:
                session.execute(text("SELECT 1"))
        except OperationalError as error:
            raise DatabaseUnusable(f"database: {error.orig}") from error

    def close(self) -> None:
        self.engine.dispose()


def hold(session: Session, what: int) -> None:
    """Wait until no other transaction holds this, then hold it until ours ends.

    On SQLite a writer is alone anyway. Take it before reading what it guards: what was read may be old.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:what)"), {"what": what})


def _open(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    try:
        _make_durable(connection)
    except sqlite3.Error:
        # The pool has not counted it yet, and would leave it open.
        connection.close()
        raise


def _make_durable(connection: sqlite3.Connection) -> None:
    # We begin transactions ourselves: the driver's own rules would begin them too late.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    if sqlite3.sqlite_version_info >= _SAFE_WAL:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    else:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")


def _begin(connection: Connection) -> None:
    # A writer that began as a reader may find another in its place, and could only give up.
    reading = connection.get_execution_options().get("registry_reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _notify(session: Session, topics: frozenset[str]) -> None:
    for topic in sorted(topics):
        values = {"channel": NOTIFY_CHANNEL, "topic": topic}
        session.execute(text("SELECT pg_notify(:channel, :topic)"), values)


def _database(connection: HTTPConnection) -> Database:
    database: Database = connection.app.state.database
    return database


DatabaseDep = Annotated[Database, Depends(_database)]


async def _session(connection: HTTPConnection, database: DatabaseDep) -> AsyncIterator[Session]:
    # A unit's token is remembered against its second use, so that even a unit's GET writes.
    reading = connection.scope.get("method") in {"GET", "HEAD"} and "authorization" not in connection.headers
    async with (
        database.place(reading=reading),
        contextmanager_in_threadpool(database.session(reading=reading)) as session,
    ):
        yield session


SessionDep = Annotated[Session, Depends(_session, scope="function")]
"""One transaction a request, committed before its answer leaves; WebSockets outlive one, and have none."""
