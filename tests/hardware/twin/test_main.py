"""``python -m hardware.twin``: a printer that any program can print to."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hardware.printer import Completion, Outcome, open_printer
from tests.hardware.slips import TICKET
from tests.hardware.waiting import wait_for


@contextmanager
def twin(out: Path, *arguments: str) -> Iterator[str]:
    """A running twin; where it stands."""
    command = [sys.executable, "-m", "hardware.twin", "printer", *arguments, "--out", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
            assert process.wait(15) == 0


def test_a_terminal_prints_to_a_pty(tmp_path: Path) -> None:
    with twin(tmp_path / "slips", "--pty") as path:
        printer = open_printer(f"serial://{path}")
        printer.open()
        assert printer.print_slip(TICKET) == Completion(Outcome.PRINTED)
        printer.close()
    assert (tmp_path / "slips" / "slip-0001.png").exists()


def test_python_escpos_prints_over_tcp(tmp_path: Path) -> None:
    from escpos.printer import Network

    with twin(tmp_path / "slips", "--tcp", "0") as where:
        host, _, port = where.partition(":")
        printer = Network(host, int(port), timeout=5)
        printer.text("Hej\n")
        printer.cut()
        printer.close()
        wait_for((tmp_path / "slips" / "slip-0001.png").exists)


def test_its_faults_are_commanded_from_another_shell(tmp_path: Path) -> None:
    control = tmp_path / "twin.sock"
    with twin(tmp_path / "slips", "--tcp", "0", "--control", str(control)) as where:
        command = [
            sys.executable,
            "-m",
            "hardware",
            "fault",
            "printer",
            "paper_out",
            "--socket",
            str(control),
        ]
        assert subprocess.run(command, check=False).returncode == 0
        printer = open_printer(f"tcp://{where}")
        printer.open()
        assert printer.status().cause == "paper_out"
        printer.close()
    assert not control.exists()


@pytest.mark.parametrize("arguments", [[], ["printer"], ["printer", "--tcp", "x", "--out", "y"], ["kettle"]])
def test_bad_use_is_one_line(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "hardware.twin", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
