"""What the keys of this machine's keypads send, for whoever fits a unit: ``python -m hardware keypad``."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from hardware.errors import DeviceMissing
from hardware.inputs import EV_KEY, Event, Facts, InputWatch
from hardware.inputs.watch import INPUTS
from hardware.keypad.tables import general, table_for


class Shown:
    """A claim on everything that has keys; it takes nothing from anybody."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def wants(self, facts: Facts) -> bool:
        return bool(facts.keys)

    def wants_alone(self, facts: Facts) -> bool:
        del facts
        return False

    def found(self, facts: Facts) -> None:
        table = table_for(facts.name)
        known = (
            f"known as {table.name}"
            if table
            else "keypad = " + f'"usb://{facts.vendor:04x}:{facts.product:04x}"'
        )
        self._say(f"{facts.path}: {facts.name} ({known})")

    def happened(self, facts: Facts, event: Event) -> None:
        if event.type != EV_KEY or event.value != 1:
            return
        import libevdev

        name = libevdev.evbit(event.type, event.code).name
        meant = (table_for(facts.name) or general()).keys.get(event.code)
        self._say(f"{facts.name}: {name} = {meant.value if meant else 'nothing: name it in keypad_keys'}")

    def lost(self, facts: Facts) -> None:
        self._say(f"{facts.path}: {facts.name} is gone")

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        for error in refused:
            if str(error) not in self._said:
                self._said.add(str(error))
                self._say(str(error))

    def _say(self, line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def show_keys(folder: Path = INPUTS) -> int:
    """Print until SIGINT or SIGTERM; gives 0."""
    over = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    watch = InputWatch([Shown()], folder)
    watch.start()
    over.wait()
    watch.close()
    return 0
