"""The unit's one configuration file: every key checked at start, told in one line when it cannot be used."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from terminal.config_keys import KEYS, REQUIRED, UnusableValueError
from terminal.errors import ConfigError

CONFIG_VARIABLE: Final = "MEDBORGARPUNKT_CONFIG"
STATE_VARIABLE: Final = "MEDBORGARPUNKT_STATE"
DEFAULT_CONFIG: Final = Path("/etc/medborgarpunkt/terminal.toml")
DEFAULT_STATE: Final = Path("/var/lib/medborgarpunkt")
ROOT: Final = Path(__file__).parents[1]
"""What the packages lie in: ``assets`` and ``build`` stand beside them."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """What one unit was told by its file. Paths are absolute; times are seconds; ``pins`` are BCM numbers."""

    path: Path
    """The file itself, for messages."""
    state: Path
    assets: Path = ROOT / "assets"
    built: Path = ROOT / "build"
    name: str = ""
    """What staff call the unit until the registry has named it."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags, in the order of the start screen; empty for all that the assets hold, in their order."""
    printer: str = "virtual:"
    """``usb://04b8:0202``, ``serial:///dev/…?baud=…``, ``tcp://host:port``, ``file:///…`` or ``virtual:``."""
    slips: Path
    """Where a virtual printer's paper comes out."""
    pins: str = "mock"
    call_button: int = 17
    call_lamp: int = 27
    camera: str = "auto"
    """``auto``, ``virtual:`` or such as ``/dev/video0``; microphone and speaker alike, by ALSA name."""
    microphone: str = "auto"
    speaker: str = "auto"
    headphones: str = "auto"
    """Like the speaker, or ``none``; ``auto`` is the keypad's own sound card, else the speaker's jack."""
    keypad: str = "auto"
    """``auto``, ``none``, ``virtual:``, ``usb://2047:09d0`` or a path such as ``/dev/input/by-id/…``."""
    keypad_keys: Mapping[str, str] = field(default_factory=dict)
    """What keys mean on this unit, by the kernel's name, before what we know of the keypad."""
    keypad_double_strike_s: float = 0.2
    voices: Path = DEFAULT_STATE / "voices"
    """Where the site's piper models are: ``<tag>.onnx`` and ``<tag>.onnx.json``."""
    registry_ca: Path | None = None
    """PEM of the authority that vouches for our registry; without it the unit stays off line."""
    registry_address: str | None = None
    """``host:port``, tried beside what is announced, where multicast is blocked."""
    window: tuple[int, int] | None = None
    """Pixels of a window; None is the display's own size."""
    theme: Path | None = None
    """A municipality's ``theme.toml``; without it the glass has its plain colours."""
    display_inches: float = 10.1
    fullscreen: bool = False
    double_strike_s: float = 0.3
    """A second touch of the same place within so long does nothing (EN 301 549, 5.8)."""
    idle_s: float = 60.0
    dim_s: float = 300.0
    call_patience_s: float = 45.0
    twin_socket: Path
    """By which the virtual devices of a running process are moved."""


def config_path(given: Path | None, environment: Mapping[str, str]) -> Path:
    """The file to read: the one given, else the environment's, else the default."""
    return given or Path(environment.get(CONFIG_VARIABLE) or DEFAULT_CONFIG)


def load_config(path: Path, environment: Mapping[str, str] = os.environ) -> Config:
    """Read and check the file; what it does not say has the defaults of ``Config``.

    A relative path in it counts from the file's own folder.

    Raises:
        ConfigError: one line, ``FILE: key = value: allowed: …``.
    """
    path = path.absolute()
    raw = _read(path)
    for key in raw:
        if key not in KEYS:
            raise ConfigError(f"{path}: {key} = {_shown(raw[key])}: allowed: {_nearest(key)}")
    values: dict[str, Any] = {}
    for key, value in raw.items():
        try:
            values[key] = KEYS[key](value, path.parent)
        except UnusableValueError as error:
            raise ConfigError(f"{path}: {key} = {_shown(value)}: allowed: {error}") from error
    for key in REQUIRED:
        if key not in values:
            raise ConfigError(f"{path}: {key} = (missing): allowed: {REQUIRED[key]}")
    if folder := environment.get(STATE_VARIABLE):
        values["state"] = Path(folder).absolute()
    state: Path = values.setdefault("state", DEFAULT_STATE)
    values.setdefault("slips", state / "slips")
    values.setdefault("twin_socket", state / "twin.sock")
    values.setdefault("voices", state / "voices")
    config = Config(path=path, **values)
    if config.call_button == config.call_lamp:
        raise ConfigError(f"{path}: call_lamp = {config.call_lamp}: allowed: another pin than call_button's")
    if config.headphones == "virtual:" != config.speaker:
        raise ConfigError(f"{path}: headphones = 'virtual:': allowed: only beside speaker = 'virtual:'")
    return config


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"{path}: cannot be read ({error.strerror}): allowed: a TOML file, see --config"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(
            f"{path}: byte {error.start} is not UTF-8: allowed: a TOML file in UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            f"{path}: {' '.join(str(error).split())}: allowed: TOML, one 'key = value' a line"
        ) from error


def _nearest(key: str) -> str:
    close = difflib.get_close_matches(key, KEYS, n=1)
    return f"no such key; did you mean '{close[0]}'?" if close else f"only the keys {', '.join(sorted(KEYS))}"


def _shown(value: object) -> str:
    """A value on one line, and not longer than one can read."""
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "…"
