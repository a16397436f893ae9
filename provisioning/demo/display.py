"""A virtual display for machines that have none."""

import random
import shutil
from pathlib import Path
from typing import Final

from provisioning.demo.processes import Child
from provisioning.errors import DemoError

# X11's own fixed place.
_SOCKETS: Final = Path("/tmp/.X11-unix")  # noqa: S108
_LOCKS: Final = Path("/tmp")  # noqa: S108
# Far from the numbers that others count up from 0; beyond 59535 X would have no TCP port for it.
_NUMBERS: Final = range(1000, 59000)


def free_display() -> str:
    """A name, such as ``:4711``, that no server has; by chance, so that two who ask at once get two."""
    while True:
        number = random.choice(_NUMBERS)  # noqa: S311 - nothing secret
        if not (_SOCKETS / f"X{number}").exists() and not (_LOCKS / f".X{number}-lock").exists():
            return f":{number}"


def virtual_display(name: str, size: tuple[int, int], log_file: Path) -> Child:
    """Xvfb under watch: should it die, it comes back under the same name.

    Raises:
        DemoError: Xvfb is not installed.
    """
    if shutil.which("Xvfb") is None:
        raise DemoError("no display, and no Xvfb to make one: apt-get install xvfb")
    screen = ["-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"]
    return Child("display", ["Xvfb", name, *screen], log_file=log_file)


def is_up(name: str) -> bool:
    return (_SOCKETS / f"X{name.removeprefix(':')}").exists()
