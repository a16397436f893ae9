"""What our processes on a unit have alike: their arguments, their log, and their word to systemd."""

import argparse
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final, Self

from terminal.config import CONFIG_VARIABLE, DEFAULT_CONFIG, Config, config_path, load_config
from terminal.errors import ConfigError

# BSD's sysexits are not used: systemd units and the demo stop restarting at this one.
EXIT_BAD_CONFIGURATION: Final = 2
LEVELS: Final = ("debug", "info", "warning", "error")

_log = logging.getLogger(__name__)


def version() -> str:
    """Of this installation, or ``0+source`` when it runs from a plain folder."""
    # Takes a frame to load, and is asked for by people alone.
    from importlib import metadata

    try:
        return metadata.version("medborgarpunkt")
    except metadata.PackageNotFoundError:
        return "0+source"


def command(module: str, purpose: str, arguments: Sequence[str] | None = None) -> Config:
    """Parse ``--help``, ``--version``, ``--config`` and ``--log``, start the log, and read the configuration.

    Ends the process with 2 and one line on stderr when an argument or the configuration cannot be used.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=purpose)
    parser.add_argument("--version", action=_TellVersion, nargs=0, help="tell the version and end")
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help=f"the unit's configuration (default: ${CONFIG_VARIABLE}, else {DEFAULT_CONFIG})",
    )
    parser.add_argument("--log", choices=LEVELS, default="info", help="the least level told on stderr")
    parsed = parser.parse_args(arguments)
    try:
        config = load_config(config_path(parsed.config, os.environ))
    except ConfigError as error:
        sys.stderr.write(f"{module}: {error}\n")
        raise SystemExit(EXIT_BAD_CONFIGURATION) from error
    start_log(parsed.log, os.environ)
    return config


class _TellVersion(argparse.Action):
    """Like argparse's own, but asks for the version only when it is told."""

    def __call__(self, parser: argparse.ArgumentParser, *_told: object) -> None:
        sys.stdout.write(f"medborgarpunkt {version()}\n")
        parser.exit()


def start_log(level: str, environment: Mapping[str, str]) -> None:
    """Log to stderr: level, room, message; with the time where no journal adds it. Never personal data."""
    words = "%(levelname)s %(name)s: %(message)s"
    form = words if "JOURNAL_STREAM" in environment else f"%(asctime)s {words}"
    logging.basicConfig(level=level.upper(), format=form, stream=sys.stderr, force=True)


def when_told_to_stop(callback: Callable[[], None]) -> None:
    """Call back, in the main thread, at the first SIGTERM or SIGINT; the second ends the process at once."""

    def handle(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        callback()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, handle)


class Notify:
    """Our word to systemd (sd_notify(3)); says nothing where nobody listens, and never waits to be heard.

    Call ``alive`` from the main loop at least each ``interval_s``, and only when it really turned. What could
    not be said is said with the next word, the newest of its kind.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        # systemd writes @ for the zero byte before an abstract name.
        self._address = "\0" + address[1:] if address.startswith("@") else address
        self._line: socket.socket | None = None
        if address:
            self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self._line.setblocking(False)
        self._unsaid: dict[str, str] = {}
        self._is_heard = True
        self.interval_s: float | None = _watchdog_s(environment)
        """Half the time after which systemd would kill us; None when it does not watch."""
        self._alive_at = float("-inf")

    def ready(self) -> None:
        self._say("READY=1")

    def alive(self) -> None:
        """Costs nothing more than once a second."""
        now = time.monotonic()
        if now - self._alive_at >= 1.0:
            self._alive_at = now
            self._say("WATCHDOG=1")

    def status(self, text: str) -> None:
        """One line for people, shown by ``systemctl status``."""
        self._say("STATUS=" + " ".join(text.split()))

    def stopping(self) -> None:
        self._say("STOPPING=1")

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _say(self, word: str) -> None:
        if self._line is None:
            return
        self._unsaid[word.partition("=")[0]] = word
        for kind, unsaid in list(self._unsaid.items()):
            try:
                self._line.sendto(unsaid.encode(), self._address)
            except OSError as error:  # nobody listens any more, or its queue is full
                if self._is_heard:
                    _log.warning("systemd does not hear us: %s", error)
                self._is_heard = False
            else:
                del self._unsaid[kind]
                self._is_heard = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping()
        self.close()


def _watchdog_s(environment: Mapping[str, str]) -> float | None:
    microseconds = environment.get("WATCHDOG_USEC", "")
    meant_for = environment.get("WATCHDOG_PID", str(os.getpid()))
    if not microseconds.isdigit() or int(microseconds) == 0 or meant_for != str(os.getpid()):
        return None
    return int(microseconds) / 2e6
