"""A printer's URL: right ones open nothing yet, wrong ones are told with what is allowed."""

from pathlib import Path

import pytest

from hardware.errors import DeviceSettingError, DeviceUrlError
from hardware.printer import open_printer


@pytest.mark.parametrize(
    "url",
    [
        "usb://04b8:0202",
        "serial:///dev/ttyS0?baud=38400",
        "serial:///dev/ttyUSB0",
        "tcp://192.0.2.9:9100",
        "tcp://[2001:db8::9]:9100",
        "file:///dev/usb/lp0",
        "tcp://printer.example:9100?profile=generic-58",
    ],
)
def test_each_kind_is_known(url: str) -> None:
    printer = open_printer(url)
    assert printer.url == url
    assert not printer.virtual
    assert printer.twin is None


def test_virtual_has_its_twin(tmp_path: Path) -> None:
    printer = open_printer("virtual:?profile=generic-58", tmp_path / "slips")
    assert printer.virtual
    assert printer.dots_per_line == 384


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("", "usb://"),
        ("lpt1", "usb://"),
        ("http://192.0.2.9", "usb://"),
        ("usb://04b8", "four hex digits"),
        ("usb://04b8:0202/x", "four hex digits"),
        ("serial://dev/ttyS0", "three slashes"),
        ("serial:///dev/ttyS0?baud=fast", "9600"),
        ("serial:///dev/ttyS0?speed=9600", "only baud and profile"),
        ("serial:///dev/ttyS0?baud=9600&baud=9600", "once each"),
        ("tcp://192.0.2.9", "tcp://HOST:PORT"),
        ("tcp://192.0.2.9:0", "tcp://HOST:PORT"),
        ("tcp://192.0.2.9:99999", "usb://"),
        ("tcp://192.0.2.9:9100?baud=9600", "only profile"),
        ("file://paper.bin", "three slashes"),
        ("virtual:", "a folder for its paper"),
        ("virtual://x", "virtual: alone"),
        ("tcp://192.0.2.9:9100?profile=LaserJet", "TM-T20III"),
    ],
)
def test_a_wrong_one_says_key_value_and_what_is_allowed(url: str, allowed: str) -> None:
    with pytest.raises(DeviceUrlError, match=r"^printer = ") as told:
        open_printer(url)
    assert told.value.key == "printer"
    assert told.value.value == url
    assert allowed in told.value.allowed
    assert "\n" not in str(told.value)


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "slips").write_text("a file")
    with pytest.raises(DeviceSettingError, match="slips"):
        open_printer("virtual:", tmp_path / "slips")
