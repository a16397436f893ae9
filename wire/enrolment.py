"""How a unit becomes known: it shows a code made from its key, and IT compares it (DESIGN, decision 7)."""

import base64
import hashlib
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

from wire.base import Id, Message


class Greeting(Message):
    """``GET /healthz``, for anyone: which registry this is, and so whom a unit addresses its tokens to."""

    registry: Id


class EnrolmentState(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


class EnrolmentRequest(Message):
    """``POST /api/v1/enrolments``, bearing a token signed with the very key it carries."""

    public_key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]
    """The 32 raw bytes of an Ed25519 public key (RFC 8032), base64url without padding."""
    version: Annotated[str, StringConstraints(max_length=64)]


class Enrolment(Message):
    unit: Id
    state: EnrolmentState
    pairing_code: str
    registry: Id


def unit_id(public_key: bytes) -> str:
    """The unit's name for its whole life: 26 characters of lower-case base32 over SHA-256 of its key."""
    return base64.b32encode(hashlib.sha256(public_key).digest()).decode().lower()[:26]


def pairing_code(public_key: bytes) -> str:
    """Nine digits in groups of three, read off the glass and compared by IT."""
    number = int.from_bytes(hashlib.sha256(b"pairing" + public_key).digest()[:8]) % 10**9
    digits = f"{number:09d}"
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"
