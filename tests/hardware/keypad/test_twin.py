"""The finger on a virtual keypad."""

import pytest

from hardware.errors import ControlError
from hardware.keypad import Key, KeypadState, KeypadStatus
from hardware.keypad.twin import VirtualKeypad


def test_each_key_can_be_pressed() -> None:
    keypad = VirtualKeypad()
    pressed: list[Key] = []
    keypad.when_pressed(pressed.append)
    keypad.start()
    for key in Key:
        keypad.do("press", key.value)
    assert pressed == list(Key)
    assert keypad.state()["pressed"] == [key.value for key in Key]


def test_its_cable_can_be_pulled() -> None:
    keypad = VirtualKeypad()
    told: list[KeypadStatus] = []
    keypad.when_status(told.append)
    keypad.start()
    keypad.do("unplug")
    with pytest.raises(ControlError, match="unplugged"):
        keypad.do("press", "next")
    keypad.do("plug")
    assert [status.state for status in told] == [
        KeypadState.UNKNOWN, KeypadState.OK, KeypadState.MISSING, KeypadState.OK,
    ]  # fmt: skip


@pytest.mark.parametrize("words", [("press",), ("press", "jump"), ("hold", "next"), ("press", "next", "2")])
def test_nonsense_is_refused_with_what_is_allowed(words: tuple[str, ...]) -> None:
    keypad = VirtualKeypad()
    keypad.start()
    with pytest.raises(ControlError, match="next, previous, choose, back, help"):
        keypad.do(*words)
