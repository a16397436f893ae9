"""A registry's certificate is trusted under its authority, and under no other."""

import datetime
import socket
import ssl
import threading
from pathlib import Path

import pytest

from provisioning.authority import REGISTRY_DAYS, Certificates, make_certificates
from provisioning.errors import AuthorityError
from wire import TLS_SERVER_NAME

NOW = datetime.datetime.now(datetime.UTC)


def shake_hands(certificates: Certificates, trusted: Path) -> str | None:
    """The TLS version agreed between a registry with these certificates and a unit that trusts so."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificates.registry, certificates.registry_key)
    client = ssl.create_default_context(cafile=str(trusted))
    near, far = socket.socketpair()

    def serve() -> None:
        try:
            server.wrap_socket(far, server_side=True).close()
        except (ssl.SSLError, OSError):
            far.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(near, server_hostname=TLS_SERVER_NAME) as line:
            return line.version()
    finally:
        near.close()
        thread.join()


def test_a_unit_trusts_its_own_authority(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, "Huddinge", NOW)
    assert shake_hands(made, made.authority) == "TLSv1.3"


def test_a_unit_refuses_another_authority(tmp_path: Path) -> None:
    ours = make_certificates(tmp_path / "ours", "Huddinge", NOW)
    theirs = make_certificates(tmp_path / "theirs", "Huddinge", NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(theirs, ours.authority)


def test_keys_are_private_and_made_once(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, "Huddinge", NOW)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert made.authority_key.stat().st_mode & 0o077 == 0
    assert made.registry_key.stat().st_mode & 0o077 == 0
    make_certificates(tmp_path, "Huddinge", NOW)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_ending_certificate_is_renewed_under_the_same_authority(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, "Huddinge", NOW)
    authority, registry = made.authority.read_bytes(), made.registry.read_bytes()
    make_certificates(tmp_path, "Huddinge", NOW + datetime.timedelta(days=REGISTRY_DAYS - 10))
    assert made.authority.read_bytes() == authority
    assert made.registry.read_bytes() != registry


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(AuthorityError, match="taken"):
        make_certificates(tmp_path / "taken", "Huddinge", NOW)
