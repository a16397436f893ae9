"""The real glass up to its first frame, in a process of its own: prints the modules loaded by then, and ends.

Argument: the state folder.
"""

import json
import os
import signal
import sys
from pathlib import Path

from terminal.config import ROOT, Config
from terminal.process import Notify
from terminal.ui.kiosk import run


class Ear(Notify):
    """Told that the first frame is shown, as systemd is."""

    def ready(self) -> None:
        print(json.dumps(sorted(sys.modules)))
        os.kill(os.getpid(), signal.SIGTERM)


def main(folder: Path) -> None:
    from terminal.ui import kiosk

    vars(kiosk)["Notify"] = Ear
    run(
        Config(
            path=folder / "terminal.toml",
            state=folder,
            built=ROOT / "build",
            slips=folder / "slips",
            twin_socket=folder / "twin.sock",
            window=(800, 480),
        )
    )


if __name__ == "__main__":
    given, sys.argv = sys.argv[1:], sys.argv[:1]
    main(Path(given[0]))
