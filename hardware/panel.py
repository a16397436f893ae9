"""The call button and its lamp, by gpiozero, which is loaded by ``start``, after the first frame."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from hardware.errors import ControlError, DeviceMissing, DeviceSettingError

log = logging.getLogger(__name__)

# A finger's bounce is over in 30 ms; a second strike within 0.5 s is the same wish (EN 301 549, 5.8).
_BOUNCE_S = 0.03
_DOUBLE_STRIKE_S = 0.5
_STUCK_S = 10.0
_LONGEST_PRESS_S = 60.0
_BCM_PINS = range(2, 28)


class Lamp(StrEnum):
    """What the lamp tells: calm light, blinking, full light, a short wink every third second."""

    READY = "ready"
    RINGING = "ringing"
    IN_CALL = "in_call"
    OUT_OF_ORDER = "out_of_order"


class PanelState(StrEnum):
    OK = "ok"
    FAULT = "fault"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PanelStatus:
    """How the button is.

    ``cause``: ``stuck``, ``no_lgpio``, ``no_chip``, ``pin_taken``, ``not_wired``, ``not_started``, or empty.
    """

    state: PanelState
    cause: str = ""
    detail: str = ""


class Panel:
    """Button and lamp of one unit; either may be None, not wired. Callbacks come on gpiozero's thread.

    Made without touching a pin; ``start`` takes them. A unit without pins goes on without a button:
    ``start`` never raises for missing hardware, the status says ``missing`` and why.

    Raises:
        DeviceSettingError: ``pins``, ``call_button`` or ``call_lamp`` is a value that no unit can have.
    """

    def __init__(
        self, pins: str, call_button: int | None, call_lamp: int | None, *, stuck_s: float = _STUCK_S
    ) -> None:
        if pins not in {"lgpio", "mock"}:
            raise DeviceSettingError("pins", pins, '"lgpio" or "mock"')
        for key, pin in (("call_button", call_button), ("call_lamp", call_lamp)):
            if pin is not None and pin not in _BCM_PINS:
                raise DeviceSettingError(key, pin, "a GPIO number from 2 to 27")
        if call_button is not None and call_button == call_lamp:
            raise DeviceSettingError("call_lamp", call_lamp, "another GPIO than the call button's")
        self._kind: Literal["lgpio", "mock"] = "mock" if pins == "mock" else "lgpio"
        self._pins = (call_button, call_lamp)
        self._stuck_s = stuck_s
        self._status = PanelStatus(PanelState.UNKNOWN, "not_started")
        self._lamp = Lamp.OUT_OF_ORDER
        self._held_by_us = ExitStack()
        self._button: Any = None
        self._led: Any = None
        self._last_press_s = float("-inf")
        self._stuck_timer: threading.Timer | None = None
        self._guard = threading.RLock()
        self._pressed: list[Callable[[], None]] = []
        self._told: list[Callable[[PanelStatus], None]] = []

    @property
    def virtual(self) -> bool:
        return self._kind == "mock"

    @property
    def twin(self) -> ButtonTwin | None:
        """The finger on a mock button; it can press once the panel is started."""
        return ButtonTwin(self) if self.virtual else None

    @property
    def status(self) -> PanelStatus:
        return self._status

    @property
    def lamp(self) -> Lamp:
        return self._lamp

    @property
    def button(self) -> Any:
        """gpiozero's device while started, else None."""
        return self._button

    @property
    def light(self) -> float | None:
        """How bright the lamp is at this moment, 0 to 1; None without one."""
        return None if self._led is None else float(self._led.value)

    def when_pressed(self, callback: Callable[[], None]) -> None:
        """Call it once for each press, the moment the button goes down; a press that lasts is still one."""
        with self._guard:
            self._pressed.append(callback)

    def when_status(self, callback: Callable[[PanelStatus], None]) -> None:
        """Call it now with what is known, and at each change."""
        with self._guard:
            self._told.append(callback)
            callback(self._status)

    def start(self) -> None:
        """Take the pins; loads gpiozero (0.1 s)."""
        try:
            self._take_pins()
        except DeviceMissing as error:
            self._held_by_us.close()
            log.warning("The unit goes on without its call button: %s", error)
            self._tell(PanelStatus(PanelState.MISSING, error.cause, error.detail))
            return
        self.show(self._lamp)
        if self._button is None:
            self._tell(PanelStatus(PanelState.MISSING, "not_wired", "call_button is not set"))
            return
        self._tell(PanelStatus(PanelState.OK))
        if self._button.is_active:  # held down since before we came: no press, but soon a fault
            self._watch_for_stuck()

    def show(self, lamp: Lamp) -> None:
        """Light the lamp so; remembered while there is no lamp."""
        with self._guard:
            self._lamp = lamp
            if self._led is None:
                return
            match lamp:
                case Lamp.READY:
                    self._led.value = 0.25
                case Lamp.RINGING:
                    self._led.blink(on_time=0.4, off_time=0.4)
                case Lamp.IN_CALL:
                    self._led.value = 1.0
                case Lamp.OUT_OF_ORDER:
                    self._led.blink(on_time=0.1, off_time=2.9)

    def close(self) -> None:
        """Give the pins back, the lamp dark."""
        with self._guard:
            self._forget_stuck()
            self._button = None
            self._led = None
        self._held_by_us.close()

    def _take_pins(self) -> None:
        from hardware.pins import button, lamp, pin_factory

        number, lamp_number = self._pins
        factory = pin_factory(self._kind)
        self._held_by_us.callback(factory.close)
        if lamp_number is not None:
            self._led = lamp(factory, lamp_number)
            self._held_by_us.callback(self._led.close)
        if number is not None:
            self._button = button(factory, number, _BOUNCE_S)
            self._held_by_us.callback(self._button.close)
            self._button.when_activated = self._went_down
            self._button.when_deactivated = self._came_up

    def _went_down(self) -> None:
        now_s = time.monotonic()
        with self._guard:
            if self._button is None:
                return
            again = now_s - self._last_press_s < _DOUBLE_STRIKE_S
            self._last_press_s = now_s
            self._watch_for_stuck()
            pressed = [] if again else list(self._pressed)
        for callback in pressed:
            callback()

    def _came_up(self) -> None:
        self._forget_stuck()
        self._tell(PanelStatus(PanelState.OK))

    def _watch_for_stuck(self) -> None:
        with self._guard:
            self._forget_stuck()
            self._stuck_timer = threading.Timer(self._stuck_s, self._is_stuck)
            self._stuck_timer.name = "stuck-button"
            self._stuck_timer.daemon = True
            self._stuck_timer.start()

    def _forget_stuck(self) -> None:
        with self._guard:
            if self._stuck_timer is not None:
                self._stuck_timer.cancel()
                self._stuck_timer = None

    def _is_stuck(self) -> None:
        with self._guard:
            if self._button is None or not self._button.is_active:  # it came up just now
                return
        self._tell(PanelStatus(PanelState.FAULT, "stuck", f"down for {self._stuck_s:.0f} s"))

    def _tell(self, status: PanelStatus) -> None:
        with self._guard:
            if status == self._status:
                return
            self._status = status
            told = list(self._told)
        log.info("Panel %s %s %s", status.state, status.cause, status.detail)
        for callback in told:
            callback(status)


class ButtonTwin:
    """The finger on a mock button."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel

    def do(self, verb: str, *arguments: str) -> None:
        """``press [seconds]``: down at once, up after so many seconds (0.1)."""
        button = self._panel.button
        if button is None:
            raise ControlError("the call button is closed")
        if verb != "press" or len(arguments) > 1:
            raise ControlError(f"call {verb} {' '.join(arguments)}: allowed is press [SECONDS]")
        try:
            seconds = float(arguments[0]) if arguments else 0.1
        except ValueError as error:
            raise ControlError(f"press call {arguments[0]}: SECONDS is a number") from error
        if not 0 < seconds <= _LONGEST_PRESS_S:
            raise ControlError(
                f"press call {arguments[0]}: SECONDS is above 0 and at most {_LONGEST_PRESS_S:.0f}"
            )
        button.pin.drive_low()
        release = threading.Timer(seconds, button.pin.drive_high)
        release.name = "finger"
        release.daemon = True
        release.start()

    def state(self) -> Mapping[str, object]:
        button = self._panel.button
        return {
            "pressed": bool(button is not None and button.is_active),
            "lamp": self._panel.lamp.value,
            "state": self._panel.status.state.value,
            "cause": self._panel.status.cause,
        }
