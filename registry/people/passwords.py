"""Passwords: argon2id at the library's own cost (RFC 9106), a few at a time."""

import threading
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LONGEST: Final = 256
SHORTEST: Final = 12
_hasher: Final = PasswordHasher()
# Each takes 64 MiB and a core for 50 ms; forty at once would take the machine.
AT_ONCE: Final = 2
_places: Final = threading.BoundedSemaphore(AT_ONCE)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    with _places:
        return _hasher.hash(password)


def is_right(password: str, password_hash: str | None) -> bool:
    """Whether it is the password; takes as long where there is no such person."""
    with _places:
        try:
            return _hasher.verify(password_hash or _nobody(), password) and password_hash is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _hasher.hash("the password of nobody")
