from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from registry.database import Database
from registry.errors import PeopleError
from registry.migrations import upgrade
from registry.people.models import ANY_TOPIC, SignIn
from registry.people.passwords import is_right
from registry.people.rules import count_failure, forget_failures, keep_person, wait_before, wait_s

NOON = 1_795_434_000.0
PASSWORD = "a long password"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    upgrade(found)
    yield found
    found.close()


@given(failures=st.integers(0, 10_000), since=st.floats(0, 1e6))
def test_one_waits_longer_with_each_failure_and_a_minute_at_most(failures: int, since: float) -> None:
    wait = wait_s(failures, NOON, NOON + since)
    assert 0 <= wait <= 60
    assert wait <= wait_s(failures + 1, NOON, NOON + since)
    if failures < 3 or since > 60:
        assert wait == 0


def test_failures_are_counted_by_login_until_one_works(database: Database) -> None:
    with database.session() as session:
        for _ in range(4):
            count_failure(session, "Amal ", NOON)
        assert wait_before(session, "amal", NOON) == 4
        assert wait_before(session, "jonas", NOON) == 0
        forget_failures(session, "amal")
        assert wait_before(session, "amal", NOON) == 0


def test_failures_of_yesterday_are_forgotten(database: Database) -> None:
    with database.session() as session:
        for _ in range(9):
            count_failure(session, "amal", NOON)
        count_failure(session, "jonas", NOON + 25 * 3600)
        count_failure(session, "amal", NOON + 25 * 3600)
        assert wait_before(session, "amal", NOON + 25 * 3600) == 0


def test_a_new_password_ends_what_the_old_one_opened(database: Database) -> None:
    with database.session() as session:
        for _ in range(2):
            person = keep_person(session, "amal", name="Amal", password=PASSWORD, roles=["guide"])
            assert session.scalars(select(SignIn)).all() == []
            session.add(SignIn(token_hash="of the cookie", person_id=person.id, expires_at=NOON))


def test_skills_are_languages_by_topics(database: Database) -> None:
    with database.session() as session:
        person = keep_person(
            session, "amal", name="Amal", password=PASSWORD, roles=["guide"], languages=["sv", "ar"]
        )
        assert {(skill.language, skill.topic) for skill in person.skills} == {
            ("sv", ANY_TOPIC),
            ("ar", ANY_TOPIC),
        }
        assert person.serves("ar", "housing")
        assert not person.serves("fa", "housing")


def test_adding_again_changes_the_person(database: Database) -> None:
    with database.session() as session:
        keep_person(session, "amal", name="Amal", password=PASSWORD, roles=["guide"], languages=["sv", "ar"])
    with database.session() as session:
        changed = keep_person(
            session,
            "amal",
            name="Amal K",
            password="another password",
            roles=["it", "guide"],
            languages=["ar", "en"],
            topics=["housing"],
        )
    assert (changed.id, changed.name, changed.roles) == (1, "Amal K", ["guide", "it"])
    assert changed.languages == ("ar", "en")
    assert not changed.serves("ar", "school")
    assert is_right("another password", changed.password_hash)
    assert not is_right(PASSWORD, changed.password_hash)


def test_nobodys_password_is_never_right() -> None:
    assert not is_right("the password of nobody", None)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"login": "Amal K"}, "login = 'Amal K'"),
        ({"name": " "}, "name"),
        ({"password": "short"}, "password = '…'; allowed: 12 to 256"),
        ({"roles": []}, "role = ''; allowed: one or more of guide"),
        ({"roles": ["boss"]}, "role = 'boss'"),
        ({"languages": ["Swedish"]}, "language = 'Swedish'"),
        ({"topics": ["a b"]}, "topic = 'a b'"),
    ],
)
def test_what_is_not_allowed_is_named(database: Database, change: dict[str, object], named: str) -> None:
    told = {"login": "amal", "name": "Amal", "password": PASSWORD, "roles": ["guide"]} | change
    with pytest.raises(PeopleError) as caught, database.session() as session:
        keep_person(session, **told)  # type: ignore[arg-type]
    assert named in str(caught.value)
    assert "short" not in str(caught.value)
