import asyncio
import datetime
import secrets
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from zeroconf import InterfaceChoice, IPVersion, ServiceStateChange
from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf

from provisioning.authority import make_certificates
from registry.announce import Announcement, announced, fingerprint_of, reachable
from registry.errors import SettingsError
from wire import SERVICE_TYPE, public_key_fingerprint

PATIENCE_S = 30.0


class Browser:
    """Hears announcements as a unit does."""

    def __init__(self, registry_id: str) -> None:
        self._id = registry_id
        self.heard: asyncio.Queue[tuple[ServiceStateChange, str]] = asyncio.Queue()

    def changed(self, name: str, state_change: ServiceStateChange, **_: object) -> None:
        # Other registries may be announced on this machine, by other tests as well.
        if name.startswith(self._id):
            self.heard.put_nowait((state_change, name))

    async def wait_for(self, change: ServiceStateChange) -> str:
        async with asyncio.timeout(PATIENCE_S):
            while True:
                found, name = await self.heard.get()
                if found is change:
                    return name


def test_a_registry_is_found_by_browsing_and_withdrawn_at_the_end() -> None:
    registry_id = f"test-{secrets.token_hex(6)}"

    async def story() -> AsyncServiceInfo:
        ear = AsyncZeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
        browser = Browser(registry_id)
        looking = AsyncServiceBrowser(ear.zeroconf, SERVICE_TYPE, handlers=[browser.changed])
        try:
            async with announced(Announcement(registry_id, "0.0.0.0", 8443, "fp-of-test")):
                name = await browser.wait_for(ServiceStateChange.Added)
                info = AsyncServiceInfo(SERVICE_TYPE, name)
                assert await info.async_request(ear.zeroconf, PATIENCE_S * 1000)
            await browser.wait_for(ServiceStateChange.Removed)
        finally:
            await looking.async_cancel()
            await ear.async_close()
        return info

    info = asyncio.run(story())
    assert info.decoded_properties == {
        "txtvers": "1",
        "path": "/api/v1",
        "id": registry_id,
        "fp": "fp-of-test",
    }
    assert info.port == 8443
    assert info.parsed_addresses()


def test_two_registries_of_one_name_are_both_heard() -> None:
    registry_id = f"twin-{secrets.token_hex(6)}"

    async def story() -> set[str]:
        ear = AsyncZeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
        browser = Browser(registry_id)
        looking = AsyncServiceBrowser(ear.zeroconf, SERVICE_TYPE, handlers=[browser.changed])
        try:
            async with announced(Announcement(registry_id, "127.0.0.1", 8443, "one")):
                first = await browser.wait_for(ServiceStateChange.Added)
                async with announced(Announcement(registry_id, "127.0.0.1", 9443, "two")):
                    return {first, await browser.wait_for(ServiceStateChange.Added)}
        finally:
            await looking.async_cancel()
            await ear.async_close()

    assert len(asyncio.run(story())) == 2


@pytest.mark.parametrize(
    ("host", "known", "expected"),
    [
        ("0.0.0.0", ["127.0.0.1", "192.0.2.7", "169.254.3.4"], ["192.0.2.7"]),
        ("0.0.0.0", ["127.0.0.1"], ["127.0.0.1"]),
        ("0.0.0.0", [], ["127.0.0.1"]),
        ("127.0.0.1", ["127.0.0.1", "192.0.2.7"], ["127.0.0.1"]),
        ("localhost", ["192.0.2.7"], ["127.0.0.1"]),
        ("192.0.2.7", ["192.0.2.7", "198.51.100.1"], ["192.0.2.7"]),
    ],
)
def test_only_addresses_that_answer_are_said(host: str, known: list[str], expected: list[str]) -> None:
    assert reachable(host, known) == expected


def test_the_fingerprint_is_that_of_the_authoritys_key(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, "Test", datetime.datetime.now(datetime.UTC))
    certificate = x509.load_pem_x509_certificate(made.authority.read_bytes())
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert fingerprint_of(made.authority) == public_key_fingerprint(key)


def test_a_ca_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("nothing")
    for name in ("ca.pem", "nowhere.pem"):
        with pytest.raises(SettingsError, match="allowed: a certificate in PEM"):
            fingerprint_of(tmp_path / name)
