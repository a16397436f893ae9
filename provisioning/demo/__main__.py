"""``./run``: start the demo, press its button, end it."""

import argparse
import json
import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import Final

from hardware.control import CABLES, PRESSES, plug, press
from hardware.errors import HardwareError
from provisioning.demo.plan import PAGES_PORT, ROOT, THEME, UNITS_PORT, Plan, free_port
from provisioning.demo.start import only_one, run
from provisioning.errors import ProvisioningError

_STOP_PATIENCE_S: Final = 30.0


def main(words: list[str] | None = None) -> int:
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument(
        "--state",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="FOLDER",
        help="where all of it is kept (.state)",
    )
    parser = argparse.ArgumentParser(
        prog="./run",
        parents=[place],
        description="The demo on this machine: a registry, and a terminal with virtual devices in a window.",
    )
    parser.set_defaults(act=_start)
    parser.add_argument(
        "--size",
        type=_size,
        default=(1280, 800),
        metavar="WxH",
        help="the glass in pixels (default: 1280x800; the 7-inch display: 800x480)",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=PAGES_PORT,
        metavar="N",
        help=f"of the registry's pages; another where it is taken (default: {PAGES_PORT}; 0: any)",
    )
    parser.add_argument(
        "--theme",
        type=Path,
        default=THEME,
        metavar="FILE",
        help="another municipality's theme.toml: colours and logo (docs/municipality.md)",
    )
    parser.add_argument(
        "--virtual", action="store_true", help="on a virtual display even where there is a real one"
    )
    acts = parser.add_subparsers(title="while it runs, from another shell", metavar="")
    button = acts.add_parser(
        "press", parents=[place], help="press the call button or a key of the keypad: ./run press next"
    )
    button.add_argument("what", choices=PRESSES)
    button.set_defaults(act=_press)
    for verb in ("plug", "unplug"):
        cable = acts.add_parser(verb, parents=[place], help=f"{verb} a cable: ./run {verb} headphones")
        cable.add_argument("what", choices=CABLES)
        cable.set_defaults(act=_plug, verb=verb)
    acts.add_parser("stop", parents=[place], help="end the demo").set_defaults(act=_stop)
    # Not a default of the parsers: a sub-command's would overwrite what stood before it.
    chosen = parser.parse_args(words, argparse.Namespace(state=ROOT / ".state"))
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        chosen.act(chosen)
    except (ProvisioningError, HardwareError, OSError) as error:
        print(f"./run: {error}", file=sys.stderr)
        return 1
    return 0


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 480 and int(height) >= 480):
        raise argparse.ArgumentTypeError("such as 1280x800, each at least 480")
    return int(width), int(height)


def _start(chosen: argparse.Namespace) -> None:
    units_port = UNITS_PORT if chosen.port else 0
    plan = Plan(
        chosen.state.resolve(),
        chosen.size,
        free_port(chosen.port),
        free_port(units_port),
        chosen.theme.resolve(),
    )
    with only_one(plan):
        run(plan, virtual=chosen.virtual)


def _running(chosen: argparse.Namespace) -> dict[str, object]:
    path = Plan(chosen.state.resolve()).description
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ProvisioningError("no demo runs here; ./run starts one") from None
    if not isinstance(found, dict):
        raise ProvisioningError(f"{path} is not a demo's description")
    return found


def _control(chosen: argparse.Namespace) -> Path:
    """Where the terminal's virtual devices are moved."""
    terminals = _running(chosen)["terminals"]
    if not isinstance(terminals, list):
        raise ProvisioningError("demo.json names no terminals")
    return Path(terminals[0]["control"])


def _press(chosen: argparse.Namespace) -> None:
    press(_control(chosen), chosen.what)


def _plug(chosen: argparse.Namespace) -> None:
    plug(_control(chosen), chosen.verb, chosen.what)


def _stop(chosen: argparse.Namespace) -> None:
    plan = Plan(chosen.state.resolve())
    try:
        pid = int(plan.lock.read_text("utf-8"))
        os.kill(pid, signal.SIGTERM)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        raise ProvisioningError("no demo runs here; ./run starts one") from None
    end = time.monotonic() + _STOP_PATIENCE_S
    while time.monotonic() < end:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    raise ProvisioningError(f"process {pid} does not end")


if __name__ == "__main__":
    sys.exit(main())
