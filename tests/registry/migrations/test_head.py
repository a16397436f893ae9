import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from registry.database import Database
from registry.errors import DatabaseUnusable
from registry.migrations import metadata, upgrade


def test_models_and_migrations_agree(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []


def test_checks_of_the_models_are_in_the_database(database: Database) -> None:
    inspector = inspect(database.engine)
    for table in metadata().sorted_tables:
        wanted = {str(check.name) for check in table.constraints if type(check).__name__ == "CheckConstraint"}
        assert {str(check["name"]) for check in inspector.get_check_constraints(table.name)} == wanted


def test_doing_it_again_changes_nothing(database: Database) -> None:
    upgrade(database)
    assert inspect(database.engine).has_table("terminals")


def test_replicas_may_start_at_once(database_url: str) -> None:
    failures: list[Exception] = []

    def start() -> None:
        database = Database(database_url)
        try:
            upgrade(database)
        except Exception as error:  # noqa: BLE001 - shown below
            failures.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_a_database_of_a_newer_program_is_refused(database: Database) -> None:
    with database.session() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="9999"):
        upgrade(database)
