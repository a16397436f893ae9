"""The agent as a process: found by announcement alone, killed at any moment, ended by SIGTERM."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from zeroconf import InterfaceChoice, IPVersion, ServiceInfo, Zeroconf

from terminal.agent.link import LinkState, read_link
from terminal.agent.trust import Trust
from terminal.store import Store
from terminal.tickets import Numbers
from tests.terminal.agent.working_registry import PATIENCE_S, ROOT, WorkingRegistry, wait_for
from wire import SERVICE_TYPE


class Process:
    """``python -m terminal.agent`` with a configuration that names no address."""

    def __init__(self, folder: Path, registry: WorkingRegistry) -> None:
        self.state = folder / "unit"
        self.config = folder / "terminal.toml"
        self.config.write_text(
            f'printer = "virtual:"\npins = "mock"\nstate = "unit"\n'
            f'registry_ca = "{registry.certificates.authority}"\n'
        )
        self._process: subprocess.Popen[str] | None = None

    def say(self, line: str) -> None:
        """One more line of its configuration."""
        self.config.write_text(self.config.read_text() + line)

    def start(self, **more: str) -> None:
        environment = {key: value for key, value in os.environ.items() if key != "MEDBORGARPUNKT_STATE"}
        environment |= more
        self._process = subprocess.Popen(
            [sys.executable, "-m", "terminal.agent", "--config", str(self.config), "--log", "warning"],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
        )

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Exit code and log."""
        assert self._process is not None
        self._process.send_signal(number)
        _, log = self._process.communicate(timeout=PATIENCE_S)
        return self._process.returncode, log

    def kill(self) -> None:
        """Whatever became of the test, nothing stays."""
        if self._process is not None and self._process.poll() is None:
            self.end(signal.SIGKILL)


class Systemd:
    """Listens as systemd does: always, since whoever speaks to it waits for it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.address = f"medborgarpunkt-test-{uuid.uuid4().hex}"
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind("\0" + self.address)
        self._thread = threading.Thread(target=self._listen, name="systemd")
        self._thread.start()

    def _listen(self) -> None:
        while word := self._socket.recv(4096):
            self.words.append(word.decode())

    def close(self) -> None:
        # An empty word ends it.
        self._socket.sendto(b"", "\0" + self.address)
        self._thread.join(PATIENCE_S)
        self._socket.close()


@contextmanager
def announced(registry: WorkingRegistry) -> Iterator[None]:
    (fingerprint,) = Trust(registry.certificates.authority).fingerprints
    name = f"test-{uuid.uuid4().hex[:12]}"
    zeroconf = Zeroconf(interfaces=InterfaceChoice.All, ip_version=IPVersion.V4Only)
    zeroconf.register_service(
        ServiceInfo(
            SERVICE_TYPE,
            f"{name}.{SERVICE_TYPE}",
            port=registry.port,
            properties={"txtvers": "1", "path": "/api/v1", "id": registry.id, "fp": fingerprint},
            server=f"{name}.local.",
            parsed_addresses=["127.0.0.1"],
        )
    )
    yield
    zeroconf.close()


@pytest.fixture
def process(tmp_path: Path, registry: WorkingRegistry) -> Iterator[Process]:
    process = Process(tmp_path, registry)
    yield process
    process.kill()


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[WorkingRegistry]:
    with WorkingRegistry(tmp_path / "registry") as registry:
        yield registry


def test_it_finds_its_registry_by_announcement_and_ends_on_sigterm(
    process: Process, registry: WorkingRegistry
) -> None:
    with announced(registry), closing(Systemd()) as systemd:
        process.start(NOTIFY_SOCKET="@" + systemd.address, WATCHDOG_USEC="30000000")
        wait_for(registry.units)
        registry.approve(registry.units()[0])
        wait_for(lambda: registry.one("SELECT last_report_at FROM terminals") is not None)
        code, log = process.end(signal.SIGTERM)
    words = systemd.words
    assert code == 0
    assert "Traceback" not in log
    assert {"READY=1", "WATCHDOG=1"} <= set(words)
    assert f"STATUS=online with huddinge at https://{registry.address}; 0 events to deliver" in words
    assert words[-1] == "STOPPING=1"
    store = Store(process.state)
    assert read_link(store).state is LinkState.ONLINE
    assert read_link(store).base_url == f"https://{registry.address}"
    store.close()


def test_killed_in_mid_delivery_each_event_counts_once(process: Process, registry: WorkingRegistry) -> None:
    process.say(f'registry_address = "{registry.address}"\n')
    process.start()
    wait_for(registry.units)
    registry.approve(registry.units()[0])
    glass = Store(process.state)
    numbers = Numbers(glass)
    wait_for(lambda: glass.read("SELECT 1 FROM leases"))
    given = 0
    for _ in range(4):
        lease = glass.read("SELECT * FROM leases WHERE next <= last ORDER BY day DESC LIMIT 1")[0]
        delivered = registry.requests.count("POST /api/v1/events")
        for _ in range(2):
            numbers.issue(lease["service"], lease["day"], "sv", time.time())
            given += 1
        # The registry has the batch, or is just getting it; the unit does not know yet.
        wait_for(lambda before=delivered: registry.requests.count("POST /api/v1/events") > before)  # type: ignore[misc]
        process.end(signal.SIGKILL)
        process.start()
    reports = registry.requests.count("PUT /api/v1/report")
    wait_for(lambda: registry.requests.count("PUT /api/v1/report") > reports)
    wait_for(lambda: not glass.read("SELECT 1 FROM outbox"))
    assert registry.count("tickets") == given
    assert registry.count("ticket_conflicts") == 0
    process.end(signal.SIGKILL)
    glass.close()


def test_a_bad_configuration_ends_with_2_and_one_line(process: Process) -> None:
    process.say("registry_adress = 1\n")
    process.start()
    code, log = process.end(signal.SIGCONT)
    assert code == 2
    assert log.count("\n") == 1
    assert "did you mean 'registry_address'?" in log


def test_a_damaged_key_is_said_and_not_remade(process: Process) -> None:
    process.state.mkdir()
    (process.state / "unit.key").write_text("nonsense")
    process.start()
    code, log = process.end(signal.SIGCONT)
    assert code == 1
    assert "unit.key" in log
    assert "Traceback" not in log
    assert (process.state / "unit.key").read_text() == "nonsense"
