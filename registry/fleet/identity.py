"""Which unit speaks: its token's signature, and what the registry knows of that key (DESIGN, decision 7)."""

from typing import Annotated

from fastapi import Depends, HTTPException
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from starlette.requests import HTTPConnection

from registry.clock import NowDep
from registry.database import SessionDep
from registry.errors import TokenRefused
from registry.fleet.models import Terminal, UsedToken
from registry.fleet.tokens import Token, check_token, claimed_unit
from registry.settings import SettingsDep
from wire import EnrolmentState


def identify(session: Session, authorization: str, registry_id: str, now: float) -> Terminal:
    """The terminal whose key signed this ``Authorization`` header, whatever its state; the token is used up.

    Raises:
        TokenRefused: nobody's, or not good now; also ``unknown_unit`` and ``used``.
    """
    text = bearer(authorization)
    terminal = session.get(Terminal, claimed_unit(text))
    if terminal is None:
        raise TokenRefused("unknown_unit")
    use_up(session, check_token(text, terminal.public_key, registry_id, now))
    return terminal


def bearer(authorization: str) -> str:
    """The token in an ``Authorization`` header (RFC 6750).

    Raises:
        TokenRefused: there is none.
    """
    scheme, _, text = authorization.partition(" ")
    if scheme.lower() != "bearer" or not text:
        raise TokenRefused("missing")
    return text.strip()


def use_up(session: Session, token: Token) -> None:
    """Remember a token until it expires.

    Raises:
        TokenRefused: ``used`` before.
    """
    session.add(UsedToken(unit_id=token.unit, jti=token.jti, expires_at=token.expires_at))
    try:
        session.flush()
    except IntegrityError as error:
        raise TokenRefused("used") from error


def forget_used_tokens(session: Session, now: float) -> None:
    """Drop those that have expired; not in a unit's own request, which would wait for others that do so."""
    session.execute(delete(UsedToken).where(UsedToken.expires_at <= now))


def unauthorized(error: TokenRefused) -> HTTPException:
    """The answer to a token that proves nothing; its ``Date`` header tells the unit our time."""
    return HTTPException(401, error.reason, {"WWW-Authenticate": "Bearer"})


def _known(connection: HTTPConnection, session: SessionDep, settings: SettingsDep, now: NowDep) -> Terminal:
    authorization = connection.headers.get("authorization", "")
    try:
        return identify(session, authorization, settings.registry_id, now)
    except TokenRefused as error:
        raise unauthorized(error) from error


KnownUnitDep = Annotated[Terminal, Depends(_known)]
"""The unit that asks, whatever its state; 401 if its token proves nothing."""


def _approved(unit: KnownUnitDep) -> Terminal:
    if unit.state != EnrolmentState.APPROVED:
        raise HTTPException(403, unit.state)
    return unit


UnitDep = Annotated[Terminal, Depends(_approved)]
"""The approved terminal that asks; 401 if its token proves nothing, 403 while it is not approved."""
