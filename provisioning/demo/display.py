"""A virtual display for machines that have none."""

import os
import shutil
import subprocess
from pathlib import Path

from provisioning.demo.processes import Child
from provisioning.errors import DemoError


def free_display(size: tuple[int, int], log_file: Path) -> str:
    """The name, such as ``:99``, of a display that nobody has, found by letting Xvfb choose it.

    Raises:
        DemoError: Xvfb is not installed or does not start.
    """
    if shutil.which("Xvfb") is None:
        raise DemoError("no display, and no Xvfb to make one: apt-get install xvfb")
    reading, writing = os.pipe()
    with log_file.open("ab") as out:
        chooser = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), *_screen(size)], pass_fds=[writing], stdout=out, stderr=out
        )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    chooser.terminate()
    chooser.wait()
    if not number:
        raise DemoError(f"Xvfb does not start; see {log_file}")
    return f":{number}"


def virtual_display(name: str, size: tuple[int, int], log_file: Path) -> Child:
    """Xvfb under watch: should it die, it comes back under the same name."""
    return Child("display", ["Xvfb", name, *_screen(size)], log_file=log_file)


def is_up(name: str) -> bool:
    return Path(f"/tmp/.X11-unix/X{name.removeprefix(':')}").exists()  # noqa: S108 - X11's own fixed place


def _screen(size: tuple[int, int]) -> list[str]:
    return ["-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"]
