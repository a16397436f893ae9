"""Tables of numbers and tickets. Times are unix seconds (UTC); days are the municipality's, ISO 8601.

Sites, services and terminals are named by id without a foreign key: a ticket of last month outlives the
service that a municipality closed or the unit that it scrapped.
"""

from enum import StrEnum

from sqlalchemy import Double, Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.database import Base
from registry.queues.states import TicketState
from wire import TicketPaper


def _words(kind: type[StrEnum], name: str) -> Enum:
    """A column that holds one of an enum's values as text, on every database alike."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        length=16,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )


class NumberCounter(Base):
    """The last number given out in blocks, of one service and day, for all units together."""

    __tablename__ = "number_counters"

    service: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    last: Mapped[int]


class NumberLease(Base):
    """A block of numbers that one terminal may give out, named by the terminal itself."""

    __tablename__ = "number_leases"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    terminal: Mapped[str] = mapped_column(String(64))
    service: Mapped[str] = mapped_column(String(64))
    day: Mapped[str] = mapped_column(String(10))
    first: Mapped[int]
    last: Mapped[int]
    leased_at: Mapped[float] = mapped_column(Double)

    __table_args__ = (Index("ix_number_leases_owner", "terminal", "service", "day"),)


class Ticket(Base):
    """One number that a resident holds. Who called it is kept only while they are called."""

    __tablename__ = "tickets"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    lease: Mapped[str] = mapped_column(ForeignKey("number_leases.id"), index=True)
    service: Mapped[str] = mapped_column(String(64))
    day: Mapped[str] = mapped_column(String(10))
    number: Mapped[int]
    site: Mapped[str] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(35))
    issued_at: Mapped[float] = mapped_column(Double)
    """As far as the unit's clock can be believed (``facts.believable``)."""
    paper: Mapped[TicketPaper] = mapped_column(_words(TicketPaper, "paper"))
    state: Mapped[TicketState] = mapped_column(_words(TicketState, "state"))
    desk: Mapped[str] = mapped_column(String(40), default="")
    """The place that called, in the guide's words, such as ``Disk 2``; empty when none was told."""
    called_by: Mapped[int | None] = mapped_column(default=None)
    called_at: Mapped[float | None] = mapped_column(Double, default=None)
    last_called_at: Mapped[float | None] = mapped_column(Double, default=None)
    """Later than ``called_at`` when it was called again: the newest of them leads the board."""
    ended_at: Mapped[float | None] = mapped_column(Double, default=None)

    __table_args__ = (
        UniqueConstraint("service", "day", "number"),
        Index("ix_tickets_queue", "site", "day", "service", "state", "issued_at"),
    )


class TicketConflict(Base):
    """How often a terminal reported tickets that could not be; one row a cause and day, so it stays small."""

    __tablename__ = "ticket_conflicts"

    terminal: Mapped[str] = mapped_column(String(64), primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    cause: Mapped[str] = mapped_column(String(32), primary_key=True)
    count: Mapped[int]
    last_ticket: Mapped[str] = mapped_column(String(64))
    last_at: Mapped[float] = mapped_column(Double)
