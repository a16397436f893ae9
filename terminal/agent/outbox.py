"""Events on their way: in order, at least once, gone from here only when they are on the registry's disk.

Bounds. A ticket is two rows of 0.4 kB, and never dropped: a unit gives only numbers that it has leased, for
today and tomorrow, so off line its tickets end with its blocks. Presses have no lease: at one a minute,
100,000 rows are 69 days and 30 MB; older ones go, and the report says so.
"""

import logging
from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter, ValidationError

from terminal.agent.line import Line
from terminal.errors import RegistryRefused
from terminal.store import Store
from wire import Event, PressEnded

log = logging.getLogger(__name__)

# wire.EventBatch: 200 events of at most 1 kB each.
BATCH: Final = 200
MAX_PRESSES: Final = 100_000
# 4 MB of what a registry refused: it has said so each time, in its own log and in ours.
MAX_SET_ASIDE: Final = 10_000
# Not the events' fault: the batch waits. 401, 403, 404, 405: not from us, not there; 408, 425, 429: later.
_NOT_THE_EVENTS: Final = frozenset({401, 403, 404, 405, 408, 425, 429})

_event: TypeAdapter[Event] = TypeAdapter(Event)


@dataclass(frozen=True)
class Row:
    seq: int
    body: str


def waiting(store: Store) -> int:
    return int(store.read("SELECT count(*) AS n FROM outbox")[0]["n"])


def set_aside_count(store: Store) -> int:
    return int(store.read("SELECT count(*) AS n FROM set_aside")[0]["n"])


def deliver(store: Store, line: Line, now: float) -> bool:
    """Send one batch, the oldest first; True while more waits.

    Raises:
        RegistryError: it could not be delivered now; what was acknowledged before is gone from here.
        StoreError: the file cannot be written; the registry will hear some events twice, and count them once.
    """
    rows = _oldest(store)
    if rows:
        _deliver_rows(store, line, rows, now)
    return len(rows) == BATCH


def prune(store: Store) -> int:
    """Drop the oldest presses beyond the bound, and say how many; what was set aside has a bound too."""
    if set_aside_count(store) > MAX_SET_ASIDE:
        with store.transaction() as write:
            write.execute(
                "DELETE FROM set_aside WHERE seq IN"
                " (SELECT seq FROM set_aside ORDER BY seq DESC LIMIT -1 OFFSET ?)",
                (MAX_SET_ASIDE,),
            )
    if waiting(store) <= MAX_PRESSES:
        return 0
    presses = "SELECT seq FROM outbox WHERE json_valid(body) AND body ->> 'kind' = 'press_ended'"
    with store.transaction() as write:
        return write.execute(
            f"DELETE FROM outbox WHERE seq IN ({presses} ORDER BY seq DESC LIMIT -1 OFFSET ?)",  # noqa: S608
            (MAX_PRESSES,),
        ).rowcount


def _oldest(store: Store) -> list[Row]:
    rows = store.read("SELECT seq, body FROM outbox ORDER BY seq LIMIT ?", BATCH)
    return [Row(row["seq"], row["body"]) for row in rows]


def _deliver_rows(store: Store, line: Line, rows: list[Row], now: float) -> None:
    """One batch; a refused one is halved until the event that is to blame stands alone."""
    try:
        line.tell("POST", "/events", f'{{"events":[{",".join(row.body for row in rows)}]}}')
    except RegistryRefused as error:
        if error.status in _NOT_THE_EVENTS or not 400 <= error.status < 500:
            raise
        if len(rows) == 1:
            _set_aside(store, rows[0], str(error), now)
            return
        middle = len(rows) // 2
        _deliver_rows(store, line, rows[:middle], now)
        _deliver_rows(store, line, rows[middle:], now)
        return
    with store.transaction() as write:
        write.executemany("DELETE FROM outbox WHERE seq = ?", [(row.seq,) for row in rows])


def _set_aside(store: Store, row: Row, cause: str, now: float) -> None:
    log.error("the registry refuses event %d (%s): set aside", row.seq, _kind(row.body))
    with store.transaction() as write:
        write.execute(
            "INSERT INTO set_aside (seq, body, cause, at) VALUES (?, ?, ?, ?)",
            (row.seq, row.body, cause[:300], now),
        )
        write.execute("DELETE FROM outbox WHERE seq = ?", (row.seq,))


def _kind(body: str) -> str:
    try:
        event = _event.validate_json(body)
    except ValidationError:
        return "not an event"
    return "press" if isinstance(event, PressEnded) else "ticket"
