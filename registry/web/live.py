"""Live sections: the state at once, again whenever it changes, over server-sent events (WHATWG HTML).

The page works without them: what they bring is what the page shows when it is loaded again.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import StreamingResponse

from registry.database import Database

# Proxies give up on a silent line after 30 to 60 s; a wake that was lost is mended at the same beat.
_BEAT_S: Final = 15.0
# A thousand terminals report 33 times a second; a person reads twice a second at most.
_SHORTEST_GAP_S: Final = 0.5
# Then the browser asks again and shows that it may still see this.
_LONGEST_S: Final = 600.0

Render = Callable[[Session], str]
Due = Callable[[Session], float | None]


def live(request: Request, topics: list[str], render: Render, *, due: Due | None = None) -> StreamingResponse:
    """What a ``<section data-live>`` shows: first at once, then whenever one of ``topics`` is woken.

    Args:
        request: the browser's; its application holds database and clock.
        topics: what to be woken by.
        render: makes the section's inner HTML; runs on another thread, within one reading transaction.
        due: the moment (unix seconds) at which the section changes by the mere passing of time, if any.
    """
    return StreamingResponse(
        _events(request, topics, render, due),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(request: Request, topics: list[str], render: Render, due: Due | None) -> AsyncIterator[str]:
    database: Database = request.app.state.database
    clock: Callable[[], float] = request.app.state.clock
    ends_at = asyncio.get_running_loop().time() + _LONGEST_S
    shown: str | None = None

    def read(session: Session) -> tuple[str, float | None]:
        return render(session), due(session) if due else None

    async with database.wake.listen(*topics) as woken:
        while asyncio.get_running_loop().time() < ends_at:
            html, due_at = await database.transact(read, reading=True)
            yield ": still here\n\n" if html == shown else _message(html)
            shown = html
            await asyncio.sleep(_SHORTEST_GAP_S)
            wait_s = _BEAT_S if due_at is None else min(_BEAT_S, max(0.0, due_at - clock()))
            try:
                async with asyncio.timeout(wait_s):
                    await anext(woken)
            except TimeoutError:
                pass
            except StopAsyncIteration:
                return


def _message(html: str) -> str:
    lines = "".join(f"data: {line}\n" for line in html.splitlines() or [""])
    return f"{lines}\n"
