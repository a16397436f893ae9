"""What a unit tells once and for all; each is delivered at least once and counted once, by its id."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from wire.base import Day, Id, LanguageTag, Message, UnixSeconds
from wire.calls import CallCause, CallOutcome


class TicketPaper(StrEnum):
    """What became of the slip; ``unknown`` is the printer's silence, never read as a yes or a no."""

    PENDING = "pending"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class TicketIssued(Message):
    """A number is out; sent again when its paper is known. The ``id`` is also the code in the slip's QR."""

    kind: Literal["ticket_issued"] = "ticket_issued"
    id: Id
    lease: Id
    service: Id
    day: Day
    number: int = Field(ge=1)
    language: LanguageTag
    issued_at: UnixSeconds
    paper: TicketPaper


class PressEnded(Message):
    """One press of the call button or tile, and how it ended (DESIGN, decision 13). ``id`` is the call's."""

    kind: Literal["press_ended"] = "press_ended"
    id: Id
    day: Day
    language: LanguageTag
    topic: Id
    source: Literal["glass", "button"]
    outcome: CallOutcome
    cause: CallCause


Event = Annotated[TicketIssued | PressEnded, Field(discriminator="kind")]


class EventBatch(Message):
    """``POST /api/v1/events``; answered 204 when all of it is on the registry's disk."""

    # 200 events of at most 1 kB each stay far under the registry's 1 MiB limit of a body.
    events: Annotated[list[Event], Field(max_length=200)]
