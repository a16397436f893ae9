"""The municipality's own certificate authority: it vouches for registries, and units trust nothing else.

Keys are ECDSA P-256 (RFC 5480); certificates follow RFC 5280. The authority's key signs a registry's
certificate a few times in its life and belongs on a machine that is switched off.
"""

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from provisioning.errors import AuthorityError
from wire import TLS_SERVER_NAME

# Units live ten years in a library; registries renew each year.
AUTHORITY_DAYS: Final = 3650
REGISTRY_DAYS: Final = 397
# A certificate is valid a little before it is made, for units whose clock is late.
_HEAD_START: Final = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Certificates:
    """Paths of PEM files. ``authority`` is public and goes to every unit."""

    authority: Path
    authority_key: Path
    registry: Path
    registry_key: Path


def make_certificates(folder: Path, organisation: str, now: datetime.datetime) -> Certificates:
    """Make what is not there yet: the authority, and a registry's certificate that it signed.

    A registry's certificate in its last 30 days is made anew, under the same authority.

    Raises:
        AuthorityError: the folder cannot be written, or holds something that is not ours.
    """
    paths = Certificates(
        folder / "authority.pem", folder / "authority.key", folder / "registry.pem", folder / "registry.key"
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not paths.authority.exists():
            _make_authority(paths, organisation, now)
        if not paths.registry.exists() or _is_ending(paths.registry, now):
            _make_registry(paths, organisation, now)
    except (OSError, ValueError) as error:
        raise AuthorityError(f"{folder}: {error}") from error
    return paths


def _is_ending(path: Path, now: datetime.datetime) -> bool:
    end = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    return end - now < datetime.timedelta(days=30)


def _name(organisation: str, common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _make_authority(paths: Certificates, organisation: str, now: datetime.datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(organisation, "Medborgarpunkt authority")
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _HEAD_START)
        .not_valid_after(now + datetime.timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write_key(paths.authority_key, key)
    _write(paths.authority, certificate.public_bytes(serialization.Encoding.PEM), 0o644)


def _make_registry(paths: Certificates, organisation: str, now: datetime.datetime) -> None:
    authority = x509.load_pem_x509_certificate(paths.authority.read_bytes())
    signer = serialization.load_pem_private_key(paths.authority_key.read_bytes(), password=None)
    if not isinstance(signer, ec.EllipticCurvePrivateKey):
        raise AuthorityError(f"{paths.authority_key}: not an ECDSA key")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        x509.CertificateBuilder()
        .subject_name(_name(organisation, TLS_SERVER_NAME))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _HEAD_START)
        .not_valid_after(now + datetime.timedelta(days=REGISTRY_DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(TLS_SERVER_NAME)]), critical=False)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .sign(signer, hashes.SHA256())
    )
    _write_key(paths.registry_key, key)
    _write(paths.registry, certificate.public_bytes(serialization.Encoding.PEM), 0o644)


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(path, pem, 0o600)


def _write(path: Path, content: bytes, mode: int) -> None:
    new = path.with_suffix(path.suffix + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
