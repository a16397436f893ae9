"""Listening for registries on all networks, loopback included (mDNS, RFC 6762; DNS-SD, RFC 6763)."""

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Final

import ifaddr
from zeroconf import Error as ZeroconfError
from zeroconf import InterfaceChoice, IPVersion, ServiceBrowser, ServiceListener, Zeroconf

from terminal.agent.candidates import Hint, read_hint
from wire import SERVICE_TYPE

log = logging.getLogger(__name__)

_RESOLVE_MS: Final = 3000
# A cable that is plugged in gets its addresses within some seconds, each a change: look twice before acting.
_LOOK_S: Final = 2.0
# A lost packet must not cost a night: while no registry is known, ask again.
_ASK_AGAIN_S: Final = 30.0
_GOODBYE_S: Final = 3.0
# A municipality has one registry, at most a handful; an attacker may announce thousands.
_MAX_NAMES: Final = 32

_Networks = frozenset[tuple[str, str]]


class Discovery:
    """Runs in threads of its own; ``when_changed`` is called there when there is a new hint."""

    def __init__(self, fingerprints: frozenset[str], when_changed: Callable[[], None]) -> None:
        self._ears = _Ears(fingerprints, when_changed)
        self._stop = threading.Event()
        self._searching = threading.Event()
        self._thread = threading.Thread(target=self._run, name="discovery", daemon=True)
        self._thread.start()

    def hints(self) -> list[Hint]:
        """What is announced now under our authority."""
        return self._ears.hints()

    def search(self, wanted: bool) -> None:
        """Whether to keep asking aloud: wanted while no registry answers."""
        if wanted:
            self._searching.set()
        else:
            self._searching.clear()

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def close(self) -> None:
        self._stop.set()
        # It may be waiting for a packet; it is a daemon, and holds nothing that must be kept.
        self._thread.join(_GOODBYE_S)

    def _run(self) -> None:
        zeroconf: Zeroconf | None = None
        browser: ServiceBrowser | None = None
        served: _Networks = frozenset()
        before: _Networks = frozenset()
        quiet_s = 0.0
        try:
            while not self._stop.is_set():
                networks = _networks()
                settled = networks == before or zeroconf is None
                before = networks
                changed = settled and networks != served
                if changed or (self._searching.is_set() and quiet_s >= _ASK_AGAIN_S):
                    if browser is not None:
                        browser.cancel()
                    browser = None
                    zeroconf = _listen_on_all(zeroconf, changed)
                    if zeroconf is not None:
                        served = networks
                        browser = ServiceBrowser(zeroconf, SERVICE_TYPE, listener=self._ears)
                    quiet_s = 0.0
                self._stop.wait(_LOOK_S)
                quiet_s += _LOOK_S
        finally:
            if browser is not None:
                browser.cancel()
            if zeroconf is not None:
                zeroconf.close()


def _networks() -> _Networks:
    """Interfaces with their addresses."""
    return frozenset((adapter.name, str(ip.ip)) for adapter in ifaddr.get_adapters() for ip in adapter.ips)


def _listen_on_all(zeroconf: Zeroconf | None, changed: bool) -> Zeroconf | None:
    """A listener on all networks as they are now; None where there is none to listen on."""
    try:
        if zeroconf is None:
            return _open()
        if changed:
            zeroconf.update_interfaces()
    except (OSError, ZeroconfError) as error:
        log.warning("cannot listen for announcements, will try again: %s", error)
        if zeroconf is not None:
            zeroconf.close()
        return None
    return zeroconf


def _open() -> Zeroconf:
    try:
        return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.All)
    except OSError as error:
        log.info("no announcements over IPv6 (%s)", error)
        return Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)


class _Ears(ServiceListener):
    """Called by zeroconf in its browser's thread."""

    def __init__(self, fingerprints: frozenset[str], when_changed: Callable[[], None]) -> None:
        self._fingerprints = fingerprints
        self._when_changed = when_changed
        self._lock = threading.Lock()
        self._hints: dict[str, Hint] = {}

    def hints(self) -> list[Hint]:
        with self._lock:
            return list(reversed(self._hints.values()))

    def add_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        info = zc.get_service_info(type_, name, timeout=_RESOLVE_MS)
        if info is None or info.port is None:
            return
        hint = read_hint(
            {key: value or "" for key, value in info.decoded_properties.items()},
            _ipv4_first(info.parsed_addresses()),
            info.port,
            self._fingerprints,
        )
        if hint is None:
            self.remove_service(zc, type_, name)
            return
        with self._lock:
            # Newest last: what was announced long ago has more likely moved.
            self._hints.pop(name, None)
            self._hints[name] = hint
            while len(self._hints) > _MAX_NAMES:
                del self._hints[next(iter(self._hints))]
        self._when_changed()

    def update_service(self, zc: Zeroconf, type_: str, name: str) -> None:
        self.add_service(zc, type_, name)

    def remove_service(self, zc: Zeroconf, type_: str, name: str) -> None:  # noqa: ARG002 - zeroconf's seam
        with self._lock:
            self._hints.pop(name, None)


def _ipv4_first(addresses: Iterable[str]) -> list[str]:
    return sorted(addresses, key=lambda address: ":" in address)
