"""What runs behind the glass, devices, heartbeat and watchdog; begun when the first frame is shown."""

import logging
import os
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from terminal.config import Config
from terminal.errors import StoreError
from terminal.process import Notify
from terminal.store import Store
from terminal.ui.devices import Devices, DeviceView, beat, printer_view
from terminal.ui.events import ButtonPressed
from terminal.ui.flow import Screen, Visit
from terminal.ui.glass import Glass
from terminal.ui.pace import Pace
from terminal.ui.screens import load_pages

if TYPE_CHECKING:
    from hardware.control import Control
    from hardware.panel import Panel, PanelStatus
    from hardware.printer import PrinterStatus, Spooler
    from terminal.ui.hearing import Hearing

_log = logging.getLogger(__name__)

_BEAT_S: Final = 5.0
_GOODBYE_S: Final = 3.0

LAMPS: Final[dict[Screen, str]] = {Screen.CALLING: "ringing", Screen.TALKING: "in_call"}


def lamp_for(visit: Visit, *, online: bool) -> str:
    """What the lamp at the button tells: a value of ``hardware.panel.Lamp``."""
    return next((LAMPS[step.screen] for step in visit.trail if step.screen in LAMPS), None) or (
        "ready" if online else "out_of_order"
    )


class Services:
    """Made before the first frame, at work from the first turn after it; lives in the glass's thread."""

    def __init__(
        self, config: Config, store: Store, glass: Glass, pace: Pace, notify: Notify, *, began: float
    ) -> None:
        self._config = config
        self._store = store
        self._glass = glass
        self._pace = pace
        self._notify = notify
        self._began = began
        """Monotonic seconds at which opening the glass began."""
        self._devices = Devices(store)
        self._panel: Panel | None = None
        self._spooler: Spooler | None = None
        self._control: Control | None = None
        self._hearing: Hearing | None = None
        self._turns = 0
        self._beaten_at = self._alive_at = float("-inf")
        self._lamp = ""
        glass.when_shown.append(self._say_shown)
        # Before whoever speaks of the new screen: after a call it may be spoken of.
        glass.when_shown.insert(0, self._hush)

    def turn(self) -> None:
        """One turn of the main loop."""
        self._turns += 1
        now = time.monotonic()
        if self._turns == 2:  # the first frame is on the glass
            self._notify.ready()
            _log.info("the first frame was shown after %.2f s", now - self._began)
            self._say_shown(self._glass.visit)
            self._keep(self._close_what_broke)
            self._start()
        if self._notify.interval_s and now - self._alive_at >= self._notify.interval_s / 2:
            self._alive_at = now
            self._notify.alive()
        if now - self._beaten_at >= _BEAT_S:
            self._beaten_at = now
            self._keep(lambda: beat(self._store, "ui", os.getpid(), time.time()))
        self._follow_lamp()

    def _say_shown(self, visit: Visit) -> None:
        """Which screen is shown, for ``systemctl status``; never what about."""
        # The steps of a page that nobody else may see are an answer's like any other.
        shown = Screen.ANSWER if visit.is_discreet else visit.screen
        self._notify.status(f"shows {shown.value}")

    def _hush(self, visit: Visit) -> None:
        """Nothing is read aloud into a guide's words, nor into the microphone."""
        if self._hearing is not None:
            self._hearing.voice.hush(on=visit.screen is Screen.TALKING)

    def close(self) -> None:
        """Let go of everything, within a few seconds."""
        self._glass.calls.close(_GOODBYE_S)
        if self._spooler is not None:
            self._spooler.close(_GOODBYE_S)
        if self._panel is not None:
            self._panel.close()
        if self._control is not None:
            self._control.close()
        if self._hearing is not None:
            self._hearing.close()
        self._glass.signs.stop()
        self._glass.answers.close()

    def _close_what_broke(self) -> None:
        """Calls and slips that a killed glass left half way get their end, before anybody begins another."""
        from terminal.calls import close_broken_presses
        from terminal.tickets import Numbers

        broken, unsure = close_broken_presses(self._store), Numbers(self._store).settle()
        if broken or unsure:
            _log.warning("cut off by the last end: %d calls, %d slips", broken, len(unsure))

    def _start(self) -> None:
        from hardware.inputs.touch import Touch
        from hardware.panel import Panel
        from hardware.printer import Spooler, open_printer
        from terminal.ui.hearing import Hearing

        config, post = self._config, self._glass.post
        spooler = Spooler(open_printer(config.printer, config.slips))
        virtual = spooler.printer.virtual

        def printer_says(status: "PrinterStatus") -> None:
            view = printer_view(status.state, status.cause, status.detail, virtual=virtual)
            post(lambda: self._tell(view))

        spooler.when_status(printer_says)
        self._spooler = self._glass.tickets.spooler = spooler
        panel = Panel(config.pins, config.call_button, config.call_lamp)

        def panel_says(status: "PanelStatus") -> None:
            state = str(status.state)
            view = DeviceView("call_button", state, status.cause, status.detail, panel.virtual)
            post(lambda: self._tell(view))

        panel.when_status(panel_says)
        panel.when_pressed(lambda: post(lambda: self._glass.send(ButtonPressed())))
        self._panel = panel
        # Where the display cannot end the loop's wait, the thread that reads the keypad does at a touch.
        touch = Touch(self._pace.touched, self._pace.touches_told) if self._pace.is_blind else None
        glass = self._glass
        hearing = self._hearing = Hearing(glass.config, lambda view: post(lambda: self._tell(view)), touch)
        glass.calls.speaker = hearing.call_speaker
        glass.reader.use(hearing.voice)
        hearing.keypad.when_pressed(lambda key: post(lambda: glass.reader.key(key)))
        self._tell(
            DeviceView("display", "ok", detail=f"{self._glass.theme.width}x{self._glass.theme.height}")
        )
        # The libraries of printer, pins and calls take a second to load: not the glass's.
        threading.Thread(target=self._load, name="loading", daemon=True).start()

    def _load(self) -> None:
        """On a thread of its own; each part that is not there is told, and the others go on."""
        if self._spooler is None or self._panel is None or self._hearing is None:
            return
        load_pages()  # what a touch will want next
        self._spooler.start()
        self._panel.start()
        self._hearing.start()
        from hardware.control import open_control

        twins = {
            "printer": self._spooler.printer.twin,
            "call": self._panel.twin,
            **self._hearing.twins,
        }
        try:
            self._control = open_control(self._config.twin_socket, twins)
        except OSError as error:
            _log.error("the virtual devices cannot be moved: %s", error)
        # And what comes after it.
        import terminal.tickets  # noqa: F401
        from terminal.calls import warm
        from terminal.ui.senses import look_around

        warm()
        for view in look_around(self._config.camera, self._config.microphone):
            self._glass.post(partial(self._tell, view))

    def _follow_lamp(self) -> None:
        lamp = lamp_for(self._glass.visit, online=self._glass.outlook().online)
        if self._panel is not None and lamp != self._lamp:
            from hardware.panel import Lamp

            self._lamp = lamp
            self._panel.show(Lamp(lamp))

    def _tell(self, view: DeviceView) -> None:
        self._keep(lambda: self._devices.tell(view))

    def _keep(self, write: Callable[[], None]) -> None:
        try:
            write()
        except StoreError as error:
            _log.error("not written down: %s", error)
