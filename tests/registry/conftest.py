"""A registry as its users meet it: an application with places, on either database, and a clock to turn."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from provisioning import words
from registry.app import create_app
from registry.database import Database
from registry.migrations import upgrade
from registry.people.rules import keep_person
from registry.places.load import load_file
from registry.settings import Address, Settings
from tests.registry import postgres
from tests.registry.browser import TestClient
from tests.registry.units import REGISTRY_ID, Clock

ROOT = Path(__file__).parents[2]
MUNICIPALITY = ROOT / "assets" / "municipalities" / "huddinge.toml"
ORIGIN = "http://registry.test"
PASSWORD = "a long password"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is built of the assets: here, the words."""
    folder = tmp_path_factory.mktemp("build")
    words.build(ROOT / "assets", folder / "languages")
    return folder


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    if postgres.programs() is None:
        pytest.skip("no PostgreSQL here: apt install postgresql")
    with postgres.server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'registry.sqlite'}"
    url: str = request.getfixturevalue("postgres_url")
    found = Database(url)
    with found.session() as session:
        session.execute(text("DROP SCHEMA public CASCADE"))
        session.execute(text("CREATE SCHEMA public"))
    found.close()
    return url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A database that is up to date, and empty."""
    found = Database(database_url)
    upgrade(found)
    yield found
    found.close()


@pytest.fixture
def settings(tmp_path: Path, built: Path) -> Settings:
    return Settings(
        registry_id=REGISTRY_ID,
        state=tmp_path,
        database=f"sqlite:///{tmp_path / 'registry.sqlite'}",
        pages=Address("127.0.0.1", 0),
        units=Address("127.0.0.1", 0),
        certificate=tmp_path / "registry.pem",
        private_key=tmp_path / "registry.key",
        ca=tmp_path / "authority.pem",
        public_url=ORIGIN,
        announce=False,
        assets=ROOT / "assets",
        built=built,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with places, in which Ingrid (it) and Farid (facilities) may sign in; to be copied."""
    path = tmp_path_factory.mktemp("prepared") / "registry.sqlite"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    with database.session() as session:
        load_file(session, MUNICIPALITY)
        keep_person(session, "it", name="Ingrid", password=PASSWORD, roles=["it"])
        keep_person(session, "drift", name="Farid", password=PASSWORD, roles=["facilities"])
    database.close()
    return path


@pytest.fixture
def client(settings: Settings, clock: Clock, prepared: Path) -> Iterator[TestClient]:
    """A browser at the registry's own origin, nobody signed in, on a copy of ``prepared``."""
    shutil.copy(prepared, settings.state / "registry.sqlite")
    app = create_app(settings, clock)
    browser = {"Origin": ORIGIN, "Accept": "text/html", "Accept-Language": "en"}
    with TestClient(app, base_url=ORIGIN, headers=browser, follow_redirects=False) as found:
        yield found


@pytest.fixture
def store(client: TestClient) -> Database:
    """The database behind ``client``."""
    found: Database = client.app.state.database  # type: ignore[attr-defined]
    return found


@pytest.fixture
def it(client: TestClient) -> TestClient:
    """The browser, with Ingrid signed in."""
    return sign_in(client, "it")


def sign_in(client: TestClient, login: str) -> TestClient:
    answer = client.post("/sign-in", data={"login": login, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    return client
