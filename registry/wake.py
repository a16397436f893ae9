"""Waking who waits for a change: woken only when the change is committed, and told nothing but its topic.

Who is woken reads the database again, so a wake may come once for many changes, or once too often, never too
seldom. Topics are strings such as ``queues:<site>``, ``calls``, ``call:<id>``, ``fleet``.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from sqlalchemy.orm import Session

_PENDING = "registry.wake"


def wake(session: Session, topic: str) -> None:
    """Wake the listeners of a topic if, and when, this session's transaction commits."""
    session.info.setdefault(_PENDING, set()).add(topic)


def take_pending(session: Session) -> frozenset[str]:
    """The topics to wake for this transaction, handed out once."""
    return frozenset(session.info.pop(_PENDING, ()))


class Wake:
    """The listeners of one process. ``emit`` may be called on any thread; ``listen`` belongs to a loop."""

    def __init__(self) -> None:
        self._listeners: set[_Listener] = set()
        self._lock = threading.Lock()
        self._closed = False

    @asynccontextmanager
    async def listen(self, *topics: str) -> AsyncIterator[AsyncIterator[str]]:
        """Topics as they are woken, from now on; the iterator ends when the registry stops.

        Enter it before reading the state that it watches: what changes in between is then not missed.
        """
        listener = _Listener(frozenset(topics), asyncio.get_running_loop())
        with self._lock:
            self._listeners.add(listener)
            if self._closed:
                listener.end()
        try:
            yield listener
        finally:
            with self._lock:
                self._listeners.discard(listener)

    def emit(self, topics: Iterable[str]) -> None:
        """Wake the listeners of these topics."""
        woken = frozenset(topics)
        with self._lock:
            for listener in self._listeners:
                listener.add(woken & listener.topics)

    def emit_all(self) -> None:
        """Wake everyone: something may have been missed."""
        with self._lock:
            for listener in self._listeners:
                listener.add(listener.topics)

    def close(self) -> None:
        """End every iterator, so that open streams do not hold up the registry's end."""
        with self._lock:
            self._closed = True
            for listener in self._listeners:
                listener.end()


class _Listener(AsyncIterator[str]):
    """Holds at most one wake per topic, however many come."""

    def __init__(self, topics: frozenset[str], loop: asyncio.AbstractEventLoop) -> None:
        self.topics = topics
        self._loop = loop
        self._pending: set[str] = set()
        self._changed = asyncio.Event()
        self._ended = False

    def add(self, topics: frozenset[str]) -> None:
        if topics:
            self._loop.call_soon_threadsafe(self._add, topics)

    def end(self) -> None:
        self._loop.call_soon_threadsafe(self._end)

    def _add(self, topics: frozenset[str]) -> None:
        self._pending |= topics
        self._changed.set()

    def _end(self) -> None:
        self._ended = True
        self._changed.set()

    async def __anext__(self) -> str:
        while not self._pending:
            if self._ended:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return self._pending.pop()
