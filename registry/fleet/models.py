"""Tables of the fleet: terminals, and the tokens of theirs that were used."""

from typing import Any

from pydantic import ValidationError
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.database import Base
from registry.places.models import Site
from wire import EnrolmentState, Report


class Terminal(Base):
    """One unit, from the moment it asks to be known; ``id`` is the unit's own, made from its key."""

    __tablename__ = "terminals"
    __table_args__ = (CheckConstraint("state IN ('pending', 'approved', 'refused')", name="state"),)

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    public_key: Mapped[str] = mapped_column(String(43))
    """32 raw bytes of Ed25519, base64url without padding."""
    state: Mapped[str] = mapped_column(String(16), default=EnrolmentState.PENDING.value)
    asked_at: Mapped[float]
    """When it last asked to be known, unix seconds."""
    version: Mapped[str] = mapped_column(String(64))
    """The program's version when it asked."""
    name: Mapped[str] = mapped_column(String(100), default="")
    site: Mapped[str | None] = mapped_column(ForeignKey("sites.id"), index=True)
    """The id of the site where it stands, once it is approved."""
    standing_at: Mapped[Site | None] = relationship(lazy="joined")
    last_report_at: Mapped[float | None]
    """When its last report arrived, by the registry's clock, unix seconds."""
    report_json: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    @property
    def report(self) -> Report | None:
        """Its last report, if it ever sent one that we can read."""
        try:
            return Report.model_validate(self.report_json) if self.report_json is not None else None
        except ValidationError:
            # Kept by an older registry; the next one comes within half a minute.
            return None


class UsedToken(Base):
    """A token's ``jti``, remembered until the token expires, so that a copy of it is worth nothing."""

    __tablename__ = "used_tokens"

    unit_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    jti: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[float] = mapped_column(index=True)
