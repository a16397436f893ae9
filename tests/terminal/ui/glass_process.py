"""The real glass in a process of its own, told how long things last.

Arguments: the state folder, then ``field=value`` of seconds in ``terminal.config.Config``.
"""

import sys
from pathlib import Path

from terminal.config import ROOT, Config
from terminal.process import start_log
from terminal.ui.kiosk import run


def main(arguments: list[str]) -> int:
    folder, *lasting = arguments
    state = Path(folder)
    seconds = {name: float(value) for name, value in (item.split("=") for item in lasting)}
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
