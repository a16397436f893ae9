"""Tactile keypads: what their keys mean, and whether headphones are in their jack.

May import: nothing of ours but hardware; libevdev only inside the functions that open a device.
It exists so that the glass knows *next* and *choose*, and never a key code.
"""

from hardware.keypad.contract import Key, Keypad, KeypadState, KeypadStatus

__all__ = ["Key", "Keypad", "KeypadState", "KeypadStatus"]
