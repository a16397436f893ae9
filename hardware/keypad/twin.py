"""A keypad that exists in memory: a command is the finger on it."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping

from hardware.errors import ControlError
from hardware.keypad.contract import Key, KeypadState, KeypadStatus

# What ``state`` shows of the past.
_MOST_HISTORY = 32


class VirtualKeypad:
    """See ``Keypad``; its own twin. Callbacks come on the thread that presses."""

    virtual = True

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._started = False
        self._plugged = True
        self._history: deque[str] = deque(maxlen=_MOST_HISTORY)
        self._pressed: list[Callable[[Key], None]] = []
        self._told: list[Callable[[KeypadStatus], None]] = []

    @property
    def twin(self) -> VirtualKeypad:
        return self

    @property
    def status(self) -> KeypadStatus:
        if not self._started:
            return KeypadStatus(KeypadState.UNKNOWN, "not_started")
        if not self._plugged:
            return KeypadStatus(KeypadState.MISSING, "unplugged", "the virtual keypad")
        return KeypadStatus(KeypadState.OK, "", "the virtual keypad")

    def when_pressed(self, callback: Callable[[Key], None]) -> None:
        with self._guard:
            self._pressed.append(callback)

    def when_jack(self, callback: Callable[[bool], None]) -> None:
        """Never called: the virtual headphones are the sound's."""

    def when_status(self, callback: Callable[[KeypadStatus], None]) -> None:
        with self._guard:
            self._told.append(callback)
        callback(self.status)

    def start(self) -> None:
        self._started = True
        self._tell()

    def close(self) -> None:
        with self._guard:
            self._pressed.clear()
            self._told.clear()

    def do(self, verb: str, *arguments: str) -> None:
        """``press KEY``; ``unplug`` and ``plug`` for its cable."""
        if verb in {"plug", "unplug"} and not arguments:
            self._plugged = verb == "plug"
            self._tell()
            return
        keys = ", ".join(Key)
        if verb != "press" or len(arguments) != 1 or arguments[0] not in set(Key):
            raise ControlError(f"keypad {' '.join((verb, *arguments))}: allowed is press with one of {keys}")
        if self.status.state is not KeypadState.OK:
            raise ControlError("the keypad is unplugged")
        self._history.append(arguments[0])
        with self._guard:
            pressed = list(self._pressed)
        for callback in pressed:
            callback(Key(arguments[0]))

    def state(self) -> Mapping[str, object]:
        return {"state": self.status.state.value, "pressed": list(self._history)}

    def _tell(self) -> None:
        with self._guard:
            told = list(self._told)
        for callback in told:
            callback(self.status)
