"""What a terminal is told of its place; it keeps the last it heard."""

from pydantic import Field

from wire.base import Id, LanguageTag, Message


class Place(Message):
    id: Id
    name: str


class ServiceSettings(Message):
    """A service that one may queue for here."""

    id: Id
    prefix: str = Field(pattern=r"^[A-Z]?$")
    names: dict[LanguageTag, str]


class TerminalSettings(Message):
    """``GET /api/v1/settings``; ``version`` changes when anything below does."""

    version: str
    terminal: str
    """The name staff know it by, such as ``Vårby bibliotek, entrén``."""
    site: Place
    district: Place
    municipality: str
    timezone: str = "Europe/Stockholm"
    public_url: str
    """Where residents' pages are, without a trailing slash; a QR holds ``<public_url>/t/<ticket id>``."""
    telephone: str
    services: list[ServiceSettings]
