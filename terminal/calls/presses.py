"""The unit's own book of presses: written at once, closed with outcome and event in one transaction."""

import sqlite3
from typing import Final, Literal

from pydantic import ValidationError

from terminal.clock import today
from terminal.store import Store
from wire import CallCause, CallOutcome, PressEnded, TerminalSettings

Source = Literal["glass", "button"]
_USUAL_TIMEZONE: Final = "Europe/Stockholm"


def open_press(store: Store, press: str, *, language: str, topic: str, source: Source) -> None:
    """Write the press down; durable on return. Those of earlier days that are over leave the book.

    Raises:
        StoreError: it could not be written.
        MissingPart: this machine does not know the municipality's time zone.
    """
    day = today(store, _timezone(store))
    with store.transaction() as connection:
        connection.execute("DELETE FROM presses WHERE outcome IS NOT NULL AND day <> ?", (day,))
        connection.execute(
            "INSERT INTO presses (id, day, language, topic, source) VALUES (?, ?, ?, ?, ?)",
            (press, day, language, topic, source),
        )


def answer_press(store: Store, press: str) -> None:
    """From now on it counts as answered, whatever dies."""
    with store.transaction() as connection:
        connection.execute("UPDATE presses SET answered = 1 WHERE id = ?", (press,))


def close_press(store: Store, press: str, outcome: CallOutcome, cause: CallCause) -> None:
    """Close it with its outcome, and tell the registry by the outbox; a press is closed once."""
    with store.transaction() as connection:
        row = connection.execute(
            "SELECT * FROM presses WHERE id = ? AND outcome IS NULL", (press,)
        ).fetchone()
        if row is not None:
            _close(connection, row, outcome, cause)


def close_broken_presses(store: Store) -> int:
    """At the start of the glass: end what the previous process left open; gives how many."""
    with store.transaction() as connection:
        rows = connection.execute("SELECT * FROM presses WHERE outcome IS NULL").fetchall()
        for row in rows:
            outcome = CallOutcome.ANSWERED if row["answered"] else CallOutcome.LEFT
            _close(connection, row, outcome, CallCause.TERMINAL_RESTARTED)
    return len(rows)


def _close(connection: sqlite3.Connection, row: sqlite3.Row, outcome: CallOutcome, cause: CallCause) -> None:
    event = PressEnded(
        id=row["id"],
        day=row["day"],
        language=row["language"],
        topic=row["topic"],
        source=row["source"],
        outcome=outcome,
        cause=cause,
    )
    connection.execute("UPDATE presses SET outcome = ?, cause = ? WHERE id = ?", (outcome, cause, row["id"]))
    connection.execute("INSERT INTO outbox (body) VALUES (?)", (event.model_dump_json(),))


def _timezone(store: Store) -> str:
    rows = store.read("SELECT body FROM settings")
    if not rows:
        return _USUAL_TIMEZONE
    try:
        return TerminalSettings.model_validate_json(rows[0]["body"]).timezone
    except ValidationError:
        # Kept by another version of this program; the agent asks for them anew.
        return _USUAL_TIMEZONE
