"""What the glass may say of the world: read from the unit's file, as a value that can be compared."""

import json
import time
from dataclasses import dataclass
from typing import Any, Final

from terminal.store import Store

# The agent hears every 30 s; what is older than four of these is no longer said.
_FRESH_S: Final = 120.0
# Without any change by the agent, what ages is looked at so often.
_LOOK_AGAIN_S: Final = 10.0


@dataclass(frozen=True)
class ServiceView:
    """A service one may queue for here."""

    id: str
    prefix: str
    names: tuple[tuple[str, str], ...]
    waiting: int | None
    """None: not known, or heard too long ago."""

    def name(self, language: str) -> str:
        names = dict(self.names)
        return names.get(language) or names.get("sv") or next(iter(names.values()), self.id)


@dataclass(frozen=True)
class Outlook:
    """Empty texts: not known (yet)."""

    link: str = "searching"
    pairing_code: str = ""
    municipality: str = ""
    site: str = ""
    telephone: str = ""
    timezone: str = "Europe/Stockholm"
    public_url: str = ""
    services: tuple[ServiceView, ...] = ()
    free_guides: tuple[tuple[str, int], ...] = ()

    @property
    def online(self) -> bool:
        return self.link == "online"

    @property
    def unapproved(self) -> bool:
        return self.link == "unapproved"

    def guide_is_free(self, language: str) -> bool:
        return self.online and dict(self.free_guides).get(language, 0) > 0

    def service(self, id_: str) -> ServiceView | None:
        return next((found for found in self.services if found.id == id_), None)


def read_outlook(store: Store, now: float) -> Outlook:
    """The world as the agent last wrote it.

    Raises:
        StoreError: the file cannot be read.
    """
    link = _first(store, "SELECT state, pairing_code FROM link")
    settings = json.loads(_first(store, "SELECT body FROM settings").get("body") or "{}")
    fresh = now - _FRESH_S
    views = {
        row["service"]: json.loads(row["body"])
        for row in store.read("SELECT service, body FROM queue_views WHERE received_at > ?", fresh)
    }
    guides = store.read("SELECT language, free FROM guides WHERE received_at > ? ORDER BY language", fresh)
    return Outlook(
        link=link.get("state") or "searching",
        pairing_code=link.get("pairing_code") or "",
        municipality=settings.get("municipality", ""),
        site=settings.get("site", {}).get("name", ""),
        telephone=settings.get("telephone", ""),
        timezone=settings.get("timezone", "Europe/Stockholm"),
        public_url=settings.get("public_url", ""),
        services=tuple(
            ServiceView(
                id=service["id"],
                prefix=service["prefix"],
                names=tuple(sorted(service["names"].items())),
                waiting=views.get(service["id"], {}).get("waiting"),
            )
            for service in settings.get("services", ())
        ),
        free_guides=tuple((row["language"], row["free"]) for row in guides),
    )


def _first(store: Store, query: str) -> dict[str, Any]:
    rows = store.read(query)
    return dict(rows[0]) if rows else {}


class Watch:
    """Looks at the file so often as it is asked, and reads it only when somebody else wrote."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen: tuple[int, float] = (-1, 0.0)
        self.outlook = Outlook()

    def look(self) -> bool:
        """Whether anything that may be said has changed.

        Raises:
            StoreError: the file cannot be read.
        """
        version = int(self._store.read("PRAGMA data_version")[0][0])
        seen_version, seen_at = self._seen
        at = time.monotonic()
        if version == seen_version and at - seen_at < _LOOK_AGAIN_S:
            return False
        self._seen = (version, at)
        before, self.outlook = self.outlook, read_outlook(self._store, time.time())
        return self.outlook != before
