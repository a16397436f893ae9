"""Measured on this machine: temperature, room on the disk, versions."""

import hashlib
import platform
import shutil
import sqlite3
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from terminal.process import version

_SYS: Final = Path("/sys")
# A sensor that is not wired reads such as -273 or 127; silicon at work is neither.
_SENSIBLE_C: Final = (-40.0, 125.0)
_SQLITE: Final = b"SQLite format 3\0"


@dataclass(frozen=True)
class Disk:
    free_bytes: int
    total_bytes: int


def temperature_c(sys: Path = _SYS) -> float | None:
    """The hottest of the kernel's thermal zones, else of its other sensors; None where there is none."""
    for pattern in ("class/thermal/thermal_zone*/temp", "class/hwmon/hwmon*/temp*_input"):
        found = [value for value in map(_degrees, sorted(sys.glob(pattern))) if value is not None]
        if found:
            return max(found)
    return None


def disk(folder: Path) -> Disk:
    """Of the file system that holds the state."""
    usage = shutil.disk_usage(folder)
    return Disk(usage.free, usage.total)


@cache
def fixed_versions() -> dict[str, str]:
    """What cannot change while we run."""
    return {
        "medborgarpunkt": version(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "os": _os_name(),
        "kernel": platform.release(),
    }


def answers_version(file: Path) -> str | None:
    """Twelve hex digits of the SHA-256 of the answers on this unit; None where there are none."""
    try:
        status = file.stat()
        return _fingerprint(file, status.st_mtime_ns, status.st_size)
    except OSError:
        return None


@lru_cache(maxsize=1)
def _fingerprint(file: Path, _changed_ns: int, _size: int) -> str | None:
    """Read again only when the file was replaced: it is some megabytes."""
    with file.open("rb") as content:
        if content.read(len(_SQLITE)) != _SQLITE:
            return None
        content.seek(0)
        return hashlib.file_digest(content, "sha256").hexdigest()[:12]


def _degrees(file: Path) -> float | None:
    try:
        value = int(file.read_text(encoding="ascii")) / 1000
    except (OSError, ValueError):
        return None
    return value if _SENSIBLE_C[0] <= value <= _SENSIBLE_C[1] else None


def _os_name() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return platform.system()
