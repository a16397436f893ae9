"""Lines that are not there, and lines that break: each has its cause."""

import os
import socket
from pathlib import Path

import pytest

from hardware.errors import DeviceMissing, LineLost
from hardware.printer.lines import FileLine, Line, SerialLine, TcpLine, UsbLine


def cause(line: Line) -> str:
    with pytest.raises(DeviceMissing) as told:
        line.open()
    line.close()
    return told.value.cause


def test_what_is_not_there_says_why(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert cause(TcpLine("127.0.0.1", port)) == "refused"
    assert cause(SerialLine(tmp_path / "ttyS9", 9600)) == "not_found"
    assert cause(FileLine(Path("/dev/usb/lp77"))) == "not_found"
    assert cause(FileLine(tmp_path)) == "cannot_open"
    assert cause(UsbLine(0x04B8, 0x0202)) in {"not_found", "no_libusb"}
    (tmp_path / "no-port").write_text("")
    assert cause(SerialLine(tmp_path / "no-port", 9600)) == "cannot_open"


def test_a_line_that_is_not_open_is_lost() -> None:
    for line in (TcpLine("127.0.0.1", 9), UsbLine(1, 2)):
        with pytest.raises(LineLost):
            line.write(b"x", 0.1)
        line.close()


def test_who_reads_nothing_stalls_and_who_hangs_up_is_lost() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = TcpLine("127.0.0.1", server.getsockname()[1])
        line.open()
        end, _ = server.accept()
        assert line.read(0.0) == b""
        while line.write(b"x" * 65_536, 0.05):
            pass
        end.close()
        with pytest.raises(LineLost):
            line.read(15.0)
        line.close()


def test_a_plain_file_is_written_on(tmp_path: Path) -> None:
    for data in (b"first", b"second"):
        line = FileLine(tmp_path / "paper.bin")
        line.open()
        assert not line.answers
        assert line.write(data, 0.1) == len(data)
        line.close()
    assert (tmp_path / "paper.bin").read_bytes() == b"firstsecond"


def test_an_open_line_leaves_no_descriptor_behind() -> None:
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - names are not wanted, only how many
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        line = TcpLine("::1", server.getsockname()[1])
        for _ in range(3):
            line.open()
        line.close()
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
