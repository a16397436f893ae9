"""The time as the registry has it: a unit without a battery may wake up in another year."""

import time
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from terminal.errors import MissingPart
from terminal.store import Store


def ahead_s(store: Store) -> float:
    """Our clock minus the registry's, in seconds, as last learnt."""
    rows = store.read("SELECT clock_ahead_s FROM link")
    return float(rows[0]["clock_ahead_s"]) if rows else 0.0


def now(store: Store) -> float:
    """Unix seconds, corrected by what the agent has learnt; use it for every time that leaves the unit."""
    return time.time() - ahead_s(store)


def day_of(at: float, timezone: str) -> str:
    """The municipality's calendar day at a moment, ISO 8601.

    Raises:
        MissingPart: this machine does not know the time zone.
    """
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise MissingPart(f"time zone {timezone!r} is not known here: apt install tzdata") from error
    return datetime.fromtimestamp(at, zone).date().isoformat()


def today(store: Store, timezone: str) -> str:
    """The municipality's calendar day now, by the corrected clock; the day of every number."""
    return day_of(now(store), timezone)
