"""A real keypad, but for its cable: the kernel's bytes through the input watch to what keys mean."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hardware.errors import DeviceSettingError
from hardware.inputs import InputWatch
from hardware.keypad import Key, KeypadState, KeypadStatus
from hardware.keypad.driver import EvdevKeypad
from tests.hardware.inputs.pipes import Pipes
from tests.hardware.waiting import wait_for

# linux/input-event-codes.h
UP, DOWN, ENTER, ESC, A, F15, F16, F17, F24 = 103, 108, 28, 1, 30, 185, 186, 187, 194
ARROWS = frozenset({UP, DOWN, ENTER, ESC})
LETTERS = frozenset(range(16, 51))
STORM = {"name": "Storm Interface AudioNav", "vendor": 0x2047, "product": 0x09D0, "usb": True}

Plugged = Callable[..., EvdevKeypad]


@pytest.fixture
def pipes(tmp_path: Path) -> Iterator[Pipes]:
    pipes = Pipes(tmp_path)
    yield pipes
    pipes.close()


@pytest.fixture
def watched(pipes: Pipes) -> Iterator[Plugged]:
    made: list[InputWatch] = []

    def watch(wanted: str = "auto", **more: object) -> EvdevKeypad:
        keypad = EvdevKeypad(wanted, **more)  # type: ignore[arg-type]
        made.append(InputWatch([keypad], pipes.folder, pipes.open))
        made[-1].start()
        return keypad

    yield watch
    for one in made:
        one.close()


def diary(keypad: EvdevKeypad) -> list[Key]:
    pressed: list[Key] = []
    keypad.when_pressed(pressed.append)
    return pressed


def is_(keypad: EvdevKeypad, state: str) -> Callable[[], bool]:
    return lambda: keypad.status.state == state


def test_a_keypad_of_the_trade_is_known_by_its_name_and_ours_alone(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS | {F24} | LETTERS, **STORM)
    keypad = watched()
    pressed = diary(keypad)
    wait_for(is_(keypad, "ok"))
    assert keypad.status == KeypadStatus(KeypadState.OK, "", "Storm Interface AudioNav")
    assert pipes.grabbed == ["event2"]
    for code in (F24, UP, DOWN, ENTER, A):
        pipes.press("event2", code)
    wait_for(lambda: len(pressed) == 4)
    assert pressed == [Key.NEXT, Key.PREVIOUS, Key.NEXT, Key.CHOOSE]


def test_it_may_come_and_go(pipes: Pipes, watched: Plugged) -> None:
    keypad = watched()
    wait_for(is_(keypad, "missing"))
    assert keypad.status.cause == "not_found"
    told: list[KeypadStatus] = []
    keypad.when_status(told.append)
    jack: list[bool] = []
    keypad.when_jack(jack.append)
    pipes.plug("event2", keys=ARROWS, **STORM)
    wait_for(is_(keypad, "ok"))
    pipes.press("event2", F15)
    wait_for(lambda: jack == [True])
    pipes.unplug("event2")
    wait_for(is_(keypad, "missing"))
    assert [status.cause for status in told] == ["not_found", "", "unplugged"]
    # Headphones in a keypad that is gone are out.
    assert jack == [True, False]


def test_its_own_jack_is_no_key(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched()
    pressed, jack = diary(keypad), list[bool]()
    keypad.when_jack(jack.append)
    wait_for(is_(keypad, "ok"))
    pipes.press("event2", F15)
    pipes.press("event2", F16)
    wait_for(lambda: len(jack) == 2)
    assert (jack, pressed) == ([True, False], [])


def test_a_held_key_and_a_double_strike_are_one_press(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched(double_strike_s=30.0)
    pressed = diary(keypad)
    wait_for(is_(keypad, "ok"))
    pipes.send("event2", (1, ENTER, 1), (1, ENTER, 2), (1, ENTER, 2), (1, ENTER, 0))
    pipes.press("event2", ENTER)
    pipes.press("event2", DOWN)
    wait_for(lambda: Key.NEXT in pressed)
    assert pressed == [Key.CHOOSE, Key.NEXT]


def test_without_the_delay_each_strike_counts(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched(double_strike_s=0.0)
    pressed = diary(keypad)
    wait_for(is_(keypad, "ok"))
    for _ in range(3):
        pipes.press("event2", DOWN)
    wait_for(lambda: pressed == [Key.NEXT] * 3)


@pytest.mark.parametrize(
    ("facts", "taken"),
    [
        ({"name": "No-name keypad", "keys": ARROWS, "usb": True}, True),
        ({"name": "Office keyboard", "keys": ARROWS | LETTERS, "usb": True}, False),
        ({"name": "vc4-hdmi remote", "keys": ARROWS}, False),
        ({"name": "Power Button", "keys": frozenset({116}), "usb": True}, False),
    ],
)
def test_what_is_a_keypad_by_itself(
    pipes: Pipes, watched: Plugged, facts: dict[str, object], taken: bool
) -> None:
    pipes.plug("event0", **facts)
    keypad = watched()
    wait_for(lambda: keypad.status.state is not KeypadState.UNKNOWN)
    assert (keypad.status.state is KeypadState.OK) is taken


def test_an_id_or_a_path_takes_that_one_alone(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event0", name="Office keyboard", vendor=0x046D, product=0xC31C, keys=ARROWS | LETTERS)
    pipes.plug("event1", keys=ARROWS, **STORM)
    by_id = watched("usb://046D:c31c")
    wait_for(is_(by_id, "ok"))
    assert by_id.status.detail == "Office keyboard"


def test_a_site_has_the_last_word(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched(keys={"KEY_F17": "help", "KEY_UP": "back"})
    pressed = diary(keypad)
    wait_for(is_(keypad, "ok"))
    for code in (F17, UP, DOWN):
        pipes.press("event2", code)
    wait_for(lambda: len(pressed) == 3)
    assert pressed == [Key.HELP, Key.BACK, Key.NEXT]


def test_none_takes_nothing(pipes: Pipes, watched: Plugged) -> None:
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched("none")
    wait_for(is_(keypad, "missing"))
    assert keypad.status.cause == "not_wanted"
    assert pipes.grabbed == []


def test_no_rights_are_told_as_such(pipes: Pipes, watched: Plugged) -> None:
    pipes.forbidden.add("event2")
    pipes.plug("event2", keys=ARROWS, **STORM)
    keypad = watched()
    wait_for(is_(keypad, "missing"))
    assert keypad.status.cause == "no_rights"


@pytest.mark.parametrize("wanted", ["usb://storm", "keypad", ""])
def test_a_name_that_is_none_is_refused(wanted: str) -> None:
    with pytest.raises(DeviceSettingError, match="allowed"):
        EvdevKeypad(wanted)
