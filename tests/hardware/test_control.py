"""The hand on the twins: through a socket, from another process."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.control import ask, open_control
from hardware.errors import ControlError
from hardware.keypad.twin import VirtualKeypad
from hardware.panel import Panel
from hardware.printer import PrinterState
from hardware.sound.twin import VirtualSound
from tests.hardware.conftest import Bench


@pytest.fixture
def panel() -> Iterator[Panel]:
    panel = Panel("mock", 17, 27)
    panel.start()
    yield panel
    panel.close()


@pytest.fixture
def socket(tmp_path: Path, virtual: Bench, panel: Panel) -> Iterator[Path]:
    # Deeper than a Unix address is long.
    folder = tmp_path / ("deep" * 30)
    folder.mkdir()
    control = open_control(folder / "twin.sock", {"printer": virtual.printer.twin, "call": panel.twin})
    assert control is not None
    yield folder / "twin.sock"
    control.close()
    assert list(folder.iterdir()) == []


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hardware", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_press_from_another_shell(socket: Path, panel: Panel) -> None:
    presses: list[int] = []
    panel.when_pressed(lambda: presses.append(1))
    ended = run("press", "call", "0.2", "--socket", socket)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert presses == [1]


def test_a_key_and_a_cable_from_another_shell(tmp_path: Path) -> None:
    keypad, sound = VirtualKeypad(), VirtualSound(tmp_path / "sound")
    keypad.start()
    control = open_control(tmp_path / "twin.sock", {"keypad": keypad, "sound": sound})
    assert control is not None
    for words in (("press", "next"), ("plug", "headphones"), ("unplug", "speaker"), ("unplug", "keypad")):
        ended = run(*words, "--socket", tmp_path / "twin.sock")
        assert (ended.returncode, ended.stderr) == (0, "")
    assert keypad.state() == {"state": "missing", "pressed": ["next"]}
    assert sound.headphones_in
    refused = run("press", "next", "--socket", tmp_path / "twin.sock")
    assert (refused.returncode, refused.stderr) == (2, "hardware: the keypad is unplugged\n")
    assert "(choose from" in run("press", "dance", "--socket", "x").stderr
    assert "<" not in run("press", "dance", "--socket", "x").stderr
    control.close()


def test_a_fault_from_another_shell_and_its_end(socket: Path, virtual: Bench) -> None:
    virtual.printer.open()
    assert run("fault", "printer", "cover_open", "--socket", socket).returncode == 0
    assert virtual.printer.status().state is PrinterState.COVER_OPEN
    ask(socket, "printer", "cover_closed")
    assert virtual.printer.status().state is PrinterState.OK
    ask(socket, "printer", "paper_out", "12.5")


def test_the_state_as_json(socket: Path) -> None:
    devices = json.loads(run("status", "--socket", socket, "--json").stdout)
    assert devices["printer"]["paper"] == "ok"
    assert devices["call"]["state"] == "ok"
    assert run("status", "--socket", socket).stdout.startswith("printer paper=ok")


def test_only_its_owner_may_speak_to_it(socket: Path) -> None:
    assert socket.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("arguments", [["fault", "printer", "explode"], ["press", "call", "900"]])
def test_what_cannot_be_done_is_bad_use(socket: Path, arguments: list[str]) -> None:
    ended = run(*arguments, "--socket", socket)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "allowed" in ended.stderr or "SECONDS" in ended.stderr


def test_nonsense_is_refused_and_the_next_is_heard(socket: Path) -> None:
    for verb in ("", "press\n"):
        with pytest.raises(ControlError):
            ask(socket, "call", verb)
    with pytest.raises(ControlError, match="no virtual device"):
        ask(socket, "kettle", "boil")
    assert ask(socket)["call"]


def test_nobody_there_is_one_line_and_1(tmp_path: Path) -> None:
    ended = run("press", "call", "--socket", tmp_path / "twin.sock")
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [[], ["press"], ["press", "call"], ["press", "bell", "--socket", "x"]])
def test_bad_use_is_one_line_and_2(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1


def test_a_socket_left_by_a_killed_process_is_replaced(tmp_path: Path, panel: Panel) -> None:
    (tmp_path / "twin.sock").write_bytes(b"")
    control = open_control(tmp_path / "twin.sock", {"call": panel.twin})
    assert control is not None
    assert ask(tmp_path / "twin.sock")
    control.close()


def test_there_is_none_without_a_virtual_device(tmp_path: Path) -> None:
    assert (
        open_control(tmp_path / "twin.sock", {"printer": None, "call": Panel("lgpio", 17, 27).twin}) is None
    )
    assert list(tmp_path.iterdir()) == []
