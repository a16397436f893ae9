"""Bringing a database up to date; several replicas may try at once, one does it."""

from importlib import import_module
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import MetaData, text
from sqlalchemy.exc import DBAPIError

from registry.database import Base, Database
from registry.errors import DatabaseUnusable

SLICES: Final = ("people", "places", "fleet", "queues", "calls")
# Any number that no other program would lock in this database.
_LOCK: Final = 0x6D656462


def metadata() -> MetaData:
    """Every table of every slice; each keeps its own in ``models.py``."""
    for name in SLICES:
        import_module(f"registry.{name}.models")
    return Base.metadata


def upgrade(database: Database) -> None:
    """Run the migrations that this database has not had, all or none.

    Raises:
        DatabaseUnusable: it cannot be reached or written, or a newer program made it.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with database.engine.begin() as connection:
            if not database.embedded:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except (DBAPIError, CommandError, OSError) as error:
        raise DatabaseUnusable(f"database: {getattr(error, 'orig', None) or error}") from error
