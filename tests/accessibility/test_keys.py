"""EN 301 549, 5.7 and 5.8: held keys and double strikes, by the kernel's events through the driver."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.inputs import EV_KEY, InputWatch
from hardware.keypad import Key, KeypadState
from hardware.keypad.driver import EvdevKeypad
from terminal.config import load_config
from terminal.errors import ConfigError
from tests.hardware.inputs.pipes import Pipes
from tests.hardware.waiting import wait_for

# linux/input-event-codes.h, and the values of an EV_KEY event.
UP, DOWN, ENTER = 103, 108, 28
RELEASED, PRESSED, HELD = 0, 1, 2
# Longer than any test lasts.
FOR_EVER_S = 1000.0


class Fingers:
    """On a keypad that is there, and what it told."""

    def __init__(self, pipes: Pipes, keypad: EvdevKeypad) -> None:
        self._pipes = pipes
        self.told: list[Key] = []
        keypad.when_pressed(self.told.append)
        wait_for(lambda: keypad.status.state is KeypadState.OK)

    def strike(self, code: int, *, held: int = 0) -> None:
        values = (PRESSED, *[HELD] * held, RELEASED)
        self._pipes.send("event2", *((EV_KEY, code, value) for value in values))


@pytest.fixture
def pipes(tmp_path: Path) -> Iterator[Pipes]:
    pipes = Pipes(tmp_path)
    pipes.plug("event2", name="Storm Interface AudioNav", usb=True, keys=frozenset({UP, DOWN, ENTER}))
    yield pipes
    pipes.close()


@pytest.fixture
def fingers(pipes: Pipes, double_strike_s: float) -> Iterator[Fingers]:
    keypad = EvdevKeypad("auto", double_strike_s=double_strike_s)
    watch = InputWatch([keypad], pipes.folder, pipes.open)
    watch.start()
    yield Fingers(pipes, keypad)
    watch.close()


@pytest.mark.parametrize("double_strike_s", [0.0])
def test_5_7_a_held_key_never_repeats(fingers: Fingers) -> None:
    fingers.strike(DOWN, held=30)
    fingers.strike(ENTER, held=30)
    fingers.strike(UP)
    wait_for(lambda: Key.PREVIOUS in fingers.told)
    assert fingers.told == [Key.NEXT, Key.CHOOSE, Key.PREVIOUS]


@pytest.mark.parametrize("double_strike_s", [FOR_EVER_S])
def test_5_8_a_second_strike_of_the_same_key_is_ignored_and_of_another_is_not(fingers: Fingers) -> None:
    for code in (ENTER, ENTER, DOWN, DOWN, ENTER):
        fingers.strike(code)
    wait_for(lambda: len(fingers.told) == 3)
    assert fingers.told == [Key.CHOOSE, Key.NEXT, Key.CHOOSE]


@pytest.mark.parametrize("key", ["keypad_double_strike_s", "double_strike_s"])
def test_5_8_the_delay_can_be_set_up_to_half_a_second_for_keypad_and_glass(tmp_path: Path, key: str) -> None:
    file = tmp_path / "terminal.toml"

    def set_to(value: str) -> float:
        file.write_text(f'printer = "virtual:"\npins = "mock"\n{key} = {value}\n', encoding="utf-8")
        return float(getattr(load_config(file, {}), key))

    assert [set_to(value) for value in ("0.0", "0.2", "0.5")] == [0.0, 0.2, 0.5]
    with pytest.raises(ConfigError, match=key):
        set_to("-0.1")
