"""Tables of places: data from one municipality's file, loaded by ``python -m registry load``."""

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from registry.database import Base


class Municipality(Base):
    """This registry's municipality; its hours by weekday, ``mon`` to ``sun``, as ``["09:00", "17:00"]``."""

    __tablename__ = "municipalities"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    telephone: Mapped[str] = mapped_column(String(40))
    timezone: Mapped[str] = mapped_column(String(64))
    opening_hours: Mapped[dict[str, list[str]]] = mapped_column(JSON)


class District(Base):
    __tablename__ = "districts"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))


class Site(Base):
    """A library or centre in a district."""

    __tablename__ = "sites"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    district_id: Mapped[str] = mapped_column(ForeignKey("districts.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    district: Mapped[District] = relationship(lazy="joined")


class Service(Base):
    """What one queues for; ``prefix`` is one capital letter or empty, ``names`` are by language tag."""

    __tablename__ = "services"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    prefix: Mapped[str] = mapped_column(String(1))
    names: Mapped[dict[str, str]] = mapped_column(JSON)
    position: Mapped[int]
    """Where it stands among the services, on the glass and on pages."""
