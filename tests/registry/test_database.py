import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from registry.database import Database
from registry.errors import DatabaseUnusable
from registry.places import District, Site


def names(database: Database) -> list[str]:
    with database.session(reading=True) as session:
        return list(session.scalars(select(District.name).order_by(District.name)))


def test_a_session_is_one_transaction(database: Database) -> None:
    with database.session() as session:
        session.add(District(id="a", name="A"))

    def fail_after_writing() -> None:
        with database.session() as session:
            session.add(District(id="b", name="B"))
            session.flush()
            raise LookupError

    with pytest.raises(LookupError):
        fail_after_writing()
    assert names(database) == ["A"]


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(IntegrityError), database.session() as session:
        session.add(Site(id="s", district_id="nowhere", name="S"))


def test_writers_wait_for_one_another_and_none_is_lost(database: Database) -> None:
    with database.session() as session:
        session.add(District(id="count", name="0"))

    def count_up() -> None:
        for _ in range(10):
            with database.session() as session:
                query = select(District).where(District.id == "count").with_for_update()
                found = session.scalars(query).one()
                found.name = str(int(found.name) + 1)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names(database) == ["40"]


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.session() as session:
        session.add(District(id="a", name="A"))
    with database.session() as session:
        session.add(District(id="b", name="B"))
        session.flush()
        assert names(database) == ["A"]
    assert names(database) == ["A", "B"]


def test_sqlite_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    with database.session() as session:
        journal = session.scalar(text("PRAGMA journal_mode"))
        level = session.scalar(text("PRAGMA synchronous"))
    database.close()
    assert (journal, level) in {("delete", 3), ("wal", 2)}


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'nowhere' / 'registry.sqlite'}")
    with pytest.raises(DatabaseUnusable):
        database.check()
    database.close()


def test_a_url_that_is_none_is_named() -> None:
    with pytest.raises(DatabaseUnusable):
        Database("nonsense")
