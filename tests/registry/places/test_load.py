from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from registry.database import Database
from registry.errors import PlacesError
from registry.migrations import upgrade
from registry.places import District, Municipality, Service, Site, all_services, all_sites
from registry.places.load import load_file
from tests.registry.conftest import MUNICIPALITY


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    upgrade(found)
    yield found
    found.close()


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = MUNICIPALITY.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "changed.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_first_municipality_has_its_eight_districts(database: Database) -> None:
    with database.session() as session:
        assert load_file(session, MUNICIPALITY) == "Huddinge kommun"
        assert set(session.scalars(select(District.name))) == {
            "Flemingsberg",
            "Glömsta-Loviseberg",
            "Segeltorp",
            "Sjödalen-Fullersta",
            "Skogås",
            "Stuvsta-Snättringe",
            "Trångsund",
            "Vårby",
        }
        assert len(all_sites(session)) == 8
        services = all_services(session)
    assert [(service.id, service.prefix) for service in services] == [("guide", "A"), ("errands", "B")]
    assert all({"sv", "en", "ar"} <= service.names.keys() for service in services)


def test_loading_again_changes_what_the_file_changed(database: Database, tmp_path: Path) -> None:
    with database.session() as session:
        load_file(session, MUNICIPALITY)
    with database.session() as session:
        load_file(session, changed(tmp_path, "Vårby bibliotek", "Vårby nya bibliotek"))
    with database.session() as session:
        assert session.get_one(Site, "varby").name == "Vårby nya bibliotek"
        assert session.scalar(select(func.count()).select_from(Site)) == 8
        assert session.scalar(select(func.count()).select_from(Service)) == 2


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('prefix = "B"', 'prefix = "A"', "prefix: 'A' stands there twice"),
        ('prefix = "B"', 'prefix = "bb"', "services.1.prefix = 'bb'"),
        ('id = "varby"', 'id = "vårby"', "districts.7.id = 'vårby'"),
        ('id = "varby", name', 'id = "skogas", name', "sites: 'skogas' stands there twice"),
        ("Europe/Stockholm", "Europe/Huddinge", "municipality.timezone"),
        ("Europe/Stockholm", "../etc/passwd", "municipality.timezone"),
        ('"08:00", "18:00"', '"18:00", "08:00"', "municipality.opening_hours"),
        ("08-465 004 00", "ring oss", "municipality.telephone"),
        ("[municipality]", "[municipality", "is not TOML"),
        ('name = "Huddinge kommun"', 'name = "Huddinge kommun"\nslogan = "x"', "municipality.slogan"),
    ],
)
def test_a_wrong_file_changes_nothing_and_is_named(
    database: Database, tmp_path: Path, old: str, new: str, named: str
) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(PlacesError) as caught, database.session() as session:
        load_file(session, path)
    assert str(caught.value).startswith(f"{path}: ")
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)
    with database.session() as session:
        assert session.scalar(select(func.count()).select_from(Municipality)) == 0


def test_a_missing_file_is_named(database: Database, tmp_path: Path) -> None:
    with pytest.raises(PlacesError, match="cannot be read"), database.session() as session:
        load_file(session, tmp_path / "nowhere.toml")
