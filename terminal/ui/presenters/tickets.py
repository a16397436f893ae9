"""Numbers and their slips: a number is shown whatever becomes of the paper."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from terminal.clock import now, today
from terminal.config import Config
from terminal.errors import MissingPart, NoNumberLeft, StoreError
from terminal.store import Store
from terminal.text import load_language
from terminal.ui.events import Event, NumbersGone, SlipEnded
from terminal.ui.outlook import Outlook

if TYPE_CHECKING:
    from PIL.Image import Image

    from hardware.paper import Slip
    from hardware.printer import Completion, Spooler
    from terminal.tickets import Ticket

_log = logging.getLogger(__name__)
Post = Callable[[Callable[[], None]], None]

# The printer's words for 'no paper', among all its causes.
PAPER_CAUSES: Final = frozenset({"paper_out", "paper_end", "no_paper"})


@dataclass(frozen=True)
class Given:
    """The number of this visit."""

    ticket: str
    label: str
    """As it is called out, such as ``A42``."""
    service: str
    ahead: int | None
    at: float
    """Unix seconds, by the corrected clock."""


class TicketPresenter:
    """Lives in the glass's thread; ``post`` brings the spooler's word there."""

    def __init__(
        self,
        config: Config,
        store: Store,
        outlook: Callable[[], Outlook],
        send: Callable[[Event], None],
        post: Post,
        *,
        logo: "Image | None" = None,
    ) -> None:
        self._config = config
        self._store = store
        self._outlook = outlook
        self._send = send
        self._post = post
        self._logo = logo
        self.spooler: Spooler | None = None
        """There once the devices are started."""
        self.given: Given | None = None

    def give(self, service_id: str, language: str) -> None:
        """Issue a number, then print it; ends in ``SlipEnded`` or ``NumbersGone``, now or later."""
        from terminal.tickets import Numbers

        known = self._outlook()
        try:
            day = today(self._store, known.timezone)
            ticket = Numbers(self._store).issue(service_id, day, language, now(self._store))
        except NoNumberLeft as error:
            _log.warning("%s", error)
            self._send(NumbersGone())
            return
        except StoreError as error:
            _log.error("no number can be given: %s", error)
            self._send(NumbersGone("fault"))
            return
        service = known.service(service_id)
        self.given = Given(
            ticket=ticket.id,
            label=ticket.label(service.prefix if service else ""),
            service=service.name(language) if service else service_id,
            ahead=service.waiting if service else None,
            at=ticket.issued_at,
        )
        self._print(ticket, known)

    def forget(self) -> None:
        """Wipe what this visit was given; its slip, if still on its way, is kept book of all the same."""
        self.given = None

    def _print(self, ticket: "Ticket", known: Outlook) -> None:
        spooler = self.spooler
        if spooler is None:
            self._done(ticket.id, "failed", "starting")
            return
        try:
            slip = self._slip(ticket, known, spooler)
        except MissingPart as error:
            _log.error("no slip can be composed: %s", error)
            self._done(ticket.id, "failed", "slip")
            return

        def when_done(completion: "Completion") -> None:
            self._post(lambda: self._done(ticket.id, completion.outcome.value, completion.cause))

        spooler.submit(slip, when_done)

    def _slip(self, ticket: "Ticket", known: Outlook, spooler: "Spooler") -> "Slip":
        from terminal.tickets import SlipPlace, compose

        given = self.given
        assert given is not None  # noqa: S101 - give() has just set it
        return compose(
            ticket,
            given.label,
            given.service,
            given.ahead,
            place=SlipPlace(
                known.municipality,
                known.site,
                known.telephone,
                known.public_url,
                known.timezone,
                self._logo,
            ),
            language=load_language(self._config.assets / "languages" / ticket.language),
            built=self._config.built,
            paper=spooler.printer,
        )

    def _done(self, ticket_id: str, outcome: str, cause: str) -> None:
        """The slip's fate, in the glass's thread."""
        from terminal.tickets import Numbers
        from wire import TicketPaper

        try:
            Numbers(self._store).set_paper(ticket_id, TicketPaper(outcome))
        except StoreError as error:
            _log.error("what became of a slip is not written down: %s", error)
        if self.given is not None and self.given.ticket == ticket_id:
            seen = "unknown" if outcome == "unknown" else cause
            self._send(SlipEnded(printed=outcome == "printed", cause=seen))
