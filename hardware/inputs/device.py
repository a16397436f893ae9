"""One input device: what it is, and the events that it sends (linux/input.h)."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from hardware.errors import DeviceMissing

EV_KEY: Final = 0x01
EV_SW: Final = 0x05
_BUS_USB: Final = 0x03
_DROPPED: Final = 0x03
# struct input_event: a time of two longs, then type, code and value.
_EVENT: Final = struct.Struct("@llHHi")
# At most so many events a reading: a press is two or three of them.
_MOST_EVENTS: Final = 64


class Event(NamedTuple):
    type: int
    code: int
    value: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What a device is: the codes of ``keys`` and ``switches`` it can send, and those ``switched_on`` now."""

    path: Path
    name: str = ""
    vendor: int = 0
    product: int = 0
    usb: bool = False
    keys: frozenset[int] = frozenset()
    switches: frozenset[int] = frozenset()
    switched_on: frozenset[int] = frozenset()


class Device(Protocol):
    """An open device, read without waiting."""

    @property
    def facts(self) -> Facts: ...

    def fileno(self) -> int: ...

    def grab(self) -> None:
        """Have its events alone, so that they never reach the window. Raises DeviceMissing ``busy``."""

    def close(self) -> None: ...


def parse(data: bytes) -> Iterator[Event]:
    """Whole events of what the kernel gave; it never cuts one.

    After an overflow (SYN_DROPPED) what was read is incomplete, and so are presses: they are dropped too.
    """
    events = [
        Event(*fields[2:]) for fields in _EVENT.iter_unpack(data[: len(data) // _EVENT.size * _EVENT.size])
    ]
    if Event(0, _DROPPED, 0) in events:
        return
    yield from events


def read_events(device: Device) -> Sequence[Event]:
    """What has come so far, perhaps nothing.

    Raises:
        DeviceMissing: it was pulled out.
    """
    try:
        data = os.read(device.fileno(), _MOST_EVENTS * _EVENT.size)
    except BlockingIOError:
        return ()
    except OSError as error:
        raise DeviceMissing("unplugged", str(error)) from error
    if not data:
        raise DeviceMissing("unplugged", f"{device.facts.path} ended")
    return tuple(parse(data))


def open_device(path: Path) -> Device:
    """Open it by libevdev.

    Raises:
        DeviceMissing: ``no_library``, ``no_rights``, or ``not_found`` when it is no input device, or gone.
    """
    try:
        import libevdev
    except (ImportError, OSError) as error:
        raise DeviceMissing("no_library", "install libevdev2, and libevdev for Python") from error
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError as error:
        raise DeviceMissing("no_rights", f"{path}: {error}") from error
    except OSError as error:
        raise DeviceMissing("not_found", f"{path}: {error}") from error
    file = os.fdopen(fd, "rb", buffering=0)
    try:
        return _Evdev(path, file, libevdev.Device(file))
    except OSError as error:
        file.close()
        raise DeviceMissing("not_found", f"{path} is no input device: {error}") from error


class _Evdev:
    def __init__(self, path: Path, file: Any, device: Any) -> None:
        import libevdev

        self._file = file
        self._device = device
        codes = device.evbits
        switches = codes.get(libevdev.EV_SW, [])
        self.facts = Facts(
            path,
            str(device.name or ""),
            int(device.id["vendor"]),
            int(device.id["product"]),
            int(device.id["bustype"]) == _BUS_USB,
            frozenset(code.value for code in codes.get(libevdev.EV_KEY, [])),
            frozenset(code.value for code in switches),
            frozenset(code.value for code in switches if device.value[code]),
        )

    def fileno(self) -> int:
        return int(self._file.fileno())

    def grab(self) -> None:
        import libevdev

        try:
            self._device.grab()
        except libevdev.device.DeviceGrabError as error:
            raise DeviceMissing("busy", f"{self.facts.path} belongs to another program") from error

    def close(self) -> None:
        self._file.close()
