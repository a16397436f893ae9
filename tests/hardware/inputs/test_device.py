"""The kernel's events from their bytes, and what cannot be opened."""

import os
import struct
from pathlib import Path

import pytest

from hardware.errors import DeviceMissing
from hardware.inputs import EV_KEY, Event
from hardware.inputs.device import open_device, parse


def raw(*events: tuple[int, int, int]) -> bytes:
    return b"".join(struct.pack("@llHHi", 12, 34, *event) for event in events)


def test_events_are_read_in_their_order() -> None:
    assert list(parse(raw((1, 103, 1), (0, 0, 0), (5, 2, -1)))) == [
        Event(1, 103, 1),
        Event(0, 0, 0),
        Event(5, 2, -1),
    ]


def test_half_an_event_is_none() -> None:
    assert list(parse(raw((1, 103, 1))[:-3])) == []


def test_after_an_overflow_presses_are_not_trusted() -> None:
    assert list(parse(raw((1, 103, 1), (0, 3, 0), (1, 28, 1)))) == []


def test_what_is_no_input_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "event0").write_bytes(b"")
    for path in (tmp_path / "event0", tmp_path / "event1"):
        with pytest.raises(DeviceMissing) as told:
            open_device(path)
        assert told.value.cause == "not_found"


@pytest.mark.skipif(not os.access("/dev/uinput", os.W_OK), reason="no /dev/uinput: no virtual kernel device")
def test_a_device_of_the_kernel_itself_is_read_and_grabbed() -> None:
    import libevdev

    from hardware.inputs.device import read_events
    from tests.hardware.waiting import wait_for

    made = libevdev.Device()
    made.name = "Storm AudioNav of a test"
    made.id = {"bustype": 3, "vendor": 0x2047, "product": 0x09D0}
    made.enable(libevdev.EV_KEY.KEY_F24)
    kernel = made.create_uinput_device()
    wait_for(lambda: os.access(kernel.devnode, os.R_OK))
    device = open_device(Path(kernel.devnode))
    assert (device.facts.name, device.facts.vendor, device.facts.usb) == (made.name, 0x2047, True)
    assert device.facts.keys == {194}
    device.grab()
    kernel.send_events([libevdev.InputEvent(libevdev.EV_KEY.KEY_F24, 1),
                        libevdev.InputEvent(libevdev.EV_SYN.SYN_REPORT, 0)])  # fmt: skip
    came: list[Event] = []

    def read() -> bool:
        came.extend(read_events(device))
        return bool(came)

    wait_for(read)
    assert came[0] == Event(EV_KEY, 194, 1)
    device.close()
