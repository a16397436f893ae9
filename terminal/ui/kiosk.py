"""From a configuration to a glass that runs until it is told to stop."""

import time

from terminal.config import Config
from terminal.process import Notify, when_told_to_stop
from terminal.store import Store
from terminal.ui.window import open_window


def run(config: Config) -> None:
    """Show the glass; returns when the process is told to stop.

    Raises:
        MissingPart: a built file, a library or the display is not there.
        StoreError: the unit's file cannot be used.
    """
    began = time.monotonic()
    store = Store(config.state)
    window = open_window(config)
    # Kivy comes only now, told how to behave; and its widgets after our labels.
    from kivy.base import runTouchApp

    from terminal.text import glass as text_on_glass

    text_on_glass.install(config.built)

    from terminal.ui.glass import Glass
    from terminal.ui.loop import run as turn_until
    from terminal.ui.pace import Pace
    from terminal.ui.services import Services
    from terminal.ui.widgets.icon import use_icons

    use_icons(config.built)
    glass = Glass(config, store, (int(window.width), int(window.height)))
    pace = Pace()
    glass.wake = pace.wake
    runTouchApp(glass.pane, embedded=True)
    stopping: list[bool] = []
    when_told_to_stop(lambda: stopping.append(True))
    with Notify() as notify:
        services = Services(config, store, glass, pace, notify, began=began)

        def turn() -> None:
            glass.turn()
            services.turn()

        try:
            turn_until(window, turn, lambda: glass.awake, lambda: bool(stopping), pace)
        finally:
            services.close()
            store.close()
