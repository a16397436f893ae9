"""Blocks of numbers for today and tomorrow, asked for when less than half a block is left (decision 5)."""

import secrets
from datetime import date, timedelta

from terminal.agent.line import Line
from terminal.errors import RegistryRefused
from terminal.store import Store
from terminal.tickets import Numbers
from wire import Lease, LeaseRequest, TerminalSettings


def days_ahead(today: str) -> tuple[str, str]:
    """Today and tomorrow, ISO 8601: off line at midnight, there are still numbers in the morning."""
    return today, (date.fromisoformat(today) + timedelta(days=1)).isoformat()


def days_before(today: str, days: int) -> str:
    """The calendar day so many days ago."""
    return (date.fromisoformat(today) - timedelta(days=days)).isoformat()


def is_short(left: int, block: int | None) -> bool:
    """Whether to ask for another block; ``block`` is the size of the last one, None when there was none."""
    return block is None or 2 * left < block


def short_of(store: Store, settings: TerminalSettings, today: str) -> list[tuple[str, str]]:
    """Services and days for which to ask, today's first."""
    numbers = Numbers(store)
    return [
        (service.id, day)
        for day in days_ahead(today)
        for service in settings.services
        if is_short(numbers.left(service.id, day), _last_block(store, service.id, day))
    ]


def ask_for(store: Store, line: Line, service: str, day: str) -> None:
    """Get one block. The request is on our disk before it is asked, so a lost answer is given again.

    Raises:
        RegistryError: not now; the same block is asked for the next time.
        StoreError: the unit's file cannot be written.
    """
    request = _request(store, service, day)
    try:
        lease = line.ask("POST", "/leases", Lease, request)
    except RegistryRefused as error:
        # The registry says that this very request can never be granted: another one may.
        if error.status in (400, 409, 422):
            _forget(store, request.id)
        raise
    if (lease.service, lease.day) != (service, day) or lease.last < lease.first:
        _forget(store, request.id)
        raise RegistryRefused("/leases: answered with another block than asked for", 200)
    Numbers(store).add_lease(lease)
    _forget(store, request.id)


def forget_past(store: Store, today: str) -> None:
    """Drop requests for days that are over."""
    if store.read("SELECT 1 FROM lease_requests WHERE day < ?", today):
        with store.transaction() as write:
            write.execute("DELETE FROM lease_requests WHERE day < ?", (today,))


def _last_block(store: Store, service: str, day: str) -> int | None:
    rows = store.read(
        "SELECT last - first + 1 AS size FROM leases WHERE service = ? AND day = ?"
        " ORDER BY first DESC LIMIT 1",
        service,
        day,
    )
    return int(rows[0]["size"]) if rows else None


def _request(store: Store, service: str, day: str) -> LeaseRequest:
    query = "SELECT id FROM lease_requests WHERE service = ? AND day = ?"
    rows = store.read(query, service, day)
    if not rows:
        with store.transaction() as write:
            write.execute(
                "INSERT INTO lease_requests (id, service, day) VALUES (?, ?, ?)",
                (secrets.token_urlsafe(16), service, day),
            )
        rows = store.read(query, service, day)
    return LeaseRequest(id=rows[0]["id"], service=service, day=day)


def _forget(store: Store, request: str) -> None:
    with store.transaction() as write:
        write.execute("DELETE FROM lease_requests WHERE id = ?", (request,))
