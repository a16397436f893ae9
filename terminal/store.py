"""The unit's one SQLite file: opening it so that what was committed survives a power cut.

Each room keeps its own SQL; the tables are in ``schema.sql``. One ``Store`` belongs to one thread.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Final

from terminal.errors import StoreError

# A writer holds the file for one fsync, some 20 ms on a worn card; ten of them may queue.
_BUSY_TIMEOUT_S: Final = 5.0
# Below it, two connections to a WAL file can lose a commit (DESIGN, decision 1).
_SAFE_WAL: Final = (3, 51, 3)

FILE_NAME: Final = "unit.sqlite"


class Store:
    """A connection to the unit's file.

    Raises:
        StoreError: the folder cannot be written, the disk is full, or the file is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self.path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{self.path}: {error}") from error
        try:
            self._connection.row_factory = sqlite3.Row
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._make_durable()
            self._connection.executescript(
                resources.files("terminal").joinpath("schema.sql").read_text(encoding="utf-8")
            )
        except (sqlite3.Error, OSError) as error:
            self.close()
            raise StoreError(f"{self.path}: {error}") from error

    def _make_durable(self) -> None:
        if sqlite3.sqlite_version_info >= _SAFE_WAL:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
        else:
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.execute("PRAGMA synchronous = EXTRA")

    @property
    def durability(self) -> str:
        """How a commit is kept, for the health report, such as ``delete/extra``."""
        journal = self._connection.execute("PRAGMA journal_mode").fetchone()[0]
        level = self._connection.execute("PRAGMA synchronous").fetchone()[0]
        return f"{journal}/{('off', 'normal', 'full', 'extra')[level]}"

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write, whole or not at all; on return it is on the disk.

        Raises:
            StoreError: it could not be written; nothing of it is kept.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise StoreError(f"{self.path}: {error}") from error

    def read(self, query: str, *parameters: object) -> list[sqlite3.Row]:
        """The rows of one SELECT.

        Raises:
            StoreError: the file cannot be read.
        """
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}") from error

    def close(self) -> None:
        self._connection.close()
