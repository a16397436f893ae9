"""Bytes to and from a printer, every wait with an end.

USB and serial ports are opened by python-escpos; the bytes then go past its ``_raw`` and ``_read``, which
wait for ever (USB: time-out 0, serial: no write time-out). TCP and files are opened here: python-escpos'
Network knows no IPv6 and leaks the socket of a failed attempt, its File can only write.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import stat
import termios
import threading
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, Protocol

from hardware.errors import DeviceMissing, LineLost

_CONNECT_S = 3.0
_READ_BYTES = 256
_CAUSES = {
    errno.ENOENT: "not_found",
    errno.ENODEV: "not_found",
    errno.ENXIO: "not_found",
    errno.EACCES: "no_rights",
    errno.EPERM: "no_rights",
    errno.EBUSY: "in_use",
    errno.ECONNREFUSED: "refused",
}


class Line(Protocol):
    """One way to one printer, for one thread."""

    @property
    def answers(self) -> bool:
        """Whether anything can ever come back."""

    def open(self) -> None:
        """Within 3 s. Raises DeviceMissing."""

    def write(self, data: bytes, within_s: float) -> int:
        """How many bytes were taken, 0 if none within the time. Raises LineLost."""

    def read(self, within_s: float) -> bytes:
        """What came, empty if nothing did within the time. Raises LineLost."""

    def close(self) -> None:
        """Let go, at once, whatever was not yet taken."""


class End(Protocol):
    """What has a descriptor and can be closed: a socket, a serial port, a file."""

    def fileno(self) -> int: ...

    def close(self) -> None: ...


class DescriptorLine(ABC):
    """A line over a file descriptor: all but USB.

    An implementer must give ``_connect``, and may override ``_let_go``.
    """

    def __init__(self) -> None:
        self._end: End | None = None

    @property
    def answers(self) -> bool:
        return True

    @abstractmethod
    def _connect(self) -> End:
        """Open it, within 3 s. May raise OSError or DeviceMissing."""

    def _let_go(self, end: End) -> None:
        end.close()

    def open(self) -> None:
        self.close()
        try:
            self._end = self._connect()
        except DeviceMissing:
            raise
        except OSError as error:
            cause = (
                "no_answer"
                if isinstance(error, TimeoutError)
                else _CAUSES.get(error.errno or 0, "cannot_open")
            )
            raise DeviceMissing(cause, str(error)) from error
        os.set_blocking(self._end.fileno(), False)

    def write(self, data: bytes, within_s: float) -> int:
        descriptor = self._ready(select.POLLOUT, within_s)
        if descriptor is None:
            return 0
        try:
            return os.write(descriptor, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LineLost(str(error)) from error

    def read(self, within_s: float) -> bytes:
        descriptor = self._ready(select.POLLIN, within_s)
        if descriptor is None:
            return b""
        try:
            data = os.read(descriptor, _READ_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineLost(str(error)) from error
        if not data:
            raise LineLost("the other end hung up")
        return data

    def close(self) -> None:
        if self._end is not None:
            self._let_go(self._end)
            self._end = None

    def _ready(self, event: int, within_s: float) -> int | None:
        if self._end is None:
            raise LineLost("the line is not open")
        descriptor = self._end.fileno()
        poll = select.poll()
        poll.register(descriptor, event)
        return descriptor if poll.poll(within_s * 1000) else None


class TcpLine(DescriptorLine):
    """Raw port of a network printer, usually 9100."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__()
        self._address = (host, port)

    def _connect(self) -> End:
        connection = socket.create_connection(self._address, timeout=_CONNECT_S)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class SerialLine(DescriptorLine):
    """A serial port or pty. No DTR/DSR: a cable without those wires would wait for ever."""

    def __init__(self, path: Path, baud: int) -> None:
        super().__init__()
        self._path = path
        self._baud = baud

    def _connect(self) -> End:
        from escpos.exceptions import DeviceNotFoundError
        from escpos.printer import Serial

        if not self._path.exists():
            raise DeviceMissing("not_found", f"{self._path} is not there")
        port = Serial(str(self._path), baudrate=self._baud, timeout=0, dsrdtr=False)
        try:
            port.open()
        except DeviceNotFoundError as error:
            cause = _CAUSES.get(getattr(error.__context__, "errno", None) or 0, "cannot_open")
            raise DeviceMissing(cause, str(error)) from error
        device: End = port.device
        port.device = False  # else it would close the port again when it is collected
        return device

    def _let_go(self, end: Any) -> None:
        # What the printer did not take is thrown away: waiting for it to drain may last for ever.
        with contextlib.suppress(OSError, termios.error):  # the cable is out: there is nothing to throw away
            end.reset_output_buffer()
        end.close()


class FileLine(DescriptorLine):
    """``/dev/usb/lp0`` and its like; a plain file is written on and never answers."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._answers = True

    @property
    def answers(self) -> bool:
        return self._answers

    def _connect(self) -> End:
        try:
            self._answers = stat.S_ISCHR(self._path.stat().st_mode)
        except FileNotFoundError:
            if self._path.is_relative_to("/dev"):  # a printer that is not plugged in, never a new file
                raise
            self._answers = False
        reading = os.O_RDWR | os.O_NOCTTY
        flags = reading if self._answers else os.O_WRONLY | os.O_CREAT | os.O_APPEND
        descriptor = os.open(self._path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
        return os.fdopen(descriptor, "r+b" if self._answers else "ab", buffering=0)


class UsbLine:
    """A printer by vendor and product id, its endpoints read from its own description."""

    answers = True

    def __init__(self, vendor: int, product: int) -> None:
        self._ids = (vendor, product)
        self._usb: Any = None
        self._pause = threading.Event()

    def open(self) -> None:
        from escpos.exceptions import Error
        from escpos.printer import Usb
        from usb.core import NoBackendError

        self.close()
        usb = Usb(*self._ids, timeout=1000)
        try:
            usb.open()
            usb.out_ep, usb.in_ep = _endpoints(usb.device)
        except NoBackendError as error:
            raise DeviceMissing("no_libusb", "install libusb-1.0-0") from error
        except DeviceMissing:
            raise
        except Error as error:
            raise DeviceMissing("not_found", str(error)) from error
        except OSError as error:
            raise DeviceMissing(_CAUSES.get(error.errno or 0, "cannot_open"), str(error)) from error
        self._usb = usb

    def write(self, data: bytes, within_s: float) -> int:
        from usb.core import USBTimeoutError

        try:
            return int(self._device().write(self._usb.out_ep, data, max(1, round(within_s * 1000))))
        except USBTimeoutError:
            return 0
        except OSError as error:
            raise LineLost(str(error)) from error

    def read(self, within_s: float) -> bytes:
        from usb.core import USBTimeoutError

        try:
            data = bytes(self._device().read(self._usb.in_ep, _READ_BYTES, max(1, round(within_s * 1000))))
        except USBTimeoutError:
            return b""
        except OSError as error:
            raise LineLost(str(error)) from error
        if not data:  # some printers answer "nothing" at once: do not ask them in a tight loop
            self._pause.wait(min(within_s, 0.02))
        return data

    def close(self) -> None:
        if self._usb is not None:
            self._usb.close()
            self._usb = None

    def _device(self) -> Any:
        if self._usb is None:
            raise LineLost("the line is not open")
        return self._usb.device


def _endpoints(device: Any) -> tuple[int, int]:
    """Addresses (out, in) of the printer's interface, class 7; python-escpos assumes 0x01 and 0x82."""
    for interface in device.get_active_configuration():
        if interface.bInterfaceClass != 7:
            continue
        addresses = [endpoint.bEndpointAddress for endpoint in interface]
        out = [address for address in addresses if not address & 0x80]
        back = [address for address in addresses if address & 0x80]
        if out and back:
            return out[0], back[0]
    raise DeviceMissing("no_printer", "the device has no printer interface with two endpoints")
