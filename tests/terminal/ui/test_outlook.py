"""What the glass may say of the world."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from terminal.store import Store
from terminal.ui.outlook import Outlook, Watch, read_outlook
from tests.studio import SETTINGS

NOW = 1_700_000_000.0


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


def write(store: Store, statement: str, *values: object) -> None:
    with store.transaction() as connection:
        connection.execute(statement, values)


def test_a_new_unit_knows_nothing_and_says_so(store: Store) -> None:
    assert read_outlook(store, NOW) == Outlook()


def test_settings_name_the_place_and_its_services(store: Store) -> None:
    write(store, "INSERT INTO settings VALUES (1, '1', ?, 0)", SETTINGS.model_dump_json())
    known = read_outlook(store, NOW)
    assert (known.municipality, known.site) == ("Huddinge kommun", "Vårby bibliotek")
    assert [service.id for service in known.services] == ["guide", "errands"]
    service = known.service("guide")
    assert service is not None
    assert service.name("ar") == "الإرشاد المجتمعي"
    assert service.name("de") == "Samhällsvägledning"
    assert service.waiting is None


def test_what_is_old_is_no_longer_said(store: Store) -> None:
    write(store, "INSERT INTO settings VALUES (1, '1', ?, 0)", SETTINGS.model_dump_json())
    write(store, "INSERT INTO link (id, state, changed_at) VALUES (1, 'online', 0)")
    write(store, "INSERT INTO guides VALUES ('ar', 2, ?)", NOW - 100)
    write(store, "INSERT INTO queue_views VALUES ('guide', ?, ?)", json.dumps({"waiting": 4}), NOW - 100)
    fresh, old = read_outlook(store, NOW), read_outlook(store, NOW + 60)
    assert fresh.guide_is_free("ar")
    assert not fresh.guide_is_free("sv")
    assert not old.guide_is_free("ar")
    assert [found.waiting for found in fresh.services] == [4, None]
    assert [found.waiting for found in old.services] == [None, None]


def test_the_watch_reads_only_what_somebody_else_wrote(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as ours, closing(Store(tmp_path)) as agents:
        watch = Watch(ours)
        watch.look()
        assert not watch.look()
        write(
            agents, "INSERT INTO link (id, state, pairing_code, changed_at) VALUES (1, 'unapproved', '1', 0)"
        )
        assert watch.look()
        assert watch.outlook.unapproved
        assert not watch.look()
