"""What the glass knows of its devices, written down for the agent's report; only changes are written."""

import time
from dataclasses import dataclass
from typing import Final

from terminal.store import Store

# How a printer's state reads as a device's: it may print, it may soon not, it cannot.
PRINTER_STATES: Final = {
    "ok": "ok",
    "paper_low": "warning",
    "paper_out": "fault",
    "cover_open": "fault",
    "offline": "fault",
    "fault": "fault",
    "missing": "missing",
    "unknown": "unknown",
}


@dataclass(frozen=True)
class DeviceView:
    """One device; ``state`` is a value of ``wire.DeviceState``, ``cause`` a stable word, empty when well."""

    name: str
    state: str
    cause: str = ""
    detail: str = ""
    virtual: bool = False


def printer_view(state: str, cause: str, detail: str, *, virtual: bool) -> DeviceView:
    """A printer's word as a device's."""
    read = PRINTER_STATES.get(state, "unknown")
    return DeviceView("printer", read, "" if read == "ok" else cause or state, detail, virtual)


class Devices:
    """The ``devices`` table; lives in the glass's thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, DeviceView] = {}

    def tell(self, view: DeviceView) -> None:
        """Write it down if it is news.

        Raises:
            StoreError: it could not be written; it will be news again.
        """
        if self._known.get(view.name) == view:
            return
        with self._store.transaction() as write:
            write.execute(
                "INSERT INTO devices (name, state, cause, detail, virtual, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET state = excluded.state, cause = excluded.cause,"
                " detail = excluded.detail, virtual = excluded.virtual, changed_at = excluded.changed_at",
                (
                    view.name,
                    view.state,
                    view.cause[:300],
                    view.detail[:300],
                    int(view.virtual),
                    time.time(),
                ),
            )
        self._known[view.name] = view


def beat(store: Store, process: str, pid: int, at: float) -> None:
    """Say that this process lives.

    Raises:
        StoreError: it could not be written.
    """
    with store.transaction() as write:
        write.execute(
            "INSERT INTO heartbeats (process, pid, at) VALUES (?, ?, ?)"
            " ON CONFLICT (process) DO UPDATE SET pid = excluded.pid, at = excluded.at",
            (process, pid, at),
        )
