"""From a URL to a printer: every mistake in it found at start, no device touched."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from hardware.errors import DeviceSettingError, DeviceUrlError
from hardware.printer.contract import Printer
from hardware.printer.profiles import DEFAULT_PROFILE, PROFILES, Profile

ALLOWED = (
    "usb://VENDOR:PRODUCT (hex), serial:///dev/NAME?baud=38400, tcp://HOST:PORT, file:///PATH or virtual:, "
    "each with ?profile=NAME where needed"
)
_BAUDS = (9600, 19200, 38400, 57600, 115200)
_KEYS = {
    "usb": {"profile"},
    "serial": {"profile", "baud"},
    "tcp": {"profile"},
    "file": {"profile"},
    "virtual": {"profile"},
}


def open_printer(url: str, out: Path | None = None) -> Printer:
    """The printer that the URL names; it connects when its spooler starts.

    ``out`` is the folder for the paper of ``virtual:``, which is refused without one.

    Raises:
        DeviceSettingError: the folder cannot be made.
        DeviceUrlError: with key ``printer``, the value and what is allowed.
    """
    from hardware.printer import lines
    from hardware.printer.driver import EscposPrinter

    try:
        parts = urlsplit(url)
        port = parts.port if parts.scheme == "tcp" else None
    except ValueError as error:
        raise DeviceUrlError("printer", url, ALLOWED) from error
    options = _options(url, parts)
    profile = _profile(url, options)
    match parts.scheme:
        case "usb":
            return EscposPrinter(url, profile, lines.UsbLine(*_usb_ids(url, parts)))
        case "serial":
            baud = _baud(url, options)
            return EscposPrinter(url, profile, lines.SerialLine(_path(url, parts), baud), bytes_s=baud / 10)
        case "tcp":
            if not parts.hostname or not port or parts.path not in {"", "/"}:
                raise DeviceUrlError("printer", url, "tcp://HOST:PORT, such as tcp://192.0.2.9:9100")
            return EscposPrinter(url, profile, lines.TcpLine(parts.hostname, port))
        case "file":
            return EscposPrinter(url, profile, lines.FileLine(_path(url, parts)))
        case _:
            if parts.netloc or parts.path:
                raise DeviceUrlError("printer", url, "virtual: alone, or virtual:?profile=NAME")
            return _virtual(url, profile, out)


def _virtual(url: str, profile: Profile, out: Path | None) -> Printer:
    if out is None:
        raise DeviceUrlError("printer", url, "a printer, or virtual: together with a folder for its paper")
    from hardware.printer.driver import EscposPrinter
    from hardware.twin.links import VirtualLine

    try:
        line = VirtualLine(profile, out)
    except OSError as error:
        raise DeviceSettingError("slips", str(out), f"a folder that can be written ({error})") from error
    return EscposPrinter(url, profile, line, twin=line.twin)


def _usb_ids(url: str, parts: SplitResult) -> tuple[int, int]:
    ids = re.fullmatch(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})", parts.netloc)
    if ids is None or parts.path not in {"", "/"}:
        raise DeviceUrlError(
            "printer", url, "usb://VENDOR:PRODUCT, four hex digits each, such as usb://04b8:0202"
        )
    return int(ids[1], 16), int(ids[2], 16)


def _baud(url: str, options: dict[str, str]) -> int:
    baud = options.get("baud", "38400")
    if not baud.isdecimal() or int(baud) not in _BAUDS:
        raise DeviceUrlError("printer", url, f"baud= one of {', '.join(map(str, _BAUDS))}")
    return int(baud)


def _options(url: str, parts: SplitResult) -> dict[str, str]:
    """Each key once, each known to this kind of printer."""
    if parts.scheme not in _KEYS or parts.fragment:
        raise DeviceUrlError("printer", url, ALLOWED)
    try:
        given = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError as error:
        raise DeviceUrlError("printer", url, ALLOWED) from error
    known = _KEYS[parts.scheme]
    if set(given) - known or any(len(values) > 1 for values in given.values()):
        raise DeviceUrlError("printer", url, f"after the ? only {' and '.join(sorted(known))}, once each")
    return {key: values[0] for key, values in given.items()}


def _profile(url: str, options: dict[str, str]) -> Profile:
    name = options.get("profile", DEFAULT_PROFILE)
    if name not in PROFILES:
        raise DeviceUrlError("printer", url, f"profile= one of {', '.join(PROFILES)}")
    return PROFILES[name]


def _path(url: str, parts: SplitResult) -> Path:
    path = unquote(parts.path)
    if parts.netloc or not path.startswith("/") or path == "/" or "\0" in path:
        raise DeviceUrlError("printer", url, f"{parts.scheme}:///PATH with three slashes")
    return Path(path)
