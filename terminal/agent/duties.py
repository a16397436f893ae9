"""What an approved unit owes its registry, and when: settings, leases, reports, events, a sign of life."""

import logging
import os
import time
from collections.abc import Callable
from typing import Final

from terminal import clock
from terminal.agent import heard, leases, outbox
from terminal.agent.backoff import Backoff
from terminal.agent.line import Line
from terminal.agent.reporting import Reporter, gist
from terminal.agent.timekeeper import Timekeeper
from terminal.errors import MissingPart, RegistryRefused, StoreError
from terminal.store import Store
from terminal.tickets import Numbers
from wire import ReportReceipt, TerminalSettings

log = logging.getLogger(__name__)

REPORT_S: Final = 30.0
# Under the 5 s after which uvicorn closes an idle connection: 1,000 units make 250 greetings a second.
SIGN_OF_LIFE_S: Final = 4.0
# What changes without a write to the unit's file: a heartbeat that stops, a day that ends.
_LOOK_S: Final = 5.0
# Longer round trips say little of the time.
_PROMPT_S: Final = 1.0
_KEEP_DAYS: Final = 7
# Not this request but this unit: its line must begin anew, with its enrolment.
_NOT_US: Final = frozenset({401, 403})


class Duties:
    """One thread's. ``turn`` does what is due; what the registry refuses waits, each duty for itself."""

    def __init__(
        self,
        store: Store,
        timekeeper: Timekeeper,
        reporter: Reporter,
        alive: Callable[[], None],
        *,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._clock = timekeeper
        self._reporter = reporter
        self._alive = alive
        self._steady = steady
        self._backoffs: dict[str, Backoff] = {}
        self._data_version = -1
        self._swept_day = ""
        self.begin_anew()

    def begin_anew(self) -> None:
        """A new line: everything is due."""
        self._looked_at = self._reported_at = self._heard_at = float("-inf")
        self._reported_gist: tuple[object, ...] = ()
        self._settings_are_due = True
        self._more_waits = True
        self._backoffs.clear()

    def report_soon(self) -> None:
        """What was kept before has a time that means nothing any more."""
        self._reported_gist = ()
        self._looked_at = float("-inf")

    def turn(self, line: Line) -> None:
        """Do what is due.

        Raises:
            RegistryUnreachable: the line is dead.
            RegistryRefused: with 401 or 403: we are not known, or no longer.
        """
        now = self._steady()
        changed = self._store_changed() or now - self._looked_at >= _LOOK_S
        if changed:
            self._looked_at = now
        if self._settings_are_due:
            self._do("settings", self._get_settings, line)
        if changed:
            self._do("leases", self._get_leases, line)
        if changed or now - self._reported_at >= REPORT_S:
            self._do("report", self._report, line)
        if changed or self._more_waits:
            self._do("outbox", self._deliver, line)
        if self._steady() - self._heard_at >= SIGN_OF_LIFE_S:
            line.greet()
            self._heard_at = self._steady()

    @property
    def reported(self) -> bool:
        """Whether a report went through on this line."""
        return self._reported_at > float("-inf")

    @property
    def more_waits(self) -> bool:
        """Whether the next turn should come at once."""
        return self._more_waits and self._backoff("outbox").may_try(self._steady())

    def _do(self, name: str, duty: Callable[[Line], None], line: Line) -> None:
        if not self._backoff(name).may_try(self._steady()):
            return
        try:
            duty(line)
        except RegistryRefused as error:
            if error.status in _NOT_US:
                raise
            self._failed(name, f"{error}")
        except StoreError as error:
            self._failed(name, f"{error}")
        else:
            self._backoff(name).reset()
            self._note(name, None)
        self._alive()

    def _failed(self, name: str, cause: str) -> None:
        log.error("%s: %s", name, cause)
        self._backoff(name).failed(self._steady())
        self._note(name, cause)

    def _note(self, name: str, cause: str | None) -> None:
        if self._reporter.note(name, cause):
            # News for a report, and our own writes are no change to the file.
            self._looked_at = float("-inf")

    def _backoff(self, name: str) -> Backoff:
        return self._backoffs.setdefault(name, Backoff())

    def _store_changed(self) -> bool:
        """Whether another process wrote to the file; SQLite knows by one read of its header."""
        version = int(self._store.read("PRAGMA data_version")[0][0])
        changed = version != self._data_version
        self._data_version = version
        return changed

    def _get_settings(self, line: Line) -> None:
        settings = line.ask("GET", "/settings", TerminalSettings)
        heard.keep_settings(self._store, settings, self._clock.here())
        self._settings_are_due = False
        self._heard_at = self._steady()
        log.info("settings %s of %s", settings.version, settings.site.id)

    def _get_leases(self, line: Line) -> None:
        settings = heard.read_settings(self._store)
        today = self._today()
        if settings is None or today is None:
            return
        # Only while a registry vouches for the day: by a wrong clock, today's numbers may look old.
        if today != self._swept_day:
            leases.forget_past(self._store, today)
            Numbers(self._store).forget(leases.days_before(today, _KEEP_DAYS))
            self._swept_day = today
        for service, day in leases.short_of(self._store, settings, today):
            leases.ask_for(self._store, line, service, day)
            self._heard_at = self._steady()
            self._alive()

    def _report(self, line: Line) -> None:
        self._reporter.note("clock", self._clock.note)
        report = self._reporter.compose(self._clock.now(), self._today())
        if gist(report) == self._reported_gist and self._steady() - self._reported_at < REPORT_S:
            return
        asked_at = self._steady()
        receipt = line.ask("PUT", "/report", ReportReceipt, report)
        self._reported_at = self._heard_at = self._steady()
        self._reported_gist = gist(report)
        if self._reported_at - asked_at < _PROMPT_S:
            self._clock.learn(receipt.now)
        if receipt.settings_version != heard.settings_version(self._store):
            self._settings_are_due = True
        heard.keep_receipt(self._store, receipt, os.getpid(), self._clock.here())

    def _deliver(self, line: Line) -> None:
        self._more_waits = True
        set_aside = outbox.set_aside_count(self._store)
        self._more_waits = outbox.deliver(self._store, line, self._clock.now())
        if outbox.set_aside_count(self._store) != set_aside:
            self._looked_at = float("-inf")
        self._heard_at = self._steady() if self._more_waits else self._heard_at

    def _today(self) -> str | None:
        settings = heard.read_settings(self._store)
        if settings is None:
            return None
        try:
            return clock.day_of(self._clock.now(), settings.timezone)
        except MissingPart as error:
            self._reporter.note("day", str(error))
            return None
