"""``/api/v1/call``: a unit's end of the line, for one call."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

from pydantic import ValidationError
from sqlalchemy.orm import Session
from starlette.websockets import WebSocket, WebSocketDisconnect

from registry.calls import rules
from registry.calls.errors import BadMessage, CallRefused
from registry.calls.sockets import (
    BAD_MESSAGE,
    FIRST_MESSAGE_S,
    GOING_AWAY,
    REFUSED,
    SIGNED_OUT,
    close,
    receive,
    until_first,
)
from registry.calls.standing import Teller, Told
from registry.calls.states import Side
from registry.database import Database
from registry.errors import PlacesError, TokenRefused
from registry.fleet import identify
from registry.places import today
from registry.settings import Settings
from wire import Ask, CallMessage, Connected, Ended, EnrolmentState, HangUp, Hold, Ringing, Signal
from wire import parse_call_message as parse


async def serve_unit(socket: WebSocket) -> None:
    """Serve one unit until its call ends or its socket breaks."""
    try:
        await _UnitEnd(socket).serve()
    except TokenRefused as error:
        await close(socket, SIGNED_OUT, error.reason)
    except CallRefused:
        await close(socket, REFUSED, "refused")
    except PlacesError:
        await close(socket, GOING_AWAY, "no_municipality")
    except (BadMessage, ValidationError, TimeoutError):
        await close(socket, BAD_MESSAGE, "bad_message")
    except WebSocketDisconnect:
        return


class _UnitEnd:
    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._database: Database = socket.app.state.database
        self._settings: Settings = socket.app.state.settings
        self._clock: Callable[[], float] = socket.app.state.clock
        self._unit = ""
        self._call = ""
        self._over = False

    async def serve(self) -> None:
        await self._database.transact(self._admit)
        await self._socket.accept()
        async with asyncio.timeout(FIRST_MESSAGE_S):
            asked = parse(await receive(self._socket))
        if not isinstance(asked, Ask):
            raise BadMessage("the first message is to be ask")
        self._call = asked.call
        async with self._database.wake.listen(rules.CALLS, rules.topic_of(self._call)) as woken:
            await self._database.transact(lambda session: self._ask(session, asked))
            try:
                await until_first(self._hear(), self._tell(woken))
            finally:
                if not self._over:
                    gone_at = self._clock() + rules.UNIT_GRACE_S
                    await asyncio.shield(
                        self._database.transact(lambda session: rules.hold_unit(session, self._call, gone_at))
                    )

    def _admit(self, session: Session) -> None:
        header = self._socket.headers.get("authorization", "")
        unit = identify(session, header, self._settings.registry_id, self._clock())
        if unit.state != EnrolmentState.APPROVED:
            raise TokenRefused(unit.state)
        self._unit = unit.id

    def _ask(self, session: Session, asked: Ask) -> None:
        now = self._clock()
        patience_s = self._settings.call_patience_s
        rules.ask(session, self._unit, asked, day=today(session, now), patience_s=patience_s, now=now)

    async def _hear(self) -> None:
        while True:
            message = parse(await receive(self._socket))
            await self._database.transact(partial(self._heed, message))

    def _heed(self, message: CallMessage, session: Session) -> None:
        match message:
            case Hold():
                rules.hold_unit(session, self._call, self._clock() + rules.UNIT_SILENCE_S)
            case Signal():
                rules.pass_signal(session, self._call, Side.UNIT, message)
            case Connected():
                rules.connect(session, self._call)
            case HangUp():
                rules.hang_up(session, self._call, Side.UNIT, message.cause)
            case _:
                raise BadMessage(f"{message.type} is not a unit's to say")

    async def _tell(self, woken: AsyncIterator[str]) -> None:
        told: Told | None = None
        passed = 0
        while True:
            standing, signals = await self._database.transact(partial(self._read, passed), reading=True)
            if _differs(standing, told):
                await self._socket.send_text(standing.model_dump_json())
                told = standing
            for passed, body in signals:  # noqa: B007 - the last number passed on is kept
                await self._socket.send_text(body)
            if isinstance(standing, Ended):
                self._over = True
                await self._socket.close()
                return
            try:
                await anext(woken)
            except StopAsyncIteration:
                await self._socket.close(GOING_AWAY, "restarting")
                return

    def _read(self, after: int, session: Session) -> tuple[Told, list[tuple[int, str]]]:
        teller = Teller(self._settings, session, self._clock())
        return teller.to_unit(self._call), teller.signals(self._call, Side.DESK, after)


def _differs(standing: Told, told: Told | None) -> bool:
    """Whether it is news: seconds that pass are none."""
    if isinstance(standing, Ringing) and isinstance(told, Ringing):
        return standing.guides != told.guides
    return type(standing) is not type(told)
