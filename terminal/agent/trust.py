"""Whom the unit believes: registries that its municipality's authority vouches for (DESIGN, decision 6)."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import urllib3
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPSConnection

from terminal.errors import ConfigError
from wire import TLS_SERVER_NAME, public_key_fingerprint

# X509_V_FLAG_NO_CHECK_TIME (openssl/x509_vfy.h): without a battery, a unit wakes up years ago.
_NO_CHECK_TIME: Final = 0x200000

Look = Callable[[x509.Certificate], None]
"""Looks at a certificate whose chain and name are good; raises ``ssl.SSLError`` to hang up."""


class Trust:
    """The authorities in one PEM file.

    Raises:
        ConfigError: the file holds none.
    """

    def __init__(self, ca: Path) -> None:
        self.path = ca
        try:
            certificates = x509.load_pem_x509_certificates(ca.read_bytes())
        except (OSError, ValueError) as error:
            raise ConfigError(
                f"registry_ca = {ca}: allowed: a PEM file with certificates ({error})"
            ) from error
        self.fingerprints = frozenset(
            public_key_fingerprint(
                certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            )
            for certificate in certificates
        )

    def adapter(self, look: Look) -> HTTPAdapter:
        """A transport for ``requests`` that speaks to nobody else. The clock is ``look``'s to judge."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(self.path)
        context.verify_flags |= _NO_CHECK_TIME
        return _Adapter(context, look)


class _Adapter(HTTPAdapter):
    def __init__(self, context: ssl.SSLContext, look: Look) -> None:
        self._context = context
        self._look = look
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        look = self._look

        class Connection(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                encoded = self.sock.getpeercert(binary_form=True)  # type: ignore[union-attr]
                look(x509.load_der_x509_certificate(encoded or b""))

        class Pool(urllib3.HTTPSConnectionPool):
            ConnectionCls = Connection

        manager = urllib3.PoolManager(
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            ssl_context=self._context,
            server_hostname=TLS_SERVER_NAME,
            assert_hostname=TLS_SERVER_NAME,
            **pool_kwargs,
        )
        manager.pool_classes_by_scheme = {"https": Pool}
        self.poolmanager = manager


def is_valid_at(certificate: x509.Certificate, now: float) -> bool:
    """Whether a certificate is good at a moment in unix seconds."""
    moment = datetime.fromtimestamp(now, UTC)
    return certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc
