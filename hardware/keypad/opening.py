"""From the configuration to the keypad and the thread that reads it, with the sound card's jack beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from hardware.inputs import Claim, InputWatch
from hardware.inputs.touch import Touch
from hardware.keypad.contract import Keypad
from hardware.keypad.driver import EvdevKeypad
from hardware.keypad.twin import VirtualKeypad
from hardware.sound import Sound
from hardware.sound.jack import Jack
from hardware.sound.outputs import AlsaSound

VIRTUAL: Final = "virtual:"


def open_keypad(wanted: str, keys: Mapping[str, str], double_strike_s: float) -> Keypad:
    """Made without touching a device. Raises DeviceSettingError."""
    if wanted == VIRTUAL:
        return VirtualKeypad()
    return EvdevKeypad(wanted, keys, double_strike_s=double_strike_s)


def watch_inputs(keypad: Keypad, sound: Sound, touch: Touch | None = None) -> InputWatch | None:
    """The one thread for all, not started; None when all are virtual, and there is nothing to read."""
    claims: list[Claim] = [touch] if touch is not None else []
    if isinstance(keypad, EvdevKeypad):
        claims.append(keypad)
    if isinstance(sound, AlsaSound):
        keypad.when_jack(lambda inserted: sound.jack_changed("keypad", inserted=inserted))
        claims.append(Jack(lambda inserted: sound.jack_changed("card", inserted=inserted)))
    return InputWatch(claims) if claims else None
