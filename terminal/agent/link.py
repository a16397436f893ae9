"""What the glass is told of the line to the registry: one row, written only when it says something new."""

from dataclasses import dataclass
from enum import StrEnum

from terminal.store import Store


class LinkState(StrEnum):
    """Of the line to the registry, as the glass may show it."""

    SEARCHING = "searching"
    UNAPPROVED = "unapproved"
    REFUSED = "refused"
    ONLINE = "online"
    OFFLINE = "offline"


@dataclass(frozen=True)
class Link:
    """The row; ``cause`` is a stable word, empty while all is well."""

    state: LinkState = LinkState.SEARCHING
    cause: str = ""
    base_url: str | None = None
    """``https://192.0.2.9:8443``, where a registry that we trust last answered."""
    registry: str | None = None
    """The id of the registry that approved us: the audience of our tokens."""
    pairing_code: str | None = None
    """Shown on the glass while the unit waits to be approved."""
    clock_ahead_s: float = 0.0


def read_link(store: Store) -> Link:
    rows = store.read("SELECT * FROM link")
    if not rows:
        return Link()
    row = rows[0]
    return Link(
        LinkState(row["state"]),
        row["cause"],
        row["base_url"],
        row["registry"],
        row["pairing_code"],
        row["clock_ahead_s"],
    )


def write_link(store: Store, link: Link, now: float) -> None:
    """Keep it; costs no write when nothing is new."""
    if store.read("SELECT 1 FROM link") and read_link(store) == link:
        return
    with store.transaction() as write:
        write.execute(
            "INSERT INTO link (id, state, cause, base_url, registry, pairing_code, clock_ahead_s, changed_at)"
            " VALUES (1, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
            " cause = excluded.cause, base_url = excluded.base_url, registry = excluded.registry,"
            " pairing_code = excluded.pairing_code, clock_ahead_s = excluded.clock_ahead_s,"
            " changed_at = excluded.changed_at",
            (
                link.state.value,
                link.cause,
                link.base_url,
                link.registry,
                link.pairing_code,
                link.clock_ahead_s,
                now,
            ),
        )
