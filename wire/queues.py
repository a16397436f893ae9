"""Blocks of numbers, and what a terminal may say of a queue."""

from pydantic import Field

from wire.base import Day, Id, Message


class LeaseRequest(Message):
    """``POST /api/v1/leases``; the id is the unit's own, so that asking twice gives the same block."""

    id: Id
    service: Id
    day: Day


class Lease(Message):
    id: Id
    service: Id
    day: Day
    first: int = Field(ge=1)
    last: int = Field(ge=1)


class QueueView(Message):
    """One service as the registry last saw it."""

    service: Id
    day: Day
    waiting: int = Field(ge=0)
    """Tickets that wait to be called, at this unit's site."""
    serving: list[int] = Field(default=[])
    """The numbers called last, newest first."""
