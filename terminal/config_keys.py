"""What each key of the configuration may hold: one function a kind, from TOML's value to ours.

A check takes the value and the folder that relative paths count from.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hardware.errors import DeviceSettingError
from hardware.keypad.tables import own_keys

Check = Callable[[object, Path], object]


class UnusableValueError(ValueError):
    """The value cannot be used; the message says what is allowed."""


_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PRINTERS: Final = (
    re.compile(r"usb://[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}"),
    re.compile(r"serial:///dev/[^?\s]+(\?baud=(9600|19200|38400|57600|115200))?"),
    re.compile(r"tcp://(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):\d{1,5}"),
    re.compile(r"file:///\S.*"),
    re.compile(r"virtual:"),
)
_PRINTER_FORMS: Final = (
    '"usb://04b8:0202", "serial:///dev/ttyS0?baud=38400", "tcp://192.0.2.9:9100", '
    '"file:///path" or "virtual:"'
)
_PINS: Final = ("lgpio", "mock")
_PIN_FORMS: Final = '"lgpio" or "mock"'
_KEYPAD: Final = re.compile(r"auto|none|virtual:|usb://[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}|/dev/\S+")
_KEYPAD_FORMS: Final = '"auto", "none", "virtual:", "usb://2047:09d0" or "/dev/input/by-id/…"'
_ADDRESS: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})")
_WINDOW: Final = re.compile(r"(\d{3,5})x(\d{3,5})")


def _port_fits(digits: str) -> bool:
    return 1 <= int(digits) <= 65535


def _folder(value: object, base: Path) -> Path:
    if not isinstance(value, str) or not value or "\0" in value:
        raise UnusableValueError("a path in quotes")
    return (base / value).absolute()


def _certificate(value: object, base: Path) -> Path:
    path = _folder(value, base)
    try:
        with path.open("rb") as file:
            # A municipality's chain of authorities is some 10 kB.
            content = file.read(1_000_000)
    except OSError as error:
        raise UnusableValueError(f"a readable PEM file ({error.strerror})") from error
    if b"-----BEGIN CERTIFICATE-----" not in content:
        raise UnusableValueError("a PEM file with a certificate")
    return path


def _name(value: object, _base: Path) -> str:
    if not isinstance(value, str) or len(value) > 120 or not value.isprintable():
        raise UnusableValueError("a text of at most 120 characters in quotes")
    return value.strip()


def _languages(value: object, _base: Path) -> tuple[str, ...]:
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(t, str) and _TAG.fullmatch(t) for t in value)
    ):
        raise UnusableValueError('a list of BCP 47 tags, such as ["sv", "en", "ar"]')
    if len(set(value)) < len(value):
        raise UnusableValueError("each language once")
    return tuple(value)


def _printer(value: object, _base: Path) -> str:
    if not isinstance(value, str) or not any(form.fullmatch(value) for form in _PRINTERS):
        raise UnusableValueError(_PRINTER_FORMS)
    if value.startswith("tcp:") and not _port_fits(value.rpartition(":")[2]):
        raise UnusableValueError("a port from 1 to 65535")
    return value


def _pins(value: object, _base: Path) -> str:
    if not isinstance(value, str) or value not in _PINS:
        raise UnusableValueError(_PIN_FORMS)
    return value


def _pin(value: object, _base: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 2 <= value <= 27:
        raise UnusableValueError("a BCM pin number from 2 to 27")
    return value


def _camera(value: object, _base: Path) -> str:
    if value in ("auto", "virtual:") or (isinstance(value, str) and re.fullmatch(r"/dev/\S+", value)):
        return str(value)
    raise UnusableValueError('"auto", "virtual:" or a device such as "/dev/video0"')


def _sound(value: object, _base: Path) -> str:
    if value in ("auto", "virtual:") or (isinstance(value, str) and re.fullmatch(r"[\w:=,.-]{1,64}", value)):
        return str(value)
    raise UnusableValueError('"auto", "virtual:" or an ALSA name such as "plughw:1,0"')


def _headphones(value: object, base: Path) -> str:
    if value == "none":
        return "none"
    try:
        return _sound(value, base)
    except UnusableValueError:
        raise UnusableValueError('"auto", "none", "virtual:" or an ALSA name such as "plughw:1,0"') from None


def _keypad(value: object, _base: Path) -> str:
    if not isinstance(value, str) or not _KEYPAD.fullmatch(value):
        raise UnusableValueError(_KEYPAD_FORMS)
    return value


def _keypad_keys(value: object, _base: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(word, str) for word in value.values()):
        raise UnusableValueError('a table such as { KEY_F17 = "next" }')
    try:
        own_keys(value)
    except DeviceSettingError as error:
        raise UnusableValueError(f"not {error.value}, but {error.allowed}") from error
    except (ImportError, OSError) as error:
        raise UnusableValueError(f"only where libevdev is installed ({error})") from error
    return value


def _address(value: object, _base: Path) -> str:
    found = _ADDRESS.fullmatch(value) if isinstance(value, str) else None
    if not found or not _port_fits(found[2]):
        raise UnusableValueError('"host:port", such as "registry.example.org:8443" or "[2001:db8::1]:8443"')
    return found[0]


def _window(value: object, _base: Path) -> tuple[int, int]:
    found = _WINDOW.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise UnusableValueError('width and height in pixels, such as "1280x800"')
    return int(found[1]), int(found[2])


def _flag(value: object, _base: Path) -> bool:
    if not isinstance(value, bool):
        raise UnusableValueError("true or false")
    return value


def _between(least: float, most: float, unit: str) -> Check:
    def check(value: object, _base: Path) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise UnusableValueError(f"{unit} from {least:g} to {most:g}")
        return float(value)

    return check


KEYS: Final[dict[str, Check]] = {
    "assets": _folder,
    "built": _folder,
    "call_button": _pin,
    "call_lamp": _pin,
    # Shorter, and no guide can reach the desk; longer, and nobody waits.
    "call_patience_s": _between(5, 300, "seconds"),
    "camera": _camera,
    "dim_s": _between(10, 86_400, "seconds"),
    "display_inches": _between(3, 100, "inches"),
    "double_strike_s": _between(0, 0.5, "seconds"),
    "fullscreen": _flag,
    "headphones": _headphones,
    "idle_s": _between(10, 3_600, "seconds"),
    "keypad": _keypad,
    # EN 301 549, 5.8: adjustable up to at least 0.5 s.
    "keypad_double_strike_s": _between(0, 2, "seconds"),
    "keypad_keys": _keypad_keys,
    "languages": _languages,
    "microphone": _sound,
    "name": _name,
    "pins": _pins,
    "printer": _printer,
    "registry_address": _address,
    "registry_ca": _certificate,
    "slips": _folder,
    "speaker": _sound,
    "state": _folder,
    "theme": _folder,
    "twin_socket": _folder,
    "voices": _folder,
    "window": _window,
}

# A virtual device is chosen, never fallen back on.
REQUIRED: Final = {"printer": _PRINTER_FORMS, "pins": _PIN_FORMS}
