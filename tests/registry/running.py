"""``python -m registry`` as a process of its own, as systemd would start it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from provisioning.authority import make_certificates

ROOT = Path(__file__).parents[2]
PATIENCE_S = 30.0


class Running:
    """A registry that serves; ``log`` is what it has said."""

    def __init__(self, process: "subprocess.Popen[bytes]", notices: socket.socket, log: Path) -> None:
        self.process = process
        self._notices = notices
        self.log = log

    def wait_for_notice(self, word: str) -> None:
        """Until it tells systemd so."""
        self._notices.settimeout(PATIENCE_S)
        heard = []
        while word not in heard:
            try:
                heard.append(self._notices.recv(4096).decode())
            except TimeoutError:
                raise AssertionError(f"no {word} but {heard}: {self.log.read_text()}") from None

    def port(self, server: str) -> int:
        found = re.search(rf"Serving {server} at \S+:(\d+)", self.log.read_text())
        assert found, self.log.read_text()
        return int(found[1])

    def end(self) -> int:
        """Ask it to stop, as systemd does; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_S)


def write_config(folder: Path, **changes: object) -> Path:
    """A configuration with certificates, free ports and no announcement, but for what is told otherwise."""
    make_certificates(folder / "ca", "Test", datetime.now(UTC))
    told: dict[str, object] = {
        "registry_id": "registry-of-test",
        "state": ".",
        "pages": "127.0.0.1:0",
        "units": "127.0.0.1:0",
        "certificate": "ca/registry.pem",
        "private_key": "ca/registry.key",
        "ca": "ca/authority.pem",
        "announce": False,
    }
    lines = [
        f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}\n"
        for key, value in (told | changes).items()
    ]
    path = folder / "registry.toml"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def command(config: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "registry", *words, "--config", str(config)]


def run(
    config: Path, *words: str, answer: str = "", timeout_s: float = PATIENCE_S
) -> "subprocess.CompletedProcess[str]":
    """One command, to its end."""
    return subprocess.run(
        command(config, *words),
        cwd=ROOT,
        input=answer,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )


@contextmanager
def running(config: Path, watchdog_usec: int = 400_000) -> Iterator[Running]:
    """A registry that is ready; killed at the end if it still runs."""
    folder = config.parent
    # A path under pytest's own folder may be longer than a socket's name can be.
    name = f"\0medborgarpunkt-test-{os.getpid()}-{folder.name}"
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notices,
        (folder / "registry.log").open("wb") as log,
    ):
        notices.bind(name)
        environment = os.environ | {"NOTIFY_SOCKET": "@" + name[1:], "WATCHDOG_USEC": str(watchdog_usec)}
        process = subprocess.Popen(
            command(config, "serve"), cwd=ROOT, stdout=log, stderr=log, env=environment
        )
        try:
            found = Running(process, notices, folder / "registry.log")
            found.wait_for_notice("READY=1")
            yield found
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
