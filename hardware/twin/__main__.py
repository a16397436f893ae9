"""``python -m hardware.twin printer (--pty | --tcp PORT) --out FOLDER``: a printer for any program.

Prints one line, the path of the pty or ``127.0.0.1:PORT``; draws each cut slip into FOLDER until stopped.
"""

from __future__ import annotations

import argparse
import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from hardware.control import open_control
from hardware.printer.profiles import DEFAULT_PROFILE, PROFILES
from hardware.twin.links import Link, PtyLink, TcpLink
from hardware.twin.printer import PrinterTwin


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _parse(argv)
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # Blocked before any thread starts, so that the signal is the main thread's, at the end.
    stops = {signal.SIGINT, signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, stops)
    try:
        twin = PrinterTwin(PROFILES[arguments.profile], arguments.out)
        link: Link = PtyLink(twin, _say) if arguments.pty else TcpLink(twin, arguments.tcp)
        control = open_control(arguments.control, {"printer": twin}) if arguments.control else None
    except OSError as error:
        print(f"hardware.twin: {error}", file=sys.stderr)
        return 1
    link.start()
    _say(link.where)
    signal.sigwait(stops)
    link.close()
    if control:
        control.close()
    return 0


def _say(where: str) -> None:
    print(where, flush=True)


def _parse(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(
        prog="python -m hardware.twin", description="A virtual device that speaks the real one's bytes"
    )
    devices = parser.add_subparsers(dest="device", required=True)
    printer = devices.add_parser("printer", help="an ESC/POS receipt printer")
    line = printer.add_mutually_exclusive_group(required=True)
    line.add_argument("--pty", action="store_true", help="on a pseudo-terminal, as a serial port")
    line.add_argument("--tcp", type=_port, metavar="PORT", help="on a port of this machine; 0 picks one")
    printer.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the slips fall")
    printer.add_argument("--profile", choices=list(PROFILES), default=DEFAULT_PROFILE)
    printer.add_argument("--control", type=Path, metavar="PATH", help="socket for python -m hardware fault")
    return parser.parse_args(argv)


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError
    return port


if __name__ == "__main__":
    sys.exit(main())
