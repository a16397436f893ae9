"""What both ends' sockets have in common: reading within bounds, and ending whole."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from registry.calls.errors import BadMessage

# A description of 64,000 characters, escaped in JSON.
LONGEST_MESSAGE: Final = 128 * 1024
FIRST_MESSAGE_S: Final = 5.0
# Closing codes for programs (RFC 6455, 7.4.2): the reason is a stable word.
BAD_MESSAGE: Final = 4400
SIGNED_OUT: Final = 4401
REFUSED: Final = 4403
EXPIRED: Final = 4408
GOING_AWAY: Final = 1012


async def receive(socket: WebSocket) -> str:
    """The next message's text.

    Raises:
        BadMessage: it is not text, or longer than any of ours.
        WebSocketDisconnect: the other end is gone.
    """
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code") or 1006)
    text = message.get("text")
    if text is None or len(text) > LONGEST_MESSAGE:
        raise BadMessage("not a message of ours")
    return str(text)


async def close(socket: WebSocket, code: int, reason: str) -> None:
    """Close it, unless it is closed."""
    if socket.application_state is not WebSocketState.DISCONNECTED:
        # The other end may go in this very moment.
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close(code, reason)


async def until_first(*parts: Coroutine[None, None, None]) -> None:
    """Run all of them until one ends; end the others; raise what it raised."""
    tasks = [asyncio.create_task(part) for part in parts]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
