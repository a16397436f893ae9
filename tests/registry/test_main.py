from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from registry.__main__ import main
from registry.database import Database
from registry.fleet.models import Terminal
from registry.fleet.rules import ask_to_be_known
from registry.people import Person
from registry.people.passwords import is_right
from tests.registry.conftest import MUNICIPALITY
from tests.registry.running import run, write_config
from tests.registry.units import NOON, Unit
from wire import EnrolmentRequest


@pytest.fixture
def config(tmp_path: Path) -> str:
    return str(write_config(tmp_path))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    yield found
    found.close()


def test_it_says_its_version_and_its_use(capsys: pytest.CaptureFixture[str]) -> None:
    for word, expected in (("--version", "medborgarpunkt 0.1.0"), ("--help", "approve")):
        with pytest.raises(SystemExit) as caught:
            main([word])
        assert caught.value.code == 0
        assert expected in capsys.readouterr().out


def test_a_wrong_configuration_is_one_line(tmp_path: Path) -> None:
    config = write_config(tmp_path, pages="here")
    done = run(config, "serve")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"registry: {config}: pages = 'here'; allowed: host:port, such as 127.0.0.1:8080\n"


def test_a_word_that_is_none_is_refused(config: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["dance", "--config", config])
    assert caught.value.code == 2


def test_configuration_may_stand_before_the_command(config: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--config", config, "load", str(MUNICIPALITY)]) == 0
    assert capsys.readouterr().out == "Loaded Huddinge kommun.\n"


def test_a_person_is_added_with_a_password_from_a_pipe_or_a_file(tmp_path: Path, database: Database) -> None:
    config = write_config(tmp_path)
    words = ["people", "add", "--login", "amal", "--name", "Amal", "--role", "guide", "--language", "ar"]
    piped = run(config, *words, answer="a long password\n")
    assert (piped.returncode, piped.stdout) == (0, "Amal may sign in as amal.\n")
    (tmp_path / "password").write_text("another password\n")
    assert main([*words, "--config", str(config), "--password-file", str(tmp_path / "password")]) == 0
    with database.session() as session:
        person = session.scalars(select(Person)).one()
        assert (person.login, person.languages) == ("amal", ("ar",))
        assert is_right("another password", person.password_hash)


def test_a_short_password_is_refused(tmp_path: Path, config: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "password").write_text("short\n")
    words = ["people", "add", "--login", "a", "--name", "A", "--role", "it"]
    assert main([*words, "--config", config, "--password-file", str(tmp_path / "password")]) == 2
    assert capsys.readouterr().err == "registry: password = '…'; allowed: 12 to 256 letters\n"


def test_a_unit_is_approved_at_the_servers_desk(
    config: str, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = Unit()
    approve = ["approve", unit.id, "--name", "Vårby", "--site", "varby", "--config", config]
    assert main(["load", str(MUNICIPALITY), "--config", config]) == 0
    assert main(approve) == 2
    assert capsys.readouterr().err == (
        f"registry: unit = '{unit.id}'; allowed: a unit that has asked to be known\n"
    )
    with database.session() as session:
        ask_to_be_known(session, unit.id, EnrolmentRequest(public_key=unit.public_key, version="1"), NOON)
    assert main(approve) == 0
    assert main(approve) == 0
    with database.session() as session:
        assert session.get_one(Terminal, unit.id).state == "approved"
