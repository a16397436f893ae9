"""The agent's one loop. All it knows is in the unit's file, so that it may die anywhere and go on."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from terminal.agent import outbox
from terminal.agent.backoff import Backoff
from terminal.agent.candidates import in_order
from terminal.agent.discovery import Discovery
from terminal.agent.duties import Duties
from terminal.agent.line import Line
from terminal.agent.link import Link, LinkState, read_link, write_link
from terminal.agent.reporting import Reporter
from terminal.agent.search import find
from terminal.agent.timekeeper import Timekeeper, same_boot
from terminal.agent.trust import Trust
from terminal.config import Config
from terminal.errors import RegistryError, RegistryRefused, RegistryUnreachable, StoreError
from terminal.identity import UnitKey
from terminal.process import Notify
from terminal.store import Store
from wire import Enrolment, EnrolmentState

log = logging.getLogger(__name__)

_TURN_S: Final = 0.5
_POLL_PENDING_S: Final = 2.0
_POLL_REFUSED_S: Final = 30.0
_HOUSEKEEPING_S: Final = 60.0
# IT may move a unit to another registry of the same authority; a registry that restarts must not lose it.
_LOYAL_S: Final = 600.0
_STRANGER_S: Final = 20.0


class Agent:
    """Finds, enrols, serves. ``turn`` never raises for the registry's or the line's sake."""

    def __init__(
        self,
        config: Config,
        store: Store,
        key: UnitKey,
        notify: Notify,
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._store = store
        self._key = key
        self._notify = notify
        self._steady = steady
        self._link = read_link(store)
        self._clock = Timekeeper(self._link.clock_ahead_s if same_boot(store) else 0.0, wall, steady)
        self._reporter = Reporter(config, store, self._clock.now(), wall=wall, steady=steady)
        self._duties = Duties(store, self._clock, self._reporter, notify.alive, steady=steady)
        self._backoff = Backoff()
        self._line: Line | None = None
        self._approved = self._told = False
        self._borne = ""
        self._ask_again_at = self._leave_at = self._housekeeping_at = 0.0
        self._last_with_ours = steady()
        self._wake = threading.Event()
        self._announced = threading.Event()
        self._trust = Trust(config.registry_ca) if config.registry_ca else None
        self._discovery = Discovery(self._trust.fingerprints, self._hear) if self._trust else None

    def run(self, stop: threading.Event) -> None:
        """Until told to stop; call ``wake`` after ``stop`` is set."""
        self._notify.ready()
        while not stop.is_set():
            more_waits = self.turn()
            self._notify.alive()
            if not more_waits:
                self._wake.wait(_TURN_S)
            self._wake.clear()

    def wake(self) -> None:
        self._wake.set()

    def close(self) -> None:
        if self._discovery is not None:
            self._discovery.close()
        if self._line is not None:
            self._line.close()

    def turn(self) -> bool:
        """One look at everything; True when the next should come at once."""
        if self._discovery is not None and not self._discovery.is_alive:
            raise RuntimeError("discovery has ended: start anew")
        try:
            if self._clock.follow():
                log.warning("our clock was set")
                self._duties.report_soon()
            self._keep_house()
            if self._trust is None:
                self._say(LinkState.OFFLINE, "no_authority")
            elif self._line is None:
                self._search(self._trust)
            elif not self._approved:
                self._wait_for_approval(self._line)
            else:
                self._serve(self._line)
            self._say(self._link.state, self._link.cause)
        except RegistryUnreachable as error:
            self._lose(error, error.cause)
        except RegistryRefused as error:
            self._lose(error, f"refused_{error.status}")
        except StoreError as error:
            self._bear(error)
        else:
            return self._approved and self._duties.more_waits
        return False

    def _hear(self) -> None:
        """From discovery's thread."""
        self._announced.set()
        self._wake.set()

    def _search(self, trust: Trust) -> None:
        now = self._steady()
        if self._announced.is_set():
            self._announced.clear()
            self._backoff.soon(now)
        if not self._backoff.may_try(now):
            return
        hints = self._discovery.hints() if self._discovery else []
        ours = self._link.registry
        found = find(
            in_order(self._link.base_url, self._config.registry_address, hints, ours),
            lambda url: Line(url, trust, self._key, self._clock),
            self._key,
            ours if now - self._last_with_ours < _LOYAL_S else None,
            self._notify.alive,
        )
        self._line = found.line
        self._leave_at = now + _STRANGER_S
        if self._discovery:
            self._discovery.search(False)
        self._judge(found.line, found.enrolment)

    def _wait_for_approval(self, line: Line) -> None:
        now = self._steady()
        if self._link.registry not in (None, line.registry) and now >= self._leave_at:
            # A stranger has not taken us in: is our own registry back?
            line.close()
            self._line = None
        elif now >= self._ask_again_at:
            self._judge(line, line.ask("GET", "/enrolments/me", Enrolment))

    def _judge(self, line: Line, enrolment: Enrolment) -> None:
        """Act on what the registry says of us."""
        now = self._steady()
        self._approved = enrolment.state is EnrolmentState.APPROVED
        if self._approved:
            self._duties.begin_anew()
            self._last_with_ours = now
            self._say(LinkState.ONLINE, "", base_url=line.base_url, registry=line.registry, pairing_code=None)
        elif enrolment.state is EnrolmentState.PENDING:
            self._ask_again_at = now + _POLL_PENDING_S
            self._say(LinkState.UNAPPROVED, "", pairing_code=self._key.pairing_code)
        else:
            self._ask_again_at = now + _POLL_REFUSED_S
            self._say(LinkState.REFUSED, "refused", pairing_code=self._key.pairing_code)

    def _serve(self, line: Line) -> None:
        self._duties.turn(line)
        self._last_with_ours = self._steady()
        if self._duties.reported:
            self._backoff.reset()

    def _lose(self, error: RegistryError, cause: str) -> None:
        if self._line is not None:
            log.warning("lost the registry: %s", error)
            self._line.close()
            self._line = None
        self._approved = False
        self._backoff.failed(self._steady())
        if self._discovery:
            self._discovery.search(True)
        known = self._link.registry is not None
        self._say(LinkState.OFFLINE if known else LinkState.SEARCHING, cause)

    def _say(self, state: LinkState, cause: str, **changes: str | None) -> None:
        """Tell the glass, and systemd; a full disk must not keep us from telling the registry."""
        link = replace(self._link, state=state, cause=cause, clock_ahead_s=self._clock.ahead_s, **changes)
        told = (link.state, link.cause) == (self._link.state, self._link.cause) and self._told
        self._link = link
        try:
            if not told:
                sentence = _sentence(link, outbox.waiting(self._store))
                log.info("%s", sentence)
                self._notify.status(sentence)
                self._told = True
            write_link(self._store, link, self._clock.here())
        except StoreError as error:
            self._bear(error)

    def _keep_house(self) -> None:
        now = self._steady()
        if now < self._housekeeping_at:
            return
        self._housekeeping_at = now + _HOUSEKEEPING_S
        # If the file still cannot be written, that is noted again at once.
        self._reporter.note("store", None)
        self._borne = ""
        dropped = outbox.prune(self._store)
        if dropped:
            log.error("%d old presses were dropped: the registry was away too long", dropped)
            self._reporter.note("presses", f"{dropped} old ones dropped, the registry was away too long")

    def _bear(self, error: StoreError) -> None:
        if str(error) != self._borne:
            log.error("%s", error)
        self._borne = str(error)
        self._reporter.note("store", str(error))


def _sentence(link: Link, waiting: int) -> str:
    """For ``systemctl status``."""
    where = {
        LinkState.SEARCHING: "looking for a registry",
        LinkState.UNAPPROVED: f"waits to be approved, pairing code {link.pairing_code}",
        LinkState.REFUSED: "refused by the registry",
        LinkState.ONLINE: f"online with {link.registry} at {link.base_url}",
        LinkState.OFFLINE: "off line, the glass goes on without",
    }[link.state]
    return f"{where}{f' ({link.cause})' if link.cause else ''}; {waiting} events to deliver"
