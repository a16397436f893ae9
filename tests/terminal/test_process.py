"""The manners of a process: its arguments, its exit codes, its word to systemd, its end."""

import logging
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.process import Notify, command, version, when_told_to_stop

GOOD = 'printer = "virtual:"\npins = "mock"\n'


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """systemd's end of the notify socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        address = f"@medborgarpunkt-test-{os.getpid()}-{tmp_path.name}"
        listener.bind("\0" + address[1:])
        listener.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", address)
        yield listener
        monkeypatch.delenv("NOTIFY_SOCKET")


def test_it_says_ready_alive_status_and_stopping(heard: socket.socket) -> None:
    with Notify() as notify:
        notify.ready()
        notify.status("online with Vårby,\nمرحبا")
        notify.alive()
    assert [heard.recv(4096).decode() for _ in range(4)] == [
        "READY=1",
        "STATUS=online with Vårby, مرحبا",
        "WATCHDOG=1",
        "STOPPING=1",
    ]


def test_a_listener_that_does_not_read_holds_nobody_up(
    heard: socket.socket, caplog: pytest.LogCaptureFixture
) -> None:
    with Notify() as notify:
        for number in range(2000):  # many times what a queue holds
            notify.status(f"line {number}")
        assert [record.message for record in caplog.records] == [
            "systemd does not hear us: [Errno 11] Resource temporarily unavailable"
        ]
        said = [heard.recv(4096).decode()]
        while select.select([heard], [], [], 0)[0]:
            said.append(heard.recv(4096).decode())
        assert said == [f"STATUS=line {number}" for number in range(len(said))]
        # The newest word was kept, and goes before the next of another kind.
        notify.ready()
        assert [heard.recv(4096).decode() for _ in range(2)] == ["STATUS=line 1999", "READY=1"]
    assert len(caplog.records) == 1


def test_a_listener_that_is_gone_is_told_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Notify({"NOTIFY_SOCKET": str(tmp_path / "nobody")}) as notify:
        notify.ready()
        notify.alive()
    assert [record.levelname for record in caplog.records] == ["WARNING"]


def test_where_nobody_listens_it_says_nothing() -> None:
    with Notify({}) as notify:
        notify.ready()
    assert notify.interval_s is None


def test_the_watchdog_is_fed_twice_in_its_time() -> None:
    assert Notify({"WATCHDOG_USEC": "30000000"}).interval_s == 15.0
    assert Notify({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}).interval_s == 15.0
    assert Notify({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}).interval_s is None
    assert Notify({"WATCHDOG_USEC": "soon"}).interval_s is None


def test_a_good_configuration_is_read(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(GOOD)
    before = logging.getLogger().handlers[:]
    config = command("terminal", "x", ["--config", str(tmp_path / "t.toml"), "--log", "error"])
    logging.getLogger().handlers[:] = before
    assert config.pins == "mock"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [(["--config", "FILE"], "x = 1"), (["--config", "FILE"], "x ="), (["--config", "missing"], "")],
)
def test_a_bad_configuration_ends_with_2_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], text: str
) -> None:
    (tmp_path / "t.toml").write_text(text)
    with pytest.raises(SystemExit) as ended:
        command("terminal", "x", [a.replace("FILE", str(tmp_path / "t.toml")) for a in arguments])
    assert ended.value.code == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.startswith("terminal: /")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for argument in ("--version", "--help"):
        with pytest.raises(SystemExit) as ended:
            command("terminal.agent", "Does things.", [argument])
        assert ended.value.code == 0
    out = capsys.readouterr().out
    assert out.startswith(f"medborgarpunkt {version()}\n")
    assert "usage: python -m terminal.agent" in out
    assert "Does things." in out


def test_the_first_sigterm_is_heard() -> None:
    heard: list[str] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        when_told_to_stop(lambda: heard.append("stop"))
        os.kill(os.getpid(), signal.SIGTERM)
        assert heard == ["stop"]
        # A second one is not ours to handle.
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_the_log_has_level_room_and_message() -> None:
    program = (
        "import logging; from terminal.process import start_log;"
        "start_log('info', {'JOURNAL_STREAM': '1'}); logging.getLogger('terminal.agent').warning('hello')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "WARNING terminal.agent: hello\n"
