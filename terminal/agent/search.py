"""From nothing to a line: which registry answers, whether it is ours, and whether it knows us."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from terminal.agent.line import Line
from terminal.errors import RegistryRefused, RegistryUnreachable
from terminal.identity import UnitKey
from terminal.process import version
from wire import Enrolment, EnrolmentRequest

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """A line to a registry, and what it says of us."""

    line: Line
    enrolment: Enrolment


def find(
    urls: Sequence[str],
    open_line: Callable[[str], Line],
    key: UnitKey,
    ours: str | None,
    alive: Callable[[], None],
) -> Found:
    """The first of these addresses where a registry of our authority answers.

    Args:
        ours: the id of the registry that must answer; None for any.

    Raises:
        RegistryUnreachable: none did; its cause is the most telling one.
    """
    causes = [RegistryUnreachable("no registry was announced, and none is configured", "not_found")]
    for url in urls:
        line = open_line(url)
        try:
            _greet(line, ours)
            return Found(line, enrol(line, key))
        except RegistryUnreachable as error:
            log.debug("%s", error)
            causes.append(error)
        except RegistryRefused as error:
            causes.append(RegistryUnreachable(str(error), f"refused_{error.status}"))
        line.close()
        alive()
    # Whoever answered at all tells more than who did not.
    telling = [error for error in causes if error.cause not in ("not_found", "unreachable")]
    raise (telling or causes)[-1]


def _greet(line: Line, ours: str | None) -> None:
    line.greet()
    if ours is not None and line.registry != ours:
        raise RegistryUnreachable(f"{line.base_url}: is {line.registry}, not our {ours}", "other_registry")


def enrol(line: Line, key: UnitKey) -> Enrolment:
    """Ask to be known; asking again changes nothing and tells how far it is."""
    request = EnrolmentRequest(public_key=key.public_key_text, version=version())
    return line.ask("POST", "/enrolments", Enrolment, request)
