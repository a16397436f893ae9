"""A keypad among the kernel's input devices: found, grabbed, read, and found again when it is plugged in."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hardware.errors import DeviceMissing, DeviceSettingError
from hardware.inputs import EV_KEY, Event, Facts
from hardware.keypad.contract import Key, KeypadState, KeypadStatus
from hardware.keypad.tables import JackKey, Meaning, general, own_keys, table_for

if TYPE_CHECKING:
    from hardware.printer.contract import Twin

log = logging.getLogger(__name__)

AUTO: Final = "auto"
NONE: Final = "none"
FORMS: Final = '"auto", "none", "virtual:", "usb://2047:09d0" or "/dev/input/by-id/…"'
_USB: Final = re.compile(r"usb://([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})")
# A second strike of the same key within it is the same wish (EN 301 549, 5.8: adjustable up to 0.5 s).
DOUBLE_STRIKE_S: Final = 0.2
_PRESSED: Final = 1
# What has so many keys that we know, and none of the upper row of letters, is no keyboard to write on.
_LEAST_KEYS: Final = 3
_LETTERS: Final = frozenset(range(16, 26))


class EvdevKeypad:
    """See ``Keypad``; a ``Claim`` on the devices of an ``InputWatch``, which starts and ends it.

    ``wanted`` is ``auto`` (a keypad that we know by name, or a USB device with arrows and no letters),
    ``usb://VENDOR:PRODUCT``, a path under /dev, or ``none``; ``keys`` a site's own meanings, by key name.

    Raises:
        DeviceSettingError: ``keypad`` or ``keypad_keys`` is a value that no unit can have.
    """

    virtual = False
    twin: Twin | None = None

    def __init__(
        self, wanted: str, keys: Mapping[str, str] | None = None, *, double_strike_s: float = DOUBLE_STRIKE_S
    ) -> None:
        self._wanted = wanted
        self._ids: tuple[int, int] | None = None
        if found := _USB.fullmatch(wanted):
            self._ids = int(found[1], 16), int(found[2], 16)
        elif wanted not in {AUTO, NONE} and not wanted.startswith("/dev/"):
            raise DeviceSettingError("keypad", wanted, FORMS)
        self._own = own_keys(keys) if keys else {}
        self._double_strike_s = double_strike_s
        self._guard = threading.RLock()
        self._status = KeypadStatus(KeypadState.UNKNOWN, "not_started")
        self._there: dict[Path, Mapping[int, Meaning]] = {}
        """One keypad may be several devices: keys, and the volume apart."""
        self._seen = False
        self._struck: tuple[int, float] = (0, float("-inf"))
        self._pressed: list[Callable[[Key], None]] = []
        self._jack: list[Callable[[bool], None]] = []
        self._told: list[Callable[[KeypadStatus], None]] = []

    @property
    def status(self) -> KeypadStatus:
        return self._status

    def when_pressed(self, callback: Callable[[Key], None]) -> None:
        with self._guard:
            self._pressed.append(callback)

    def when_jack(self, callback: Callable[[bool], None]) -> None:
        with self._guard:
            self._jack.append(callback)

    def when_status(self, callback: Callable[[KeypadStatus], None]) -> None:
        with self._guard:
            self._told.append(callback)
            callback(self._status)

    def start(self) -> None:
        """Nothing to do: the input watch finds us devices."""

    def close(self) -> None:
        with self._guard:
            self._pressed.clear()
            self._jack.clear()
            self._told.clear()

    # --- as a claim, on the watch's thread --------------------------------------------------------

    def wants(self, facts: Facts) -> bool:
        if self._wanted == NONE:
            return False
        if self._ids is not None:
            return (facts.vendor, facts.product) == self._ids
        if self._wanted != AUTO:
            return Path(self._wanted).resolve() == facts.path.resolve()
        if table_for(facts.name) is not None:
            return True
        known = facts.keys & set(general().keys)
        return facts.usb and len(known) >= _LEAST_KEYS and not facts.keys & _LETTERS

    def wants_alone(self, facts: Facts) -> bool:
        del facts
        return True

    def found(self, facts: Facts) -> None:
        table = table_for(facts.name) or general()
        self._there[facts.path] = {**table.keys, **self._own}
        self._seen = True
        self._tell(KeypadStatus(KeypadState.OK, "", facts.name))

    def happened(self, facts: Facts, event: Event) -> None:
        if event.type != EV_KEY or event.value != _PRESSED:
            return
        now = time.monotonic()
        again = self._struck[0] == event.code and now - self._struck[1] < self._double_strike_s
        self._struck = (event.code, now)
        meant = self._there[facts.path].get(event.code)
        if meant is None:
            log.info("The keypad's key %d means nothing here", event.code)
        elif isinstance(meant, JackKey):
            self._call_jack(inserted=meant is JackKey.IN)
        elif not again:
            with self._guard:
                pressed = list(self._pressed)
            for callback in pressed:
                callback(meant)

    def lost(self, facts: Facts) -> None:
        self._there.pop(facts.path, None)
        if not self._there:
            # Its jack went with it.
            self._call_jack(inserted=False)
            self._tell(KeypadStatus(KeypadState.MISSING, "unplugged", facts.name))

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        if self._there or (self._seen and self._status.state is KeypadState.MISSING):
            return
        if self._wanted == NONE:
            self._tell(KeypadStatus(KeypadState.MISSING, "not_wanted"))
            return
        rights = next((error for error in refused if error.cause in {"no_rights", "no_library"}), None)
        cause, detail = (rights.cause, rights.detail) if rights else ("not_found", self._wanted)
        self._tell(KeypadStatus(KeypadState.MISSING, cause, detail))

    def _call_jack(self, *, inserted: bool) -> None:
        with self._guard:
            told = list(self._jack)
        for callback in told:
            callback(inserted)

    def _tell(self, status: KeypadStatus) -> None:
        with self._guard:
            if status == self._status:
                return
            self._status = status
            told = list(self._told)
        log.info("Keypad %s %s %s", status.state, status.cause, status.detail)
        for callback in told:
            callback(status)
