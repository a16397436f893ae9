"""What IT decides about a registry: one TOML file, checked at start key by key."""

import os
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from fastapi import Depends
from starlette.requests import HTTPConnection

from registry.errors import SettingsError

DEFAULT_FILE: Final = Path("/etc/medborgarpunkt/registry.toml")
_DEFAULT_STATE: Final = "/var/lib/medborgarpunkt"
_ROOT: Final = Path(__file__).resolve().parent.parent
_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ADDRESS: Final = re.compile(r"(?P<host>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(?P<port>\d{1,5})")


@dataclass(frozen=True)
class Address:
    """Where a server listens; port 0 takes any free one."""

    host: str
    port: int


@dataclass(frozen=True)
class Settings:
    """One registry's configuration; paths are absolute, ``public_url`` has no trailing slash."""

    registry_id: str
    state: Path
    database: str
    pages: Address
    units: Address
    certificate: Path
    private_key: Path
    ca: Path
    public_url: str
    announce: bool
    assets: Path
    built: Path
    theme: Path | None = None
    """A municipality's ``theme.toml``; without it the pages have their plain colours."""
    lease_size: int = 30
    """How many numbers a terminal holds ahead, for each service and day: what a library off line can give."""
    call_patience_s: float = 45.0
    """How long a call rings before an honest fallback is given."""
    ice_servers: tuple[str, ...] = ()
    """``stun:``, ``turn:`` and ``turns:`` addresses for both ends of a call."""
    turn_secret: str = field(default="", repr=False)
    """What this registry shares with the TURN server (coturn: ``static-auth-secret``)."""

    @property
    def secure(self) -> bool:
        """Whether browsers reach the pages by https, so that cookies may demand it."""
        return self.public_url.startswith("https://")


def load_settings(path: Path) -> Settings:
    """Read one file; relative paths in it start at its own folder.

    Raises:
        SettingsError: the file cannot be read; a key is missing, unknown or not allowed.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: is not TOML ({error})") from error
    return _settings(_Keys(path, table))


def _settings(keys: "_Keys") -> Settings:
    state = keys.path("state", os.environ.get("MEDBORGARPUNKT_STATE", _DEFAULT_STATE))
    pages = keys.address("pages", "127.0.0.1:8080")
    embedded = f"sqlite:///{state / 'registry.sqlite'}"
    settings = Settings(
        registry_id=keys.text("registry_id", _is_id, "1 to 64 of A-Z a-z 0-9 _ -"),
        state=state,
        database=keys.text("database", _is_database, "sqlite:///… or postgresql://…", embedded),
        pages=pages,
        units=keys.address("units", "0.0.0.0:8443"),
        certificate=keys.path("certificate"),
        private_key=keys.path("private_key"),
        ca=keys.path("ca"),
        public_url=keys.text(
            "public_url",
            _is_url,
            "http://… or https://…, without a path",
            f"http://{pages.host}:{pages.port}",
        ).rstrip("/"),
        announce=keys.flag("announce", default=True),
        assets=keys.path("assets", str(_ROOT / "assets")),
        built=keys.path("built", str(_ROOT / "build")),
        theme=keys.path("theme") if "theme" in keys else None,
        lease_size=keys.whole("lease_size", 1, 500, 30),
        call_patience_s=keys.number("call_patience_s", 5, 300, 45.0),
        ice_servers=keys.texts("ice_servers", _is_ice_server, "a list of stun:…, turn:… or turns:…"),
        turn_secret=keys.secret("turn_secret"),
    )
    keys.refuse_unknown()
    return settings


class _Keys:
    """Reads a table key by key and names what it does not like."""

    def __init__(self, file: Path, table: dict[str, object]) -> None:
        self._file = file
        self._table = table
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._table

    def text(self, key: str, allowed: Callable[[str], bool], allowed_words: str, default: str = "") -> str:
        value = self._value(key, default or None, allowed_words)
        if not isinstance(value, str) or not allowed(value):
            raise self._error(key, value, allowed_words)
        return value

    def path(self, key: str, default: str | None = None) -> Path:
        value = self._value(key, default, "a path")
        if not isinstance(value, str) or not value:
            raise self._error(key, value, "a path")
        return (self._file.parent / Path(value).expanduser()).resolve()

    def address(self, key: str, default: str) -> Address:
        allowed = "host:port, such as " + default
        value = self._value(key, default, allowed)
        match = _ADDRESS.fullmatch(value) if isinstance(value, str) else None
        if match is None or int(match["port"]) > 65535:
            raise self._error(key, value, allowed)
        return Address(match["host"].strip("[]"), int(match["port"]))

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._value(key, default, "true or false")
        if not isinstance(value, bool):
            raise self._error(key, value, "true or false")
        return value

    def whole(self, key: str, least: int, most: int, default: int) -> int:
        allowed = f"{least} to {most}, whole"
        value = self._value(key, default, allowed)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise self._error(key, value, allowed)
        return value

    def number(self, key: str, least: float, most: float, default: float) -> float:
        allowed = f"{least:g} to {most:g}"
        value = self._value(key, default, allowed)
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise self._error(key, value, allowed)
        return float(value)

    def texts(self, key: str, allowed: Callable[[str], bool], allowed_words: str) -> tuple[str, ...]:
        value = self._value(key, [], allowed_words)
        if not isinstance(value, list) or not all(isinstance(one, str) and allowed(one) for one in value):
            raise self._error(key, value, allowed_words)
        return tuple(value)

    def secret(self, key: str) -> str:
        value = self._value(key, "", "a text in quotes")
        if not isinstance(value, str):
            # What may be a secret is not shown.
            raise SettingsError(f"{self._file}: {key} = (hidden); allowed: a text in quotes")
        return value

    def refuse_unknown(self) -> None:
        for key in self._table:
            if key not in self._asked:
                allowed = "one of " + ", ".join(sorted(self._asked))
                raise SettingsError(f"{self._file}: unknown key {key}; allowed: {allowed}")

    def _value(self, key: str, default: object, allowed: str) -> object:
        self._asked.add(key)
        value = self._table.get(key, default)
        if value is None:
            raise SettingsError(f"{self._file}: {key} is missing; allowed: {allowed}")
        return value

    def _error(self, key: str, value: object, allowed: str) -> SettingsError:
        # An address may hold a password.
        shown = re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", repr(value))
        return SettingsError(f"{self._file}: {key} = {shown}; allowed: {allowed}")


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _is_database(text: str) -> bool:
    return text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://"))


def _is_url(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and parts.path in {"", "/"}


def _is_ice_server(text: str) -> bool:
    return re.fullmatch(r"(stuns?|turns?):[A-Za-z0-9.:\[\]-]+(\?transport=(udp|tcp))?", text) is not None


def _current(connection: HTTPConnection) -> Settings:
    settings: Settings = connection.app.state.settings
    return settings


SettingsDep = Annotated[Settings, Depends(_current)]
