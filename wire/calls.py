"""Signalling of one call: JSON over a WebSocket, ``/api/v1/call`` for units and ``/desk/socket`` for guides.

The unit asks; the registry rings and holds the line; the guide accepts; from then on the registry passes
``signal`` from one end to the other. The unit makes the offer. Either end may ``hang_up`` at any moment.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from wire.base import Id, LanguageTag, Message


class CallOutcome(StrEnum):
    """Every press ends in one of these (DESIGN, decision 13)."""

    ANSWERED = "answered"
    FALLBACK = "fallback"
    LEFT = "left"


class CallCause(StrEnum):
    """Why it ended so."""

    RESIDENT_HUNG_UP = "resident_hung_up"
    GUIDE_HUNG_UP = "guide_hung_up"
    LINE_LOST = "line_lost"
    NOBODY_ON_DUTY = "nobody_on_duty"
    NOBODY_ANSWERED = "nobody_answered"
    REGISTRY_UNREACHABLE = "registry_unreachable"
    MEDIA_FAILED = "media_failed"
    TIMED_OUT = "timed_out"
    TERMINAL_RESTARTED = "terminal_restarted"


class Ask(Message):
    """Unit to registry: the first message on its socket; sent again with the same id after a reconnect."""

    type: Literal["ask"] = "ask"
    call: Id
    language: LanguageTag
    topic: Id
    question: Id | None = None
    """The answer that did not help, for the guide's eyes; never one that nobody else may see was read."""
    source: Literal["glass", "button"]


class IceServer(Message):
    """A STUN or TURN server for both ends, its credentials good for this call's hours only."""

    urls: tuple[str, ...]
    username: str | None = None
    credential: str | None = None


class Ringing(Message):
    """Registry to unit: so many desks ring, and until when it is worth waiting."""

    type: Literal["ringing"] = "ringing"
    guides: int
    """Nought while every guide of the language is in another call."""
    seconds_left: float
    # The unit prepares its offer while it rings, so it needs them before the call is accepted.
    ice_servers: tuple[IceServer, ...] = ()


class Accepted(Message):
    """Registry to both ends: a guide took the call."""

    type: Literal["accepted"] = "accepted"
    call: Id
    guide: str
    """The first name that the guide chose to show."""
    ice_servers: tuple[IceServer, ...] = ()


class Signal(Message):
    """Either end to the other, through the registry: a WebRTC session description, all candidates within."""

    type: Literal["signal"] = "signal"
    kind: Literal["offer", "answer"]
    # A description with video, audio and a dozen candidates is about 8 kB.
    sdp: Annotated[str, Field(max_length=64_000)]


class Connected(Message):
    """Unit to registry: both ends hear each other; from here on the call counts as answered."""

    type: Literal["connected"] = "connected"


class Hold(Message):
    """Either end to the registry, every 5 s: I am still here."""

    type: Literal["hold"] = "hold"


class HangUp(Message):
    """An end, or the registry for it, ends the call."""

    type: Literal["hang_up"] = "hang_up"
    cause: CallCause


class Ended(Message):
    """Registry to both ends: over, and counted."""

    type: Literal["ended"] = "ended"
    call: Id
    outcome: CallOutcome
    cause: CallCause


CallMessage = Annotated[
    Ask | Ringing | Accepted | Signal | Connected | Hold | HangUp | Ended, Field(discriminator="type")
]
_adapter: TypeAdapter[CallMessage] = TypeAdapter(CallMessage)


def parse_call_message(text: str | bytes) -> CallMessage:
    """Read one message.

    Raises:
        ValueError: it is not JSON, or not one of the messages above (pydantic's ``ValidationError``).
    """
    return _adapter.validate_json(text)
