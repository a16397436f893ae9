"""Numbers: each is on the disk before the paper moves, and none is given twice (DESIGN, decision 5)."""

import base64
import secrets
import sqlite3
from dataclasses import dataclass, replace

from terminal.errors import NoNumberLeft, TerminalError
from terminal.store import Store
from wire import Lease, TicketIssued, TicketPaper


class UnknownTicket(TerminalError, LookupError):
    """No ticket of this unit has that id."""


@dataclass(frozen=True)
class Ticket:
    """One number for one service on one day."""

    id: str
    """26 characters of base32, unguessable: it is the code in the slip's QR."""
    lease: str
    service: str
    day: str
    """Calendar day of the municipality, ISO 8601."""
    number: int
    language: str
    issued_at: float
    """Unix seconds, UTC."""
    paper: TicketPaper = TicketPaper.PENDING

    def label(self, prefix: str) -> str:
        """What is called out and shown, such as ``A42``."""
        return f"{prefix}{self.number}"

    def event(self) -> TicketIssued:
        """What the registry is told."""
        return TicketIssued(
            id=self.id,
            lease=self.lease,
            service=self.service,
            day=self.day,
            number=self.number,
            language=self.language,
            issued_at=self.issued_at,
            paper=self.paper,
        )


class Numbers:
    """The unit's leased numbers and the tickets made of them; every change also waits in the outbox.

    Bound to the thread of its ``Store``. Any number of processes may hold the same file.
    All methods raise ``StoreError`` when the file cannot be read or written; then nothing has changed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add_lease(self, lease: Lease) -> None:
        """Keep a block for later; one that is already known is left as it is."""
        with self._store.transaction() as write:
            write.execute(
                "INSERT INTO leases (id, service, day, first, last, next) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO NOTHING",
                (lease.id, lease.service, lease.day, lease.first, lease.last, lease.first),
            )

    def left(self, service: str, day: str) -> int:
        """How many numbers can still be given without the registry."""
        blocks = self._store.read(
            "SELECT next, last FROM leases WHERE service = ? AND day = ? AND next <= last", service, day
        )
        given = self._store.read("SELECT number FROM tickets WHERE service = ? AND day = ?", service, day)
        ours = {number for block in blocks for number in range(block["next"], block["last"] + 1)}
        return len(ours - {row["number"] for row in given})

    def issue(self, service: str, day: str, language: str, now: float) -> Ticket:
        """The next number; when this returns, it is on the disk.

        Args:
            now: unix seconds, UTC.

        Raises:
            NoNumberLeft: no block is left for this service and day.
        """
        with self._store.transaction() as write:
            lease, number = _next_free(write, service, day)
            ticket = Ticket(_new_id(), lease, service, day, number, language, now)
            write.execute("UPDATE leases SET next = ? WHERE id = ?", (number + 1, lease))
            write.execute(
                "INSERT INTO tickets (id, lease, service, day, number, language, issued_at, paper)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (ticket.id, lease, service, day, number, language, now, ticket.paper.value),
            )
            _tell(write, ticket)
        return ticket

    def set_paper(self, ticket_id: str, paper: TicketPaper) -> Ticket:
        """Keep what became of the slip, and tell the registry if that is news.

        Raises:
            UnknownTicket: there is no such ticket.
        """
        with self._store.transaction() as write:
            row = write.execute("SELECT * FROM tickets WHERE id = ?", (ticket_id,)).fetchone()
            if row is None:
                raise UnknownTicket(f"no ticket {ticket_id}")
            before = _ticket(row)
            ticket = replace(before, paper=paper)
            if ticket != before:
                write.execute("UPDATE tickets SET paper = ? WHERE id = ?", (paper.value, ticket_id))
                _tell(write, ticket)
        return ticket

    def settle(self) -> list[Ticket]:
        """At start: slips that a crash left half way, now ``unknown``, as nobody saw them come out."""
        rows = self._store.read("SELECT id FROM tickets WHERE paper = 'pending' ORDER BY issued_at")
        return [self.set_paper(row["id"], TicketPaper.UNKNOWN) for row in rows]

    def forget(self, before: str) -> None:
        """Drop tickets and blocks of days before this one; what the outbox holds stays until delivered."""
        with self._store.transaction() as write:
            write.execute("DELETE FROM tickets WHERE day < ?", (before,))
            write.execute("DELETE FROM leases WHERE day < ?", (before,))


def _next_free(write: sqlite3.Connection, service: str, day: str) -> tuple[str, int]:
    """The lowest number of a block that nobody has, and its block; a taken one is passed over."""
    for lease in write.execute(
        "SELECT id, next, last FROM leases WHERE service = ? AND day = ? AND next <= last ORDER BY next, id",
        (service, day),
    ).fetchall():
        for number in range(lease["next"], lease["last"] + 1):
            taken = write.execute(
                "SELECT 1 FROM tickets WHERE service = ? AND day = ? AND number = ?", (service, day, number)
            ).fetchone()
            if taken is None:
                return lease["id"], number
    raise NoNumberLeft(f"no number left for {service} on {day}")


def _tell(write: sqlite3.Connection, ticket: Ticket) -> None:
    write.execute("INSERT INTO outbox (body) VALUES (?)", (ticket.event().model_dump_json(),))


def _ticket(row: sqlite3.Row) -> Ticket:
    return Ticket(
        id=row["id"],
        lease=row["lease"],
        service=row["service"],
        day=row["day"],
        number=row["number"],
        language=row["language"],
        issued_at=row["issued_at"],
        paper=TicketPaper(row["paper"]),
    )


def _new_id() -> str:
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()
