"""A unit is a key: made on first start, never leaving the unit (DESIGN, decision 7)."""

import os
import secrets
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Final

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from terminal.errors import DamagedKey, StoreError
from wire import pairing_code, unit_id

FILE_NAME: Final = "unit.key"
# The registry allows 120 s; a minute bears a slow line and gives a thief little.
TOKEN_LIFE_S: Final = 60


class UnitKey:
    """The unit's private key, and what may be told of it."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public_key: bytes = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        """32 raw bytes (RFC 8032)."""
        self.unit: str = unit_id(self.public_key)
        self.pairing_code: str = pairing_code(self.public_key)

    @property
    def public_key_text(self) -> str:
        """As ``wire.EnrolmentRequest`` wants it: base64url without padding."""
        return urlsafe_b64encode(self.public_key).rstrip(b"=").decode()

    def token(self, registry: str, now: float) -> str:
        """A JWT for one request to the registry of this id; ``now`` as ``terminal.clock.now`` has it."""
        at = int(now)
        claims = {
            "iss": self.unit,
            "aud": registry,
            "iat": at,
            "nbf": at,
            "exp": at + TOKEN_LIFE_S,
            "jti": secrets.token_urlsafe(16),
        }
        return jwt.encode(claims, self._private, algorithm="EdDSA", headers={"kid": self.unit})


def load_or_make_key(state: Path) -> UnitKey:
    """The key in the state folder; made there, for good, when there is none. Two processes may ask at once.

    Raises:
        DamagedKey: the file is there but is no key of ours: the unit would be a stranger with a new one.
        StoreError: the folder cannot be written.
    """
    path = state / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        return _load(path)
    except OSError as error:
        raise StoreError(f"{path}: {error}") from error


def _load(path: Path) -> UnitKey:
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise DamagedKey(
            f"{path}: not a private key; restore it, or remove it to enrol the unit anew"
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise DamagedKey(f"{path}: not an Ed25519 key; restore it, or remove it to enrol the unit anew")
    # A backup or a careless hand may have opened it to others.
    path.chmod(0o600)
    return UnitKey(private)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    new = path.with_name(f"{FILE_NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        try:
            # A link, unlike a rename, never replaces a key that the other process made meanwhile.
            path.hardlink_to(new)
        except FileExistsError:
            return
    finally:
        new.unlink()
    _fsync_folder(path.parent)


def _fsync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
