"""What the systemd units say, for whoever else must hold to it."""

import configparser
from pathlib import Path
from typing import Final

from provisioning.errors import BadSource

FOLDER: Final = Path(__file__).parents[1] / "systemd"


def watchdog_s(unit: str) -> float:
    """``WatchdogSec`` of a unit, in seconds.

    Raises:
        BadSource: there is no such unit, or it has no watchdog in plain seconds.
    """
    path = FOLDER / f"{unit}.service"
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    if not parser.read(path, encoding="utf-8"):
        raise BadSource(f"{path}: no such unit")
    try:
        return float(parser["Service"]["WatchdogSec"].removesuffix("s"))
    except (KeyError, ValueError) as error:
        raise BadSource(f"{path}: WatchdogSec: seconds such as 8s are needed") from error
