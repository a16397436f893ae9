"""Knowing that another transaction waits for ours, so that a race is run in a known order."""

from sqlalchemy import text

from registry.database import Database
from tests.registry.calls.running import wait_until


def wait_until_blocked(database: Database) -> None:
    """Return once a transaction waits for another. On SQLite a second writer always does, from its begin."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")

    def is_blocked() -> bool:
        with database.session(reading=True) as session:
            return bool(session.scalar(waiting))

    if not database.embedded:
        wait_until(is_blocked)
