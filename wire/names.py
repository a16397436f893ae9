"""Names that both ends must spell alike (DESIGN, decision 6)."""

import hashlib
from typing import Final

SERVICE_TYPE: Final = "_medborgarpunkt._tcp.local."
TXT_VERSION: Final = "1"
API_PATH: Final = "/api/v1"
# The name in every registry's certificate: units find it by address, and check this name under their own CA.
TLS_SERVER_NAME: Final = "registry.medborgarpunkt.internal"


def public_key_fingerprint(subject_public_key_info: bytes) -> str:
    """The ``fp`` of the announcement: lower-case hex SHA-256 of the CA key's DER SubjectPublicKeyInfo."""
    return hashlib.sha256(subject_public_key_info).hexdigest()
