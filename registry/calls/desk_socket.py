"""``/desk/socket``: a guide's open desk page, on duty or in a call."""

import asyncio
from collections.abc import AsyncIterator, Callable
from functools import partial

from pydantic import ValidationError
from sqlalchemy.orm import Session
from starlette.websockets import WebSocket, WebSocketDisconnect

from registry.calls import duty, rules
from registry.calls.errors import BadMessage, CallRefused, SignedOut
from registry.calls.messages import Accept, DeskMessage, Duty, OpenDesk, Standing, parse_desk_message
from registry.calls.sockets import (
    BAD_MESSAGE,
    EXPIRED,
    FIRST_MESSAGE_S,
    GOING_AWAY,
    REFUSED,
    SIGNED_OUT,
    close,
    receive,
    until_first,
)
from registry.calls.standing import Teller
from registry.calls.states import Side
from registry.database import Database
from registry.people import find_person
from registry.settings import Settings
from registry.web import same_origin
from wire import Accepted, Ended, HangUp, Hold, Signal


async def serve_desk(socket: WebSocket, tag: str) -> None:
    """Serve one desk page, whose guide reads ``tag``, until its socket breaks."""
    await socket.accept()
    try:
        await _DeskEnd(socket, tag).serve()
    except SignedOut:
        await close(socket, SIGNED_OUT, "signed_out")
    except CallRefused:
        await close(socket, REFUSED, "refused")
    except (BadMessage, ValidationError, TimeoutError):
        await close(socket, BAD_MESSAGE, "bad_message")
    except WebSocketDisconnect:
        return


class _DeskEnd:
    def __init__(self, socket: WebSocket, tag: str) -> None:
        self._socket = socket
        self._tag = tag
        self._database: Database = socket.app.state.database
        self._settings: Settings = socket.app.state.settings
        self._clock: Callable[[], float] = socket.app.state.clock
        self._person = 0
        self._desk = ""
        self._call: str | None = None
        self._passed = 0

    async def serve(self) -> None:
        if not same_origin(self._socket):
            raise SignedOut("not from our page")
        await self._database.transact(self._admit, reading=True)
        async with asyncio.timeout(FIRST_MESSAGE_S):
            opening = parse_desk_message(await receive(self._socket))
        if not isinstance(opening, OpenDesk):
            raise BadMessage("the first message is to be open_desk")
        self._desk = opening.desk
        async with self._database.wake.listen(rules.CALLS, rules.desk_topic(self._desk)) as woken:
            await self._database.transact(
                lambda session: duty.open_desk(session, self._desk, self._person, self._clock())
            )
            try:
                await until_first(self._hear(), self._tell(woken))
            finally:
                await asyncio.shield(
                    self._database.transact(
                        lambda session: duty.leave_desk(session, self._desk, self._clock())
                    )
                )

    def _admit(self, session: Session) -> None:
        person = find_person(session, self._socket, self._clock())
        if person is None or "guide" not in person.roles:
            raise SignedOut("no guide is signed in")
        self._person = person.id

    async def _hear(self) -> None:
        while True:
            message = parse_desk_message(await receive(self._socket))
            if not await self._database.transact(partial(self._heed, message)):
                # Its browser slept too long; the page opens its desk anew.
                await self._socket.close(EXPIRED, "expired")
                return

    def _heed(self, message: DeskMessage, session: Session) -> bool:
        now = self._clock()
        if self._call is None:
            # A talk goes on to its end; then who has signed out takes no other.
            self._admit(session)
        if not isinstance(message, Hold):
            rules.alone(session)
        if not duty.hold_desk(session, self._desk, now):
            return False
        match message:
            case Duty():
                rules.set_duty(session, self._desk, message.on)
            case Accept():
                # Lost or won, the desk is told how it stands.
                rules.accept(session, message.call, self._desk, now)
            case Signal() if self._call:
                rules.pass_signal(session, self._call, Side.DESK, message)
            case HangUp() if self._call:
                rules.hang_up(session, self._call, Side.DESK, message.cause)
            case Hold() | Signal() | HangUp():
                pass  # the call ended while it was on its way
            case _:
                raise BadMessage(f"{message.type} is said once, and first")
        return True

    async def _tell(self, woken: AsyncIterator[str]) -> None:
        told: Standing | None = None
        while True:
            standing, news = await self._database.transact(self._read, reading=True)
            if standing is None:
                await self._socket.close(EXPIRED, "expired")
                return
            # Why a call ended is told before that the desk is in none.
            for text in news:
                await self._socket.send_text(text)
            if _differs(standing, told):
                await self._socket.send_text(standing.model_dump_json())
                told = standing
            try:
                await anext(woken)
            except StopAsyncIteration:
                await self._socket.close(GOING_AWAY, "restarting")
                return

    def _read(self, session: Session) -> tuple[Standing | None, list[str]]:
        """How it stands, and what the desk's call has brought since."""
        teller = Teller(self._settings, session, self._clock())
        standing = teller.to_desk(self._desk, self._tag)
        mine = standing.call if standing else None
        news: list[str] = []
        if self._call is None and mine is not None:
            self._call, self._passed = mine, 0
            news.append(teller.to_desk_of_call(mine).model_dump_json())
        if self._call is not None:
            signals = teller.signals(self._call, Side.UNIT, self._passed)
            news += [body for _, body in signals]
            self._passed = signals[-1][0] if signals else self._passed
            news += self._ended(teller, self._call)
        return standing, news

    def _ended(self, teller: Teller, call: str) -> list[str]:
        state: Accepted | Ended = teller.to_desk_of_call(call)
        if not isinstance(state, Ended):
            return []
        self._call = None
        return [state.model_dump_json()]


def _differs(standing: Standing, told: Standing | None) -> bool:
    """Whether it is news: seconds that pass are none."""
    if told is None or (standing.on_duty, standing.call) != (told.on_duty, told.call):
        return True
    return [ring.call for ring in standing.rings] != [ring.call for ring in told.rings]
