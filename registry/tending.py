"""Doing something again and again beside the requests, for as long as the registry serves."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

log = logging.getLogger(__name__)


@asynccontextmanager
async def beside(name: str, work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """While inside, ``work`` runs beside; at the end it is cancelled, and has ended."""
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def tended(name: str, beat_s: float, work: Callable[[], None]) -> AbstractAsyncContextManager[None]:
    """While inside, ``work`` is done at once and then every ``beat_s`` seconds, on another thread.

    What it raises is logged, and it is done again at the next beat.
    """
    return beside(name, _tend_always(name, beat_s, work))


async def _tend_always(name: str, beat_s: float, work: Callable[[], None]) -> None:
    while True:
        try:
            await _done(work)
        except SQLAlchemyError as error:
            log.error("%s cannot be tended: %s; trying again", name, error)  # noqa: TRY400 - no mistake of ours
        except Exception:
            # A mistake of ours must not end all tending until the next restart.
            log.exception("%s cannot be tended; trying again", name)
        await asyncio.sleep(beat_s)


async def _done(work: Callable[[], None]) -> None:
    """Do it on another thread; who is cancelled waits for it still: no thread can be stopped."""
    working = asyncio.ensure_future(run_in_threadpool(work))
    try:
        await asyncio.shield(working)
    except asyncio.CancelledError:
        # Else the database would be closed while a connection of it is out, and nobody would close that.
        await asyncio.wait([working])
        raise
