"""Who may sign in, and how fast one may guess."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from registry.errors import PeopleError
from registry.people.models import ANY_TOPIC, ROLES, FailedSignIn, Person, SignIn, Skill
from registry.people.passwords import LONGEST, SHORTEST, hash_password

_FREE_FAILURES: Final = 3
# A guesser gets 1,440 tries a day; a guide whose login is attacked waits a minute at most.
_LONGEST_WAIT_S: Final = 60.0
_FORGOTTEN_AFTER_S: Final = 24 * 3600.0
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TOPIC: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


def wait_s(failures: int, last_at: float, now: float) -> float:
    """How long until the next try is looked at: three are free, then 2 s, 4 s, up to a minute."""
    if failures < _FREE_FAILURES:
        return 0.0
    # Ten doublings pass the longest wait, and a float has room for a thousand.
    pause_s = min(_LONGEST_WAIT_S, 2.0 ** min(10, failures - _FREE_FAILURES + 1))
    return max(0.0, last_at + pause_s - now)


def wait_before(session: Session, login: str, now: float) -> float:
    """How long this login must wait now, in seconds."""
    failed = session.get(FailedSignIn, _login_hash(login))
    return wait_s(failed.failures, failed.last_at, now) if failed else 0.0


def count_failure(session: Session, login: str, now: float) -> None:
    """One more try in vain; those of yesterday are forgotten."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.last_at < now - _FORGOTTEN_AFTER_S))
    failed = session.get(FailedSignIn, _login_hash(login), with_for_update=True)
    if failed is None:
        session.add(FailedSignIn(login_hash=_login_hash(login), failures=1, last_at=now))
    else:
        failed.failures, failed.last_at = failed.failures + 1, now


def forget_failures(session: Session, login: str) -> None:
    """It worked."""
    session.execute(delete(FailedSignIn).where(FailedSignIn.login_hash == _login_hash(login)))


def find_login(session: Session, login: str) -> Person | None:
    return session.scalars(select(Person).where(Person.login == login.strip().lower())).first()


def keep_person(
    session: Session,
    login: str,
    *,
    name: str,
    password: str,
    roles: Sequence[str],
    languages: Sequence[str] = (),
    topics: Sequence[str] = (),
) -> Person:
    """Add a person, or make an old one as told; every language is combined with every topic, or with any.

    Raises:
        PeopleError: a value is not allowed.
    """
    _check("login", login, _LOGIN.fullmatch(login), "lower-case letters, digits, . _ -, at most 64")
    _check("name", name, 0 < len(name.strip()) <= 100, "1 to 100 letters")
    _check("password", "…", SHORTEST <= len(password) <= LONGEST, f"{SHORTEST} to {LONGEST} letters")
    _check("role", "", roles, "one or more of " + ", ".join(ROLES))
    for role in roles:
        _check("role", role, role in ROLES, ", ".join(ROLES))
    for language in languages:
        _check("language", language, _LANGUAGE.fullmatch(language), "a tag such as sv or ar")
    for topic in topics:
        _check("topic", topic, _TOPIC.fullmatch(topic), "1 to 64 of A-Z a-z 0-9 _ -")
    person = find_login(session, login) or Person(login=login)
    person.name = name.strip()
    person.password_hash = hash_password(password)
    person.roles = sorted(set(roles))
    # Whoever was signed in by the old password, or for the old roles, signs in again.
    session.execute(delete(SignIn).where(SignIn.person_id == person.id))
    wanted = {(language, topic) for language in languages for topic in topics or [ANY_TOPIC]}
    kept = [skill for skill in person.skills if (skill.language, skill.topic) in wanted]
    new = wanted - {(skill.language, skill.topic) for skill in kept}
    person.skills = kept + [Skill(language=language, topic=topic) for language, topic in sorted(new)]
    session.add(person)
    session.flush()
    return person


def _check(key: str, value: str, holds: object, allowed: str) -> None:
    if not holds:
        raise PeopleError(f"{key} = {value!r}; allowed: {allowed}")


def _login_hash(login: str) -> str:
    return hashlib.sha256(login.strip().lower().encode()).hexdigest()
