"""The twin's end of a line: a socket pair in this process, a pty, or a TCP port. One thread serves each."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import pty
import select
import socket
import threading
import time
import tty
import weakref
from collections.abc import Callable
from pathlib import Path

from hardware.printer.lines import DescriptorLine, End
from hardware.printer.profiles import Profile
from hardware.twin.printer import PrinterTwin

log = logging.getLogger(__name__)

_CHUNK_BYTES = 4096
_TICK_MS = 20
# Answers are a few bytes each; who does not read them loses them, as a printer's send buffer is 99 bytes.
_MOST_UNREAD = 4096


class Wake:
    """Lets another thread end a poll."""

    def __init__(self) -> None:
        self._hear, self._tell = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        for end in (self._hear, self._tell):
            weakref.finalize(self, os.close, end)

    def fileno(self) -> int:
        return self._hear

    def __call__(self) -> None:
        with contextlib.suppress(BlockingIOError):  # the pipe is full: it is awake already
            os.write(self._tell, b"!")

    def clear(self) -> None:
        with contextlib.suppress(BlockingIOError):
            os.read(self._hear, 512)


def serve(twin: PrinterTwin, descriptor: int, wake: Wake, ended: Callable[[], bool]) -> None:
    """Carry bytes between the line and the twin until the other side hangs up or ``ended()``."""
    os.set_blocking(descriptor, False)
    unread = b""
    while not ended():
        poll = select.poll()
        poll.register(wake.fileno(), select.POLLIN)
        poll.register(descriptor, (select.POLLIN if twin.room else 0) | (select.POLLOUT if unread else 0))
        events = dict(poll.poll(_TICK_MS if twin.busy else None))
        if wake.fileno() in events:
            wake.clear()
        state = events.get(descriptor, 0)
        try:
            if state & select.POLLIN:
                data = os.read(descriptor, min(_CHUNK_BYTES, twin.room))
                if not data:
                    return
                unread += twin.receive(data)
            elif state & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
                return
            unread = (unread + twin.work(time.monotonic()))[-_MOST_UNREAD:]
            if unread:
                unread = unread[os.write(descriptor, unread) :]
        except BlockingIOError:
            continue
        except OSError as error:
            if error.errno in {errno.EIO, errno.ECONNRESET, errno.EPIPE, errno.EBADF}:
                return
            raise


def _pulled(twin: PrinterTwin) -> Callable[[], bool]:
    """Whether the plug was pulled since now, even if it is in again."""
    pulls = twin.pulls
    return lambda: twin.pulls != pulls or not twin.plugged


class VirtualLine(DescriptorLine):
    """``virtual:``: the driver's end and the twin behind it, in one process, over a real pipe of bytes."""

    def __init__(self, profile: Profile, out: Path) -> None:
        super().__init__()
        self.twin = PrinterTwin(profile, out)
        self._wake = Wake()
        self.twin.when_moved(self._wake)
        self._thread: threading.Thread | None = None

    def _connect(self) -> End:
        if not self.twin.plugged:
            raise OSError(errno.ENODEV, "the twin's cable is out")
        ours, theirs = socket.socketpair()
        self._thread = threading.Thread(
            target=self._serve, args=(theirs, _pulled(self.twin)), name="printer-twin", daemon=True
        )
        self._thread.start()
        return ours

    def _serve(self, end: socket.socket, ended: Callable[[], bool]) -> None:
        with end:
            serve(self.twin, end.fileno(), self._wake, ended)

    def _let_go(self, end: End) -> None:
        end.close()
        if self._thread is not None:
            self._thread.join()
            self._thread = None


class Link:
    """A stand-alone twin's line. ``where`` is what a driver opens; ``close`` ends the thread and joins it."""

    def __init__(self, twin: PrinterTwin) -> None:
        self.twin = twin
        self._wake = Wake()
        self._closing = False
        self._gone = _pulled(twin)
        twin.when_moved(self._wake)
        self._thread = threading.Thread(target=self._run, name="printer-twin", daemon=True)

    @property
    def where(self) -> str:
        raise NotImplementedError

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._closing = True
        self._wake()
        self._thread.join()

    def _run(self) -> None:
        raise NotImplementedError

    def _ended(self) -> bool:
        return self._closing or self._gone()

    def _wait_for_plug(self) -> None:
        poll = select.poll()
        poll.register(self._wake.fileno(), select.POLLIN)
        while not self.twin.plugged and not self._closing:
            poll.poll()
            self._wake.clear()


class PtyLink(Link):
    """A pseudo-terminal, raw. Plugged in again it has a new path, told to ``when_where``."""

    def __init__(self, twin: PrinterTwin, when_where: Callable[[str], None] = lambda _path: None) -> None:
        super().__init__(twin)
        self._when_where = when_where
        self._ends = self._open()

    @property
    def where(self) -> str:
        return os.ttyname(self._ends[1])

    def _open(self) -> tuple[int, int]:
        master, slave = pty.openpty()
        tty.setraw(slave)  # kept open too: a driver that comes and goes is no hang-up
        return master, slave

    def _run(self) -> None:
        while not self._closing:
            serve(self.twin, self._ends[0], self._wake, self._ended)
            for end in self._ends:
                os.close(end)
            self._wait_for_plug()
            if not self._closing:
                self._ends = self._open()
                self._gone = _pulled(self.twin)
                self._when_where(self.where)


class TcpLink(Link):
    """A TCP port on this machine, one connection at a time as printers have it; 0 picks one for life."""

    def __init__(self, twin: PrinterTwin, port: int) -> None:
        super().__init__(twin)
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]

    @property
    def where(self) -> str:
        return f"127.0.0.1:{self.port}"

    def _run(self) -> None:
        while not self._closing:
            with self._listener:
                self._accept()
            self._wait_for_plug()
            if not self._closing:
                self._listener = socket.create_server(("127.0.0.1", self.port))
                self._gone = _pulled(self.twin)

    def _accept(self) -> None:
        poll = select.poll()
        poll.register(self._wake.fileno(), select.POLLIN)
        poll.register(self._listener, select.POLLIN)
        while not self._ended():
            # Whoever printed may be gone; the paper goes on.
            events = dict(poll.poll(_TICK_MS if self.twin.busy else None))
            self.twin.work(time.monotonic())
            if self._wake.fileno() in events:
                self._wake.clear()
            if self._listener.fileno() not in events:
                continue
            connection, _address = self._listener.accept()
            with connection:
                serve(self.twin, connection.fileno(), self._wake, self._ended)
