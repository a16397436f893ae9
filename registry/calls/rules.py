"""What may happen to a call, each as one change of its row that at most one of many may win."""

import logging
from typing import Final

from sqlalchemy import CursorResult, delete, func, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from registry.calls.duty import guides_on_duty
from registry.calls.errors import CallRefused
from registry.calls.matching import Guide, anyone_speaks, who_rings
from registry.calls.models import Call, CallSignal, Desk
from registry.calls.states import WAITING, CallState, Side, Step, cause_from, outcome_of, ways_into
from registry.database import hold
from registry.fleet import Terminal
from registry.wake import wake
from wire import Ask, CallCause, CallOutcome, PressEnded, Signal

CALLS: Final = "calls"
"""The topic woken when what rings anywhere may have changed."""
# A unit says every 5 s that it is there: two may be lost on the way.
UNIT_SILENCE_S: Final = 15.0
UNIT_GRACE_S: Final = 10.0
# The unit gives up after 15 s; its word shall come first.
CONNECTING_S: Final = 20.0
# One offer and one answer, and room for a restart of ICE now and then.
_MOST_SIGNALS: Final = 16
# Any number that nothing else locks in this database.
_LOCK: Final = 0x63616C6C
_log = logging.getLogger(__name__)


def topic_of(call_id: str) -> str:
    """The topic of one call's changes."""
    return f"call:{call_id}"


def desk_topic(desk_id: str) -> str:
    """The topic of what concerns one desk's call."""
    return f"desk:{desk_id}"


def alone(session: Session) -> None:
    """Wait until nobody else changes calls: what rings, who is free and how a call ends hang together.

    Every change below begins so. To be called before a transaction reads calls or desks.
    """
    hold(session, _LOCK)


def ask(session: Session, unit: str, asked: Ask, *, day: str, patience_s: float, now: float) -> Call:
    """A unit asks for a guide, or is back on the line for the call that it asked for.

    Raises:
        CallRefused: the call is another unit's.
    """
    alone(session)
    call = session.get(Call, asked.call)
    if call is not None:
        if call.terminal != unit:
            raise CallRefused("another unit's call")
        if call.state != CallState.ENDED:
            call.unit_until = now + UNIT_SILENCE_S
        return call
    _end_earlier(session, unit)
    call = Call(
        id=asked.call,
        terminal=unit,
        day=day,
        language=asked.language,
        topic=asked.topic,
        question=asked.question,
        source=asked.source,
        state=CallState.ASKED,
        due_at=now + patience_s,
        unit_until=now + UNIT_SILENCE_S,
    )
    session.add(call)
    session.flush()
    reconsider(session)
    wake(session, CALLS)
    return call


def reconsider(session: Session) -> None:
    """Who is on duty or free has changed: waiting calls ring, or end where nobody is left to ring."""
    waiting = session.scalars(select(Call).where(Call.state.in_(WAITING))).all()
    if not waiting:
        return
    guides = guides_on_duty(session)
    for call in waiting:
        if not anyone_speaks(guides, call.language):
            end(session, call.id, CallOutcome.FALLBACK, CallCause.NOBODY_ON_DUTY)
        elif call.state == CallState.ASKED and who_rings(guides, call.language, call.topic):
            _move(session, call.id, Step.RING)


def rings_for(session: Session, person_id: int, guides: list[Guide]) -> list[Call]:
    """The calls that ring at this person's desks now, the longest waiting first."""
    waiting = session.scalars(select(Call).where(Call.state.in_(WAITING)).order_by(Call.due_at))
    return [call for call in waiting if person_id in who_rings(guides, call.language, call.topic)]


def set_duty(session: Session, desk_id: str, on_duty: bool) -> None:
    """The guide's switch: on for this desk; off for every page that the guide has open."""
    alone(session)
    which = Desk.id == desk_id
    if not on_duty:
        which = Desk.person_id.in_(select(Desk.person_id).where(Desk.id == desk_id))
    session.execute(update(Desk).where(which).values(on_duty=on_duty))
    reconsider(session)
    wake(session, CALLS)


def accept(session: Session, call_id: str, desk_id: str, now: float) -> bool:
    """Take the call for this desk; False if it no longer rings here: of many, exactly one wins."""
    alone(session)
    desk = session.get(Desk, desk_id)
    call = session.get(Call, call_id)
    if desk is None or call is None or not desk.on_duty:
        return False
    if desk.person_id not in who_rings(guides_on_duty(session), call.language, call.topic):
        return False
    try:
        with session.begin_nested():
            won = _move(
                session,
                call_id,
                Step.ACCEPT,
                person_id=desk.person_id,
                desk_id=desk_id,
                due_at=now + CONNECTING_S,
            )
    except IntegrityError:
        # The same guide took another call at another desk in this very instant.
        return False
    return won


def connect(session: Session, call_id: str) -> bool:
    """Both ends hear each other: from now on it is answered."""
    alone(session)
    return _move(session, call_id, Step.CONNECT, due_at=None)


def pass_signal(session: Session, call_id: str, side: Side, signal: Signal) -> None:
    """Keep it for the other end; one told again after a break is kept once.

    Raises:
        CallRefused: more signals than a call needs.
    """
    alone(session)
    call = session.get(Call, call_id)
    if call is None or call.state == CallState.ENDED:
        return
    body = signal.model_dump_json()
    mine = (CallSignal.call_id == call_id, CallSignal.side == side)
    if session.scalar(select(CallSignal.seq).where(*mine, CallSignal.body == body)) is not None:
        return
    last = session.scalar(select(func.max(CallSignal.seq)).where(*mine)) or 0
    if last >= _MOST_SIGNALS:
        raise CallRefused("too many signals")
    session.add(CallSignal(call_id=call_id, side=side, seq=last + 1, body=body))
    wake(session, topic_of(call_id))
    if call.desk_id:
        wake(session, desk_topic(call.desk_id))


def hold_unit(session: Session, call_id: str, until: float) -> None:
    """The unit is heard of, or its socket broke: it counts as gone at ``until``."""
    session.execute(
        update(Call).where(Call.id == call_id, Call.state != CallState.ENDED).values(unit_until=until)
    )


def hang_up(session: Session, call_id: str, side: Side, said: CallCause) -> bool:
    """An end ends it; False if it was over."""
    alone(session)
    call = session.get(Call, call_id)
    if call is None:
        return False
    cause = cause_from(side, said)
    ended = end(session, call_id, outcome_of(CallState(call.state), side, cause), cause)
    reconsider(session)
    return ended


def end(session: Session, call_id: str, outcome: CallOutcome, cause: CallCause) -> bool:
    """Over, counted once, and all of it forgotten but its outcome; False if it was over before."""
    ended = _move(
        session,
        call_id,
        Step.END,
        outcome=outcome,
        cause=cause,
        due_at=None,
        unit_until=None,
        person_id=None,
        desk_id=None,
        question=None,
    )
    if ended:
        session.execute(delete(CallSignal).where(CallSignal.call_id == call_id))
        _count(session, call_id, 1)
    return ended


def free_guides(session: Session) -> dict[str, int]:
    """Guides on duty and free at this moment, by language."""
    free: dict[str, int] = {}
    for guide in guides_on_duty(session):
        for language in {tag for tag, _ in guide.skills} if guide.free else ():
            free[language] = free.get(language, 0) + 1
    return free


def record_press(session: Session, unit: Terminal, press: PressEnded) -> None:
    """Keep how the unit says that a press ended; told again, or known from its socket, it changes nothing."""
    alone(session)
    call = session.get(Call, press.id)
    if call is None:
        _add_ended(session, unit, press)
    elif call.terminal != unit.id:
        _log.warning("unit %s told of a call that is another's; not counted", unit.id)
    elif call.state != CallState.ENDED:
        end(session, call.id, press.outcome, press.cause)
        reconsider(session)
    elif call.cause == CallCause.LINE_LOST and (call.outcome, call.cause) != (press.outcome, press.cause):
        # We only guessed when its line broke; the unit knows.
        _count(session, call.id, -1)
        call.outcome, call.cause = press.outcome, press.cause
        session.flush()
        _count(session, call.id, 1)


def _add_ended(session: Session, unit: Terminal, press: PressEnded) -> None:
    session.add(
        Call(
            id=press.id,
            terminal=unit.id,
            day=press.day,
            language=press.language,
            topic=press.topic,
            source=press.source,
            state=CallState.ENDED,
            outcome=press.outcome,
            cause=press.cause,
        )
    )
    session.flush()
    _count(session, press.id, 1)


def _end_earlier(session: Session, unit: str) -> None:
    """A unit has one call: what it left open is over, since its program began anew."""
    cause = CallCause.TERMINAL_RESTARTED
    for earlier in session.scalars(
        select(Call).where(Call.terminal == unit, Call.state != CallState.ENDED)
    ).all():
        end(session, earlier.id, outcome_of(CallState(earlier.state), Side.UNIT, cause), cause)


def _move(session: Session, call_id: str, step: Step, **values: object) -> bool:
    """Take one step of the table; False if another was faster or the table does not allow it."""
    session.flush()
    call = session.get(Call, call_id)
    desk_id = call.desk_id if call else None
    for state, following in ways_into(step).items():
        change = update(Call).where(Call.id == call_id, Call.state == state)
        result = session.execute(
            change.values(state=following, **values), execution_options={"synchronize_session": False}
        )
        assert isinstance(result, CursorResult)  # noqa: S101 - an UPDATE gives no other
        if result.rowcount == 1:
            session.expire_all()
            wake(session, CALLS)
            wake(session, topic_of(call_id))
            if desk_id:
                wake(session, desk_topic(desk_id))
            return True
    return False


def _count(session: Session, call_id: str, by: int) -> None:
    session.execute(
        text(
            "INSERT INTO call_counts (day, language, topic, outcome, cause, count)"
            " SELECT day, language, topic, outcome, cause, :by FROM calls WHERE id = :call"
            # SQLite needs the WHERE above to read what follows as an upsert.
            " ON CONFLICT (day, language, topic, outcome, cause)"
            " DO UPDATE SET count = call_counts.count + excluded.count"
        ),
        {"call": call_id, "by": by},
    )
