"""What the registry told last: settings of the place, queues, guides on duty; the glass reads it."""

from pydantic import ValidationError

from terminal.store import Store
from wire import ReportReceipt, TerminalSettings


def read_settings(store: Store) -> TerminalSettings | None:
    """The last settings heard; None before the first, or when a newer program cannot read them."""
    rows = store.read("SELECT body FROM settings")
    try:
        return TerminalSettings.model_validate_json(rows[0]["body"]) if rows else None
    except ValidationError:
        return None


def settings_version(store: Store) -> str | None:
    settings = read_settings(store)
    return settings.version if settings else None


def keep_settings(store: Store, settings: TerminalSettings, now: float) -> None:
    with store.transaction() as write:
        write.execute(
            "INSERT INTO settings (id, version, body, received_at) VALUES (1, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body,"
            " received_at = excluded.received_at",
            (settings.version, settings.model_dump_json(), now),
        )


def keep_receipt(store: Store, receipt: ReportReceipt, pid: int, now: float) -> None:
    """Replace what was known of queues and guides, and beat the agent's own heart, in one write.

    ``now`` is by the unit's own clock, by which the glass judges what is stale.
    """
    with store.transaction() as write:
        write.execute("DELETE FROM queue_views")
        write.executemany(
            "INSERT INTO queue_views (service, body, received_at) VALUES (?, ?, ?)"
            " ON CONFLICT (service) DO NOTHING",
            [(view.service, view.model_dump_json(), now) for view in receipt.queues],
        )
        write.execute("DELETE FROM guides")
        write.executemany(
            "INSERT INTO guides (language, free, received_at) VALUES (?, ?, ?)",
            [(language, free, now) for language, free in receipt.guides.items()],
        )
        write.execute(
            "INSERT INTO heartbeats (process, pid, at) VALUES ('agent', ?, ?)"
            " ON CONFLICT (process) DO UPDATE SET pid = excluded.pid, at = excluded.at",
            (pid, now),
        )
