"""The real glass in a process of its own, told how long things last.

Arguments: the state folder, then ``field=value`` of seconds in ``terminal.config.Config``; ``speech=6`` makes
what is spoken go by so many times as fast as it would be heard.
"""

import sys
import time
from functools import partial
from pathlib import Path

from hardware.sound import outputs
from hardware.sound.twin import VirtualSound
from terminal.config import ROOT, Config
from terminal.process import start_log
from terminal.ui.kiosk import run


def main(arguments: list[str]) -> int:
    folder, *lasting = arguments
    state = Path(folder)
    seconds = {name: float(value) for name, value in (item.split("=") for item in lasting)}
    speed = seconds.pop("speech", 1.0)
    vars(outputs)["VirtualSound"] = partial(
        VirtualSound,
        clock=lambda: time.monotonic() * speed,
        pause=lambda waiting: time.sleep(waiting / speed),
    )
    start_log("info", {})
    run(
        Config(
            path=state / "terminal.toml",
            state=state,
            built=ROOT / "build",
            slips=state / "slips",
            twin_socket=state / "twin.sock",
            window=(800, 480),
            display_inches=7.0,
            camera="virtual:",
            microphone="virtual:",
            speaker="virtual:",
            headphones="virtual:",
            keypad="virtual:",
            **seconds,  # type: ignore[arg-type]
        )
    )
    return 0


if __name__ == "__main__":
    given, sys.argv = sys.argv[1:], sys.argv[:1]
    raise SystemExit(main(given))
