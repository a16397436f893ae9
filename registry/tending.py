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
            await run_in_threadpool(work)
        except SQLAlchemyError as error:
            log.error("%s cannot be tended: %s; trying again", name, error)  # noqa: TRY400 - no mistake of ours
        except Exception:
            # A mistake of ours must not end all tending until the next restart.
            log.exception("%s cannot be tended; trying again", name)
        await asyncio.sleep(beat_s)
