"""The states of a call: one table, and how its end is counted; no clock, no database.

asked ──ring──> ringing ──accept──> accepted ──connect──> connected
   any state ──end──> ended
"""

from enum import StrEnum
from typing import Final

from wire import CallCause, CallOutcome


class CallState(StrEnum):
    ASKED = "asked"
    """Every guide of the language is in another call."""
    RINGING = "ringing"
    ACCEPTED = "accepted"
    CONNECTED = "connected"
    ENDED = "ended"


class Step(StrEnum):
    """What moves a call on."""

    RING = "ring"
    ACCEPT = "accept"
    CONNECT = "connect"
    END = "end"


class Side(StrEnum):
    """The two ends."""

    UNIT = "unit"
    DESK = "desk"


NEXT: Final[dict[tuple[CallState, Step], CallState]] = {
    (CallState.ASKED, Step.RING): CallState.RINGING,
    (CallState.ASKED, Step.ACCEPT): CallState.ACCEPTED,
    (CallState.RINGING, Step.ACCEPT): CallState.ACCEPTED,
    (CallState.ACCEPTED, Step.CONNECT): CallState.CONNECTED,
    (CallState.ASKED, Step.END): CallState.ENDED,
    (CallState.RINGING, Step.END): CallState.ENDED,
    (CallState.ACCEPTED, Step.END): CallState.ENDED,
    (CallState.CONNECTED, Step.END): CallState.ENDED,
}

WAITING: Final = (CallState.ASKED, CallState.RINGING)
TAKEN: Final = (CallState.ACCEPTED, CallState.CONNECTED)


def ways_into(step: Step) -> dict[CallState, CallState]:
    """The states in which a step is allowed, and where it leads from each."""
    return {state: following for (state, taken), following in NEXT.items() if taken is step}


# What the resident did, or what befell the unit; all else that keeps a call from being answered is ours.
_OF_THE_RESIDENT: Final = (CallCause.RESIDENT_HUNG_UP, CallCause.TERMINAL_RESTARTED)
_SAID_BY: Final = {
    Side.UNIT: frozenset(
        {
            CallCause.RESIDENT_HUNG_UP,
            CallCause.LINE_LOST,
            CallCause.MEDIA_FAILED,
            CallCause.NOBODY_ANSWERED,
            CallCause.TIMED_OUT,
        }
    ),
    Side.DESK: frozenset({CallCause.GUIDE_HUNG_UP, CallCause.LINE_LOST, CallCause.MEDIA_FAILED}),
}


def cause_from(side: Side, said: CallCause) -> CallCause:
    """The cause that an end gives for hanging up, held to what that end can know."""
    if said in _SAID_BY[side]:
        return said
    return CallCause.RESIDENT_HUNG_UP if side is Side.UNIT else CallCause.GUIDE_HUNG_UP


def outcome_of(state: CallState, side: Side, cause: CallCause) -> CallOutcome:
    """How a call is counted that ends in this state, by this side's doing, for this cause."""
    if state is CallState.CONNECTED:
        return CallOutcome.ANSWERED
    if cause in _OF_THE_RESIDENT or (cause is CallCause.LINE_LOST and side is Side.UNIT):
        return CallOutcome.LEFT
    return CallOutcome.FALLBACK
