"""What a terminal is told of its place."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from registry.errors import PlacesError
from registry.places.models import Municipality, Service, Site
from wire import Place, ServiceSettings, TerminalSettings

# A terminal tells an event again, perhaps after some days off line: so long it is known as told before.
_KEPT_DAYS: Final = 7


@dataclass(frozen=True)
class TerminalPlace:
    """One terminal's name and site, as it was approved."""

    name: str
    site: Site


def settings_for(session: Session, place: TerminalPlace, public_url: str) -> TerminalSettings:
    """The settings of a terminal there; ``version`` is a digest of all the rest.

    Raises:
        PlacesError: no municipality has been loaded.
    """
    municipality = the_municipality(session)
    settings = TerminalSettings(
        version="",
        terminal=place.name,
        site=Place(id=place.site.id, name=place.site.name),
        district=Place(id=place.site.district.id, name=place.site.district.name),
        municipality=municipality.name,
        timezone=municipality.timezone,
        public_url=public_url,
        telephone=municipality.telephone,
        services=[
            ServiceSettings(id=service.id, prefix=service.prefix, names=service.names)
            for service in all_services(session)
        ],
    )
    version = hashlib.sha256(settings.model_dump_json().encode()).hexdigest()[:16]
    return settings.model_copy(update={"version": version})


def the_municipality(session: Session) -> Municipality:
    """The municipality that this registry serves.

    Raises:
        PlacesError: none has been loaded.
    """
    found = session.scalars(select(Municipality).order_by(Municipality.id)).first()
    if found is None:
        raise PlacesError("no municipality is loaded; run: python -m registry load FILE")
    return found


def all_services(session: Session) -> list[Service]:
    """The services in their order."""
    return list(session.scalars(select(Service).order_by(Service.position, Service.id)))


def all_sites(session: Session) -> list[Site]:
    """The sites by name."""
    return list(session.scalars(select(Site).order_by(Site.name)))


def time_zone(session: Session) -> ZoneInfo:
    """The municipality's time zone.

    Raises:
        PlacesError: no municipality has been loaded.
    """
    return ZoneInfo(the_municipality(session).timezone)


def first_day_kept(session: Session, now: float) -> str:
    """The first of the days of which more is kept than counts, ISO 8601.

    Raises:
        PlacesError: no municipality has been loaded.
    """
    return (date.fromisoformat(today(session, now)) - timedelta(days=_KEPT_DAYS)).isoformat()


def today(session: Session, now: float) -> str:
    """The municipality's calendar day at a moment in unix seconds, ISO 8601.

    Raises:
        PlacesError: no municipality has been loaded.
    """
    return datetime.fromtimestamp(now, time_zone(session)).date().isoformat()
