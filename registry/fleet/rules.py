"""Rules of the fleet: how a unit becomes known, and when it is late."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from registry.errors import FleetError
from registry.fleet.models import Terminal
from registry.places import Site, TerminalPlace, settings_for
from registry.wake import wake
from wire import EnrolmentRequest, EnrolmentState, Report, TerminalSettings

LATE_AFTER_S: Final = 75.0
"""Two reports of 30 s each were missed, with half of one for the way."""
TOPIC: Final = "fleet"
# Anyone on the network can ask; a depot that unpacks its units has at most some hundred at once.
_MOST_PENDING: Final = 500
_FORGOTTEN_AFTER_S: Final = 24 * 3600.0


class Standing(StrEnum):
    """Whether a terminal is heard."""

    NEVER = "never"
    ONLINE = "online"
    LATE = "late"


def standing(last_report_at: float | None, now: float) -> Standing:
    """How a terminal stands that last reported then."""
    if last_report_at is None:
        return Standing.NEVER
    return Standing.ONLINE if now < last_report_at + LATE_AFTER_S else Standing.LATE


def next_late_at(last_reports: Iterable[float | None], now: float) -> float | None:
    """When the next of them turns late if it stays silent, unix seconds; None if all are."""
    moments = [
        at + LATE_AFTER_S for at in last_reports if standing(at, now) is Standing.ONLINE and at is not None
    ]
    return min(moments, default=None)


def ask_to_be_known(session: Session, unit: str, request: EnrolmentRequest, now: float) -> Terminal:
    """Note that a unit asks; what IT decided about it stays.

    Raises:
        FleetError: too many unknown units ask.
    """
    terminal = session.get(Terminal, unit)
    if terminal is None:
        _make_room(session, now)
        terminal = Terminal(
            id=unit, public_key=request.public_key, state=EnrolmentState.PENDING.value, version="", name=""
        )
        session.add(terminal)
        wake(session, TOPIC)
    terminal.asked_at = now
    terminal.version = request.version
    return terminal


def approve(session: Session, unit: str, name: str, site: str) -> Terminal:
    """Make a unit one of the fleet, under a name staff know it by; an approved one is renamed or moved.

    Raises:
        FleetError: no such unit or site, or no name.
    """
    terminal = find(session, unit)
    name = " ".join(name.split())
    if not 0 < len(name) <= 100:
        raise FleetError(f"name = {name!r}; allowed: 1 to 100 letters")
    found = session.get(Site, site)
    if found is None:
        known = ", ".join(session.scalars(select(Site.id).order_by(Site.id)))
        raise FleetError(f"site = {site!r}; allowed: {known or 'none is loaded'}")
    terminal.state = EnrolmentState.APPROVED.value
    terminal.name = name
    terminal.site = site
    terminal.standing_at = found
    wake(session, TOPIC)
    return terminal


def refuse(session: Session, unit: str) -> Terminal:
    """Say no to a unit, also to one that was approved: from now on its tokens open nothing.

    Raises:
        FleetError: no such unit.
    """
    terminal = find(session, unit)
    terminal.state = EnrolmentState.REFUSED.value
    wake(session, TOPIC)
    return terminal


def keep_report(session: Session, terminal: Terminal, report: Report, now: float) -> None:
    """Keep a unit's last report, and the moment by our own clock."""
    terminal.report_json = report.model_dump(mode="json")
    terminal.last_report_at = now
    wake(session, TOPIC)


def settings_of(session: Session, terminal: Terminal, public_url: str) -> TerminalSettings:
    """What an approved terminal is told of its place.

    Raises:
        FleetError: it has no site.
        PlacesError: no municipality is loaded.
    """
    if terminal.standing_at is None:
        raise FleetError(f"unit {terminal.id} has no site")
    return settings_for(session, TerminalPlace(terminal.name, terminal.standing_at), public_url)


def last_reports(session: Session) -> list[float | None]:
    """When each approved terminal was last heard, unix seconds."""
    approved = Terminal.state == EnrolmentState.APPROVED.value
    return list(session.scalars(select(Terminal.last_report_at).where(approved)))


def terminals(session: Session, state: EnrolmentState) -> list[Terminal]:
    """All terminals in a state of enrolment, by name."""
    query = select(Terminal).where(Terminal.state == state.value)
    return list(session.scalars(query.order_by(Terminal.name, Terminal.asked_at, Terminal.id)))


def find(session: Session, unit: str) -> Terminal:
    """The terminal of that id.

    Raises:
        FleetError: there is none.
    """
    terminal = session.get(Terminal, unit)
    if terminal is None:
        raise FleetError(f"unit = {unit!r}; allowed: a unit that has asked to be known")
    return terminal


def _make_room(session: Session, now: float) -> None:
    pending = Terminal.state == EnrolmentState.PENDING.value
    session.execute(delete(Terminal).where(pending, Terminal.asked_at < now - _FORGOTTEN_AFTER_S))
    if session.scalars(select(func.count()).select_from(Terminal).where(pending)).one() >= _MOST_PENDING:
        raise FleetError(f"{_MOST_PENDING} unknown units ask already")
