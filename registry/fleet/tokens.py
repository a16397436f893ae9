"""A unit's token, judged: a JWT (RFC 7519) signed by the unit's own key, for this registry, short-lived.

Pure: token, key, registry and ``now`` in, its facts out.
"""

import base64
from dataclasses import dataclass
from typing import Any, Final

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from registry.errors import TokenRefused
from wire import unit_id

LEEWAY_S: Final = 30.0
"""How far a unit's clock may be off."""
LONGEST_S: Final = 120.0
"""How long a token may live."""
# A token of ours is about 400 characters.
_LONGEST_TOKEN: Final = 2048
_ID_LENGTH: Final = 64
# Where a token brings or names its own key, it must not be believed (ASVS 9.1.3).
_FORBIDDEN_HEADERS: Final = {"jwk", "jku", "x5u", "x5c", "crit"}


@dataclass(frozen=True)
class Token:
    """What a good token says."""

    unit: str
    jti: str
    expires_at: float
    """When its ``jti`` may be forgotten, unix seconds."""


def claimed_unit(text: str) -> str:
    """The unit that a token claims to come from, not yet proven.

    Raises:
        TokenRefused: it is no token of the one kind we read.
    """
    if len(text) > _LONGEST_TOKEN:
        raise TokenRefused("malformed")
    try:
        header = jwt.get_unverified_header(text)
    except jwt.InvalidTokenError as error:
        raise TokenRefused("malformed") from error
    if header.get("alg") != "EdDSA" or _FORBIDDEN_HEADERS & header.keys():
        raise TokenRefused("algorithm")
    unit = header.get("kid")
    if not isinstance(unit, str) or not 0 < len(unit) <= _ID_LENGTH:
        raise TokenRefused("malformed")
    return unit


def check_token(text: str, public_key: str, registry_id: str, now: float) -> Token:
    """The facts of a token that this key signed for this registry, and that is good now.

    Raises:
        TokenRefused: with reason ``malformed``, ``algorithm``, ``signature``, ``claims``, ``audience``,
            ``clock`` (not yet good, or lives too long) or ``expired``.
    """
    unit = claimed_unit(text)
    claims = _verified(text, public_key)
    # A unit's id follows from its key, so that nobody can enrol a key under another's name.
    if claims.get("iss") != unit or unit != unit_id(raw_key(public_key)):
        raise TokenRefused("claims")
    if claims.get("aud") != registry_id:
        raise TokenRefused("audience")
    issued, not_before, expires = (_moment(claims, name) for name in ("iat", "nbf", "exp"))
    if expires <= now - LEEWAY_S:
        raise TokenRefused("expired")
    earliest = min(issued, not_before)
    if max(issued, not_before) > now + LEEWAY_S or not 0 < expires - earliest <= LONGEST_S:
        raise TokenRefused("clock")
    jti = claims.get("jti")
    if not isinstance(jti, str) or not 0 < len(jti) <= _ID_LENGTH:
        raise TokenRefused("claims")
    return Token(unit=unit, jti=jti, expires_at=expires + LEEWAY_S)


def raw_key(public_key: str) -> bytes:
    """The 32 bytes of a key in base64url without padding.

    Raises:
        TokenRefused: it is not that.
    """
    try:
        raw = base64.b64decode(public_key + "=", altchars=b"-_", validate=True)
    except ValueError as error:
        raise TokenRefused("key") from error
    if len(raw) != 32:
        raise TokenRefused("key")
    return raw


def _verified(text: str, public_key: str) -> dict[str, Any]:
    try:
        key = Ed25519PublicKey.from_public_bytes(raw_key(public_key))
        # Times and audience are judged by us, against the registry's own clock.
        options: Any = {
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
            "verify_aud": False,
            "verify_iss": False,
            "require": ["iss", "aud", "iat", "nbf", "exp", "jti"],
        }
        return jwt.decode(text, key, algorithms=["EdDSA"], options=options)
    except jwt.InvalidSignatureError as error:
        raise TokenRefused("signature") from error
    except (jwt.MissingRequiredClaimError, jwt.InvalidTokenError) as error:
        raise TokenRefused("claims") from error


def _moment(claims: dict[str, Any], name: str) -> float:
    value = claims[name]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TokenRefused("claims")
    return float(value)
