"""Tables of calls. Times are unix seconds (UTC), kept while the call lasts; days are the municipality's.

Terminals are named by id without a foreign key: a count outlives the unit that was scrapped.
"""

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from registry.database import Base


class Desk(Base):
    """One open desk page; a dead browser's row expires by itself."""

    __tablename__ = "desks"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    on_duty: Mapped[bool]
    expires_at: Mapped[float] = mapped_column(index=True)


class Call(Base):
    """One press, from question to outcome; ended, it keeps no guide and no time finer than its day."""

    __tablename__ = "calls"
    __table_args__ = (
        CheckConstraint("state IN ('asked', 'ringing', 'accepted', 'connected', 'ended')", name="state"),
        CheckConstraint("(state = 'ended') = (outcome IS NOT NULL)", name="outcome"),
        # A guide is in one call at a time, whatever two desks or two replicas do at once.
        UniqueConstraint("person_id"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    terminal: Mapped[str] = mapped_column(String(64), index=True)
    day: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(35))
    topic: Mapped[str] = mapped_column(String(64))
    question: Mapped[str | None] = mapped_column(String(64))
    """The answer that did not help, until the call ends."""
    source: Mapped[str] = mapped_column(String(8))
    state: Mapped[str] = mapped_column(String(16), index=True)
    due_at: Mapped[float | None]
    """Waiting: when nobody will have answered. Accepted: when sound and picture will have failed."""
    unit_until: Mapped[float | None]
    """When the unit counts as gone, unless it is heard of before."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    desk_id: Mapped[str | None] = mapped_column(String(64), index=True)
    outcome: Mapped[str | None] = mapped_column(String(16))
    cause: Mapped[str | None] = mapped_column(String(32))


class CallSignal(Base):
    """What one end tells the other, until the call ends; each end counts its own from 1."""

    __tablename__ = "call_signals"

    call_id: Mapped[str] = mapped_column(ForeignKey("calls.id", ondelete="CASCADE"), primary_key=True)
    side: Mapped[str] = mapped_column(String(8), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    """JSON of ``wire.Signal``."""


class CallCount(Base):
    """How many presses ended so, on a day; nothing finer is kept."""

    __tablename__ = "call_counts"

    day: Mapped[str] = mapped_column(String(10), primary_key=True)
    language: Mapped[str] = mapped_column(String(35), primary_key=True)
    topic: Mapped[str] = mapped_column(String(64), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(16), primary_key=True)
    cause: Mapped[str] = mapped_column(String(32), primary_key=True)
    count: Mapped[int]
