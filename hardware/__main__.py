"""``python -m hardware``: move the virtual devices of a running process, and see them.

Exit codes: 0 done, 1 no such process listens, 2 bad use.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from hardware.control import CABLES, CALL, PRESSES, ask, plug, press
from hardware.errors import ControlError
from hardware.keypad.showing import show_keys


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parse(argv)
    if arguments.command == "keypad":
        return show_keys()
    try:
        devices = _do(arguments)
    except ControlError as error:
        print(f"hardware: {error}", file=sys.stderr)
        return 2
    except ConnectionRefusedError as error:
        print(f"hardware: {error}", file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps(devices))
    elif arguments.command == "status":
        for name, state in devices.items():
            facts = state.items() if isinstance(state, dict) else ()
            print(name, *(f"{key}={value}" for key, value in facts))
    return 0


def _do(arguments: argparse.Namespace) -> dict[str, object]:
    match arguments.command:
        case "press":
            seconds = () if arguments.seconds is None else (str(arguments.seconds),)
            return press(arguments.socket, arguments.what, *seconds)
        case "plug" | "unplug":
            return plug(arguments.socket, arguments.command, arguments.what)
        case "fault":
            return ask(arguments.socket, arguments.device, arguments.verb, *arguments.arguments)
        case _:
            return ask(arguments.socket)


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    shared = _Parser(add_help=False)
    shared.add_argument(
        "--socket", type=Path, required=True, metavar="PATH", help="control socket of that process"
    )
    shared.add_argument("--json", action="store_true", help="print the state of its virtual devices as JSON")
    parser = _Parser(prog="python -m hardware", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    pressing = commands.add_parser("press", parents=[shared], help="press a button or a key of the keypad")
    pressing.add_argument("what", choices=PRESSES)
    pressing.add_argument(
        "seconds", nargs="?", type=float, help=f"how long the {CALL} button is held down (0.1)"
    )
    for verb in ("plug", "unplug"):
        plugging = commands.add_parser(verb, parents=[shared], help=f"{verb} a cable")
        plugging.add_argument("what", choices=CABLES)
    commands.add_parser("keypad", help="show what each key of the keypads here sends, until Ctrl-C")
    fault = commands.add_parser("fault", parents=[shared], help="make or mend a fault")
    fault.add_argument("device", choices=["printer"])
    fault.add_argument("verb", help="paper_out [MM], paper_in, cover_open, unplug …; a wrong one lists all")
    fault.add_argument("arguments", nargs="*")
    commands.add_parser("status", parents=[shared], help="the state of its virtual devices")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
