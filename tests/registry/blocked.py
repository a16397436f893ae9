"""Knowing that another transaction waits for ours, so that a race is run in a known order."""

import time

from sqlalchemy import text

from registry.database import Database

_PATIENCE_S = 10.0
_LOOK_S = 0.02


def wait_until_blocked(database: Database) -> None:
    """Return once a transaction waits for another. On SQLite a second writer always does, from its begin."""
    if database.embedded:
        return
    ends_at = time.monotonic() + _PATIENCE_S
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    while True:
        with database.session(reading=True) as session:
            if session.scalar(waiting):
                return
        assert time.monotonic() < ends_at, "nobody waits"
        time.sleep(_LOOK_S)
