"""Watching processes as systemd does on a unit: restart what dies, kill what no longer says that it is alive.

The protocol is systemd's own (sd_notify(3)): a datagram socket named in ``NOTIFY_SOCKET``, ``READY=1``, and
``WATCHDOG=1`` within ``WATCHDOG_USEC``.
"""

import logging
import os
import selectors
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

log = logging.getLogger(__name__)

# What ends with 2 was told something it cannot use: starting it again would not help.
EXIT_BAD_CONFIGURATION: Final = 2
_RESTART_AFTER_S: Final = 0.5
_STOP_PATIENCE_S: Final = 5.0
# A child that never becomes ready is as frozen as one that stops saying that it is alive.
_START_PATIENCE_S: Final = 60.0


class Child:
    """One process, its log and its notify socket; with ``watchdog_s`` 0 it need not say that it is alive."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        log_file: Path,
        environment: Mapping[str, str] | None = None,
        watchdog_s: float = 0.0,
    ) -> None:
        self.name = name
        self.ready = False
        self.failed_for_good = False
        self._status = ""
        self._command = list(command)
        self._log_file = log_file
        self._environment = dict(environment or {})
        self._watchdog_s = watchdog_s
        self._process: subprocess.Popen[bytes] | None = None
        self._alive_at = 0.0
        self._ended_at = 0.0
        self.notify_socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC)
        # An abstract address: no file to clean up, no limit of a long folder name.
        self._address = f"medborgarpunkt-{os.getpid()}-{name}"
        self.notify_socket.bind("\0" + self._address)
        self.notify_socket.setblocking(False)

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self, now: float) -> None:
        environment = {**os.environ, **self._environment}
        environment["NOTIFY_SOCKET"] = "@" + self._address
        environment.pop("WATCHDOG_PID", None)
        if self._watchdog_s:
            environment["WATCHDOG_USEC"] = str(int(self._watchdog_s * 1e6))
        self.ready = False
        self._status = ""
        self._alive_at = now
        with self._log_file.open("ab") as out:
            self._process = subprocess.Popen(
                # Whatever becomes of us, nothing of the demo stays.
                ["setpriv", "--pdeathsig", "KILL", *self._command],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )

    def hear(self, now: float) -> None:
        """Read what the process said of itself."""
        while True:
            try:
                # systemd's own messages stay under 4 kB.
                said = self.notify_socket.recv(4096).decode("utf-8", errors="replace").splitlines()
            except BlockingIOError:
                return
            self._alive_at = now
            if "READY=1" in said:
                self.ready = True
            for line in said:
                if line.startswith("STATUS=") and line != self._status:
                    self._status = line
                    log.info("%s: %s", self.name, line.removeprefix("STATUS="))

    def tend(self, now: float) -> None:
        """Restart it if it died, kill it if it is frozen."""
        if self._process is None:
            if not self.failed_for_good and now - self._ended_at >= _RESTART_AFTER_S:
                self.start(now)
            return
        code = self._process.poll()
        if code is not None:
            log.warning("%s ended with %s; see %s", self.name, code, self._log_file)
            self._process = None
            self._ended_at = now
            self.failed_for_good = code == EXIT_BAD_CONFIGURATION
            return
        patience_s = self._watchdog_s if self.ready else _START_PATIENCE_S
        if self._watchdog_s and now - self._alive_at > patience_s:
            log.warning("%s has said nothing for %.0f s: killed", self.name, now - self._alive_at)
            self._alive_at = now
            self._process.send_signal(signal.SIGKILL)

    def last_words(self) -> str:
        lines = self._log_file.read_text("utf-8", errors="replace").splitlines()
        return lines[-1] if lines else "it said nothing"

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.send_signal(signal.SIGCONT)
            try:
                self._process.wait(_STOP_PATIENCE_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        self.notify_socket.close()


class Watch:
    """All children of one demo, in the order of their start; stopped in the reverse order."""

    def __init__(self) -> None:
        self._children: list[Child] = []
        self._selector = selectors.DefaultSelector()

    def add(self, child: Child) -> Child:
        child.start(time.monotonic())
        self._children.append(child)
        self._selector.register(child.notify_socket, selectors.EVENT_READ, child)
        return child

    def turn(self, timeout_s: float = 0.2) -> None:
        """Hear whoever speaks, for at most so long, then tend all."""
        for key, _ in self._selector.select(timeout_s):
            child: Child = key.data
            child.hear(time.monotonic())
        for child in self._children:
            child.tend(time.monotonic())

    def wait_for(self, condition: Callable[[], bool], timeout_s: float) -> bool:
        """Keep watching until the condition holds; False if it does not in time, or a child failed."""
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            self.turn()
            if condition():
                return True
            if self.failed is not None:
                return False
        return False

    @property
    def failed(self) -> Child | None:
        return next((child for child in self._children if child.failed_for_good), None)

    def stop(self) -> None:
        for child in reversed(self._children):
            child.stop()
        self._selector.close()
