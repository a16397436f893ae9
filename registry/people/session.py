"""Who is signed in: a cookie with a secret of 256 bits, of which the database keeps the hash."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import Depends, HTTPException
from sqlalchemy import delete
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection
from starlette.responses import Response

from registry.clock import NowDep
from registry.database import SessionDep
from registry.people.models import Person, SignIn
from registry.settings import Settings

# One working day; then one signs in again.
_LIFETIME_S: Final = 12 * 3600


@dataclass(frozen=True)
class Who:
    """Who asks, as pages show it; outlives the transaction, which an error page comes after."""

    name: str
    roles: tuple[str, ...]


def find_person(session: Session, connection: HTTPConnection, now: float) -> Person | None:
    """Who holds this browser's cookie, if it is still good. For WebSockets as well as for pages."""
    token = connection.cookies.get(_cookie_name(connection.app.state.settings))
    if not token:
        return None
    found = session.get(SignIn, _hash(token))
    if found is None or found.expires_at <= now:
        return None
    return session.get(Person, found.person_id)


def signed_in(*roles: str) -> Any:
    """A dependency that gives the signed-in ``Person`` with one of these roles (any role if none is named).

    A browser that is not signed in is sent to ``/sign-in``; other clients get 401; a wrong role gets 403.
    """
    return Depends(_asker(frozenset(roles)))


def start_session(
    session: Session, person: Person, settings: Settings, response: Response, now: float
) -> None:
    """Sign a person in on this browser: always with a new secret (ASVS 7.2.4)."""
    session.execute(delete(SignIn).where(SignIn.expires_at <= now))
    token = secrets.token_urlsafe(32)
    session.add(SignIn(token_hash=_hash(token), person_id=person.id, expires_at=now + _LIFETIME_S))
    response.set_cookie(
        _cookie_name(settings),
        token,
        max_age=_LIFETIME_S,
        httponly=True,
        samesite="lax",
        secure=settings.secure,
    )


def end_session(session: Session, connection: HTTPConnection, response: Response) -> None:
    """Sign out: the secret is worth nothing from now on, wherever it was copied to."""
    settings: Settings = connection.app.state.settings
    token = connection.cookies.get(_cookie_name(settings))
    if token:
        session.execute(delete(SignIn).where(SignIn.token_hash == _hash(token)))
    response.delete_cookie(_cookie_name(settings), httponly=True, samesite="lax", secure=settings.secure)


def _asker(roles: frozenset[str]) -> Callable[..., Person]:
    def ask(connection: HTTPConnection, session: SessionDep, now: NowDep) -> Person:
        person = find_person(session, connection, now)
        if person is None:
            raise _not_signed_in(connection)
        connection.state.person = Who(person.name, tuple(person.roles))
        if roles and not roles & set(person.roles):
            raise HTTPException(403, "role")
        return person

    return ask


def _not_signed_in(connection: HTTPConnection) -> HTTPException:
    if "text/html" not in connection.headers.get("accept", ""):
        return HTTPException(401, "signed_out")
    then = quote(connection.url.path, safe="/")
    return HTTPException(303, headers={"Location": f"/sign-in?then={then}"})


def _cookie_name(settings: Settings) -> str:
    # The prefix makes browsers refuse it from a subdomain or over http; it needs https.
    return "__Host-session" if settings.secure else "session"


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


SignedIn = Annotated[Person, signed_in()]
"""Anyone who is signed in, whatever the role."""
