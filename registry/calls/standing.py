"""How a call stands, as each end is to be told; read anew whenever someone is woken."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.calls.duty import guides_on_duty
from registry.calls.ice import ice_servers
from registry.calls.matching import who_rings
from registry.calls.messages import Ring, Standing
from registry.calls.models import Call, CallSignal, Desk
from registry.calls.names import topic_name
from registry.calls.rules import rings_for
from registry.calls.states import WAITING, CallState, Side
from registry.fleet import Terminal
from registry.people import Person
from registry.settings import Settings
from registry.web.words import autonym, language_name
from wire import Accepted, CallCause, CallOutcome, Ended, IceServer, Ringing

Told = Ringing | Accepted | Ended


@dataclass(frozen=True)
class Teller:
    """Says how things stand, in a session and at a moment."""

    settings: Settings
    session: Session
    now: float

    def to_unit(self, call_id: str) -> Told:
        """What the unit is to know of its call."""
        call = self.session.get_one(Call, call_id)
        if call.state == CallState.ENDED:
            return _ended(call)
        if call.state in WAITING:
            guides = who_rings(guides_on_duty(self.session), call.language, call.topic)
            left = max(0.0, (call.due_at or self.now) - self.now)
            return Ringing(guides=len(guides), seconds_left=left, ice_servers=self._ice(call_id))
        return self._accepted(call)

    def to_desk_of_call(self, call_id: str) -> Accepted | Ended:
        """What the desk is to know of the call that it took."""
        call = self.session.get_one(Call, call_id)
        return _ended(call) if call.state == CallState.ENDED else self._accepted(call)

    def to_desk(self, desk_id: str, tag: str) -> Standing | None:
        """How it stands for a desk whose guide reads ``tag``; None when the desk has expired."""
        desk = self.session.get(Desk, desk_id)
        if desk is None:
            return None
        mine = self.session.scalar(select(Call.id).where(Call.desk_id == desk_id))
        rings: tuple[Ring, ...] = ()
        if desk.on_duty and mine is None:
            guides = guides_on_duty(self.session)
            calls = rings_for(self.session, desk.person_id, guides)
            rings = tuple(self._ring(call, tag) for call in calls)
        return Standing(on_duty=desk.on_duty, call=mine, rings=rings)

    def signals(self, call_id: str, side: Side, after: int) -> list[tuple[int, str]]:
        """What that side has said since, as pairs of number and JSON."""
        query = select(CallSignal.seq, CallSignal.body).where(
            CallSignal.call_id == call_id, CallSignal.side == side, CallSignal.seq > after
        )
        return [(seq, body) for seq, body in self.session.execute(query.order_by(CallSignal.seq))]

    def _ring(self, call: Call, tag: str) -> Ring:
        terminal = self.session.get(Terminal, call.terminal)
        site = terminal.standing_at if terminal else None
        return Ring(
            call=call.id,
            language=call.language,
            autonym=autonym(call.language),
            language_name=language_name(call.language, tag),
            topic=" · ".join(
                topic_name(Path(self.settings.assets), asked, tag)
                for asked in (call.topic, call.question)
                if asked
            ),
            site=site.name if site else (terminal.name if terminal else ""),
            seconds_left=max(0.0, (call.due_at or self.now) - self.now),
        )

    def _accepted(self, call: Call) -> Accepted:
        person = self.session.get(Person, call.person_id) if call.person_id is not None else None
        return Accepted(call=call.id, guide=person.name if person else "", ice_servers=self._ice(call.id))

    def _ice(self, call_id: str) -> tuple[IceServer, ...]:
        return ice_servers(self.settings.ice_servers, self.settings.turn_secret, call_id, self.now)


def _ended(call: Call) -> Ended:
    return Ended(call=call.id, outcome=CallOutcome(call.outcome or ""), cause=CallCause(call.cause or ""))
