"""Loading one municipality's file; doing it again changes nothing but what the file changed."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from sqlalchemy.orm import Session

from registry.errors import PlacesError
from registry.places.models import District, Municipality, Service, Site
from wire.base import Id, LanguageTag

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError("a time zone such as Europe/Stockholm") from error
    return name


def _hours(hours: dict[str, list[str]]) -> dict[str, list[str]]:
    for day, span in hours.items():
        right = len(span) in {0, 2} and all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", time) for time in span)
        if day not in _WEEKDAYS or not right or sorted(span) != span:
            raise ValueError('mon to sun, each [] or ["09:00", "17:00"]')
    return hours


Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Municipality(_Entry):
    id: Id
    name: Name
    telephone: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 \-]{2,38}$")]
    timezone: Annotated[str, AfterValidator(_known_zone)]
    opening_hours: Annotated[dict[str, list[str]], AfterValidator(_hours)]


class _Site(_Entry):
    id: Id
    name: Name


class _District(_Entry):
    id: Id
    name: Name
    sites: list[_Site]


class _Service(_Entry):
    id: Id
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]?$")]
    names: Annotated[dict[LanguageTag, Name], Field(min_length=1)]


class _File(_Entry):
    municipality: _Municipality
    districts: Annotated[list[_District], Field(min_length=1)]
    services: Annotated[list[_Service], Field(min_length=1)]


def load_file(session: Session, path: Path) -> str:
    """Keep what a municipality's TOML file says; what it no longer names stays, since tickets may name it.

    Returns:
        The municipality's name.

    Raises:
        PlacesError: the file cannot be read, or holds what is not allowed; nothing is changed.
    """
    try:
        read = _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise PlacesError(f"{path}: cannot be read ({error.strerror or error})") from error
    except ValidationError as error:
        raise PlacesError(f"{path}: {_first(error.errors()[0])}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PlacesError(f"{path}: is not TOML ({error})") from error
    _check_unique(path, read)
    session.merge(Municipality(**read.municipality.model_dump()))
    for district in read.districts:
        session.merge(District(id=district.id, name=district.name))
        session.flush()
        for site in district.sites:
            session.merge(Site(id=site.id, name=site.name, district_id=district.id))
    for position, service in enumerate(read.services):
        session.merge(Service(**service.model_dump(), position=position))
    session.flush()
    return read.municipality.name


def _first(error: Any) -> str:
    key = ".".join(str(part) for part in error["loc"])
    return f"{key} = {error['input']!r}; {error['msg']}"


def _check_unique(path: Path, read: _File) -> None:
    lists = {
        "districts": [district.id for district in read.districts],
        "sites": [site.id for district in read.districts for site in district.sites],
        "services": [service.id for service in read.services],
        "prefix": [service.prefix for service in read.services],
    }
    for key, values in lists.items():
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise PlacesError(f"{path}: {key}: {twice!r} stands there twice; allowed: once")
