"""The course of one press, as the unit sees it: a table of phases and the rules above it; no clock.

asking ──rang──> ringing ──accepted──> connecting ──joined──> talking
   any phase ──ended, hung up, failed or out of time──> over
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from typing import Final

from wire import Accepted, CallCause, CallOutcome, Ended, Ringing

# Accepted and still no sound or picture: longer than ICE and DTLS need on a poor line.
CONNECTING_S: Final = 15.0
# The registry ends the ringing itself; the unit waits so much longer for its word.
PATIENCE_MARGIN_S: Final = 5.0
# On line within 3 s, or there is no line.
ASKING_S: Final = 3.0


class Phase(StrEnum):
    ASKING = "asking"
    RINGING = "ringing"
    CONNECTING = "connecting"
    TALKING = "talking"
    OVER = "over"


class Turn(Enum):
    """What may happen, beside the registry's messages."""

    JOINED = auto()
    """Both ends hear each other."""
    HUNG_UP = auto()
    """The resident ended it."""
    UNREACHABLE = auto()
    LINE_LOST = auto()
    """The line or the media went silent and did not come back."""
    MEDIA_FAILED = auto()
    OUT_OF_TIME = auto()
    """``ends_at`` has passed."""


Event = Turn | Ringing | Accepted | Ended


@dataclass(frozen=True, slots=True)
class DialogueState:
    """Where the press stands; what does not apply is empty, nought or None."""

    phase: Phase
    ends_at: float = 0.0
    """``time.monotonic()`` at which this phase is given up; 0: never."""
    patient_until: float = 0.0
    """The unit's own patience, by the same clock: the registry may ring shorter, never longer."""
    guides: int = 0
    """Desks that ring; nought while all who know the language are in other calls."""
    seconds_left: float = 0.0
    """How long the registry will ring, as told at this moment."""
    guide: str = ""
    outcome: CallOutcome | None = None
    cause: CallCause | None = None


_NEXT: Final[dict[tuple[Phase, type], Phase]] = {
    (Phase.ASKING, Ringing): Phase.RINGING,
    (Phase.RINGING, Ringing): Phase.RINGING,
    (Phase.ASKING, Accepted): Phase.CONNECTING,
    (Phase.RINGING, Accepted): Phase.CONNECTING,
}

_CAUSES: Final = {
    Turn.HUNG_UP: CallCause.RESIDENT_HUNG_UP,
    Turn.UNREACHABLE: CallCause.REGISTRY_UNREACHABLE,
    Turn.LINE_LOST: CallCause.LINE_LOST,
    Turn.MEDIA_FAILED: CallCause.MEDIA_FAILED,
}

_TOO_LATE: Final = {
    Phase.ASKING: CallCause.REGISTRY_UNREACHABLE,
    Phase.RINGING: CallCause.NOBODY_ANSWERED,
    Phase.CONNECTING: CallCause.MEDIA_FAILED,
    Phase.TALKING: CallCause.TIMED_OUT,
}


def asked(now: float, patience_s: float) -> DialogueState:
    """The state at the press."""
    return DialogueState(Phase.ASKING, ends_at=now + ASKING_S, patient_until=now + patience_s)


def outcome_of(phase: Phase, cause: CallCause) -> CallOutcome:
    """How a press that ends in this phase for this cause is counted."""
    if phase is Phase.TALKING:
        return CallOutcome.ANSWERED
    return CallOutcome.LEFT if cause is CallCause.RESIDENT_HUNG_UP else CallOutcome.FALLBACK


def after(state: DialogueState, event: Event, now: float) -> DialogueState:
    """The state that follows; the same one when the event changes nothing. Over is for good."""
    if state.phase is Phase.OVER:
        return state
    if isinstance(event, Ended):
        return _over(state, event.outcome, event.cause)
    if isinstance(event, Turn):
        return _turned(state, event)
    following = _NEXT.get((state.phase, type(event)))
    if following is None:
        return state
    if isinstance(event, Ringing):
        left = max(0.0, min(event.seconds_left, state.patient_until - now))
        ends_at = now + left + PATIENCE_MARGIN_S
        return replace(state, phase=following, ends_at=ends_at, guides=event.guides, seconds_left=left)
    return DialogueState(following, ends_at=now + CONNECTING_S, guide=event.guide)


def _turned(state: DialogueState, turn: Turn) -> DialogueState:
    if turn is Turn.JOINED:
        if state.phase is not Phase.CONNECTING:
            return state
        return replace(state, phase=Phase.TALKING, ends_at=0.0)
    cause = _TOO_LATE[state.phase] if turn is Turn.OUT_OF_TIME else _CAUSES[turn]
    return _over(state, outcome_of(state.phase, cause), cause)


def _over(state: DialogueState, outcome: CallOutcome, cause: CallCause) -> DialogueState:
    return DialogueState(Phase.OVER, guide=state.guide, outcome=outcome, cause=cause)
