"""Telling the network where the registry is (mDNS, RFC 6762; DNS-SD, RFC 6763; DESIGN, decision 6)."""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import ifaddr
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, IPVersion, ServiceInfo
from zeroconf.asyncio import AsyncZeroconf

from registry.errors import SettingsError
from registry.tending import beside
from wire import API_PATH, SERVICE_TYPE, TXT_VERSION, public_key_fingerprint

# A cable that is plugged in gets its addresses within some seconds, each a change: look twice before acting.
_LOOK_S: Final = 3.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Announcement:
    """What is said: ``fingerprint`` is that of the CA's public key, ``port`` the units' port on ``host``."""

    registry_id: str
    host: str
    port: int
    fingerprint: str

    def info(self, addresses: Iterable[str], name: str = "") -> ServiceInfo:
        """As zeroconf wants it; ``name`` is the one that a conflict left us with."""
        return ServiceInfo(
            SERVICE_TYPE,
            name or f"{self.registry_id}.{SERVICE_TYPE}",
            port=self.port,
            parsed_addresses=list(addresses),
            properties={
                "txtvers": TXT_VERSION,
                "path": API_PATH,
                "id": self.registry_id,
                "fp": self.fingerprint,
            },
            server=f"medborgarpunkt-{self.registry_id.lower().replace('_', '-')}.local.",
        )


def announced(what: Announcement) -> AbstractAsyncContextManager[None]:
    """Said on every network, loopback included, while inside; withdrawn at the end.

    Networks that come, go or change are followed. Where none can be spoken to, it is tried again, and logged.
    """
    return beside("announce", _announce(what))


def reachable(host: str, known: Iterable[str]) -> list[str]:
    """The IPv4 addresses under which a server bound to ``host`` is found, of all that this machine has.

    A server on all addresses is not said to be at the loopback, unless that is all there is.
    """
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        return ["127.0.0.1"] if host == "localhost" else [host]
    addresses = [ip_address(text) for text in known]
    outside = [a for a in addresses if a.version == 4 and not (a.is_loopback or a.is_link_local)]
    return [str(address) for address in outside] or ["127.0.0.1"]


def fingerprint_of(ca: Path) -> str:
    """The ``fp`` of a CA's certificate in a PEM file.

    Raises:
        SettingsError: it cannot be read as that.
    """
    try:
        certificate = x509.load_pem_x509_certificates(ca.read_bytes())[0]
    except (OSError, ValueError) as error:
        raise SettingsError(f"ca = {str(ca)!r}; allowed: a certificate in PEM ({error})") from error
    key = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return public_key_fingerprint(key)


async def _announce(what: Announcement) -> None:
    while True:
        try:
            await _announce_and_follow(what)
        except (OSError, ZeroconfError) as error:
            _log.warning("Cannot announce the registry: %s; trying again", error)
        await asyncio.sleep(_LOOK_S)


async def _announce_and_follow(what: Announcement) -> None:
    served = _networks()
    zeroconf = AsyncZeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
    try:
        info = what.info(reachable(what.host, served.values()))
        await (await zeroconf.async_register_service(info, allow_name_change=True))
        _log.info("Announced as %s at %s", info.name, ", ".join(info.parsed_addresses()))
        before = served
        while True:
            await asyncio.sleep(_LOOK_S)
            networks = _networks()
            if networks == before and networks != served:
                await zeroconf.async_update_interfaces()
                info = what.info(reachable(what.host, networks.values()), info.name)
                await (await zeroconf.async_update_service(info))
                _log.info("Now announced at %s", ", ".join(info.parsed_addresses()))
                served = networks
            before = networks
    finally:
        # Says goodbye, so that units do not try us until their memory of us ends.
        await zeroconf.async_unregister_all_services()
        await zeroconf.async_close()


def _networks() -> dict[tuple[str, str], str]:
    """IPv4 addresses by interface and address."""
    return {
        (adapter.name, str(ip.ip)): str(ip.ip)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    }
