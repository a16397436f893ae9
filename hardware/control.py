"""The hand on the twins of a running process: a Unix socket, only there while a device is virtual.

One JSON object a line each way: ``{"device": "call", "verb": "press", "arguments": ["0.2"]}``, or ``{}``
to ask; back comes ``{"ok": true, "devices": {…}}`` or ``{"ok": false, "error": "…"}``.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import socket
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from hardware.errors import ControlError
from hardware.keypad.contract import Key
from hardware.printer.contract import Twin

log = logging.getLogger(__name__)

_DEADLINE_S = 2.0
# A device, a verb and two short arguments.
_MOST_BYTES = 4096
# An answer holds the state of each twin, with at most 32 reports of 100 letters.
_MOST_ANSWER_BYTES = 65_536

CALL: Final = "call"
PRESSES: Final = (CALL, *(key.value for key in Key))
"""What a finger may press."""
CABLES: Final = ("headphones", "speaker", "keypad")
"""What a hand may plug and unplug."""


class Control:
    """Serves the twins at ``path`` (mode 0600) on a thread of its own.

    Raises:
        OSError: the socket cannot be made there.
    """

    def __init__(self, path: Path, twins: Mapping[str, Twin]) -> None:
        self._path = path
        self._twins = dict(twins)
        self._closing = False
        self._listener = _listen(path)
        self._thread = threading.Thread(target=self._run, name="control", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread, and take the socket away."""
        self._closing = True
        self._listener.shutdown(socket.SHUT_RDWR)  # ends accept()
        self._thread.join(2 * _DEADLINE_S)
        self._listener.close()
        self._path.unlink(missing_ok=True)

    def _run(self) -> None:
        while not self._closing:
            try:
                connection, _ = self._listener.accept()
            except OSError as error:
                if not self._closing:
                    log.error("The control socket ends: %s", error)  # noqa: TRY400 - its place says nothing more
                return
            try:
                with connection:
                    connection.settimeout(_DEADLINE_S)
                    connection.sendall(
                        json.dumps(self._answer(_line(connection, _MOST_BYTES))).encode() + b"\n"
                    )
            except OSError as error:  # who asked went away, or never asked
                log.warning("The control socket: %s", error)

    def _answer(self, line: bytes) -> dict[str, object]:
        try:
            request = json.loads(line)
            if request:
                self._move(request)
        except (ValueError, KeyError, TypeError):
            return {"ok": False, "error": "not a request"}
        except ControlError as error:
            return {"ok": False, "error": str(error)}
        return {"ok": True, "devices": {name: twin.state() for name, twin in self._twins.items()}}

    def _move(self, request: Mapping[str, object]) -> None:
        device, verb, arguments = request["device"], request["verb"], request["arguments"]
        if not isinstance(arguments, list):
            raise TypeError
        twin = self._twins.get(str(device))
        if twin is None:
            there = ", ".join(sorted(self._twins)) or "none"
            raise ControlError(f"no virtual device {device!r} in this process: there is {there}")
        twin.do(str(verb), *map(str, arguments))


def open_control(path: Path, devices: Mapping[str, Twin | None]) -> Control | None:
    """Serve the virtual ones of ``{"printer": printer.twin, "call": panel.twin}``; None if none is."""
    twins = {name: twin for name, twin in devices.items() if twin is not None}
    return Control(path, twins) if twins else None


def ask(path: Path, device: str = "", verb: str = "", *arguments: str) -> dict[str, object]:
    """Move a twin of the process that listens at ``path``, or only ask. Returns the state of all its twins.

    Raises:
        ConnectionRefusedError: no process listens there.
        ControlError: it does, and cannot do that.
    """
    request = {"device": device, "verb": verb, "arguments": arguments} if device else {}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_DEADLINE_S)
        try:
            with _short(path) as short:
                connection.connect(short)
            connection.sendall(json.dumps(request).encode() + b"\n")
            answer = json.loads(_line(connection, _MOST_ANSWER_BYTES))
        except (OSError, ValueError) as error:
            raise ConnectionRefusedError(
                f"no running process with virtual devices listens at {path}"
            ) from error
    if not answer["ok"]:
        raise ControlError(answer["error"])
    devices: dict[str, object] = answer["devices"]
    return devices


def press(path: Path, what: str, *seconds: str) -> dict[str, object]:
    """A finger on the call button, or on a key of the keypad. Raises as ``ask`` does."""
    if what == CALL:
        return ask(path, CALL, "press", *seconds)
    return ask(path, "keypad", "press", what)


def plug(path: Path, verb: str, what: str) -> dict[str, object]:
    """``plug`` or ``unplug`` one of ``CABLES``. Raises as ``ask`` does."""
    return ask(path, "keypad", verb) if what == "keypad" else ask(path, "sound", verb, what)


def _line(connection: socket.socket, most: int) -> bytes:
    data = b""
    while not data.endswith(b"\n") and len(data) < most:
        part = connection.recv(4096)
        if not part:
            break
        data += part
    return data


def _listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    hidden = path.with_name(f".{path.name}.new")
    try:
        hidden.unlink(missing_ok=True)
        with _short(hidden) as short:
            listener.bind(short)
        hidden.chmod(0o600)
        listener.listen(8)
        hidden.replace(path)  # what a killed process left behind goes with it
    except OSError:
        listener.close()
        raise
    return listener


@contextlib.contextmanager
def _short(path: Path) -> Iterator[str]:
    """The same place by a name that fits the 107 bytes of a Unix address, however deep the folder."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
