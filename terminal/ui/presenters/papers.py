"""Answers on paper: composed in the visit's language, printed by the spooler, and kept nowhere."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from terminal.config import Config
from terminal.errors import MissingPart
from terminal.text import load_language
from terminal.ui.events import Event, PaperEnded
from terminal.ui.outlook import Outlook
from terminal.ui.presenters.answers import AnswersPresenter

if TYPE_CHECKING:
    from PIL.Image import Image

    from hardware.printer import Completion, Spooler

_log = logging.getLogger(__name__)
Post = Callable[[Callable[[], None]], None]


class PaperPresenter:
    """Lives in the glass's thread; ``post`` brings the spooler's word there. No log says which answer."""

    def __init__(
        self,
        config: Config,
        answers: AnswersPresenter,
        outlook: Callable[[], Outlook],
        *,
        logo: "Image | None" = None,
        spooler: "Callable[[], Spooler | None]",
        send: Callable[[Event], None],
        post: Post,
    ) -> None:
        self._config = config
        self._answers = answers
        self._outlook = outlook
        self._logo = logo
        self._spooler = spooler
        self._send = send
        self._post = post
        self._awaited: object = None
        """The slip whose fate the glass waits for; an earlier visit's is nobody's business."""

    def print(self, topic: str, language: str) -> None:
        """Bring it to paper; ends in ``PaperEnded``, now or later."""
        from terminal.answers.slip import compose

        awaited = self._awaited = object()

        def done(outcome: str, cause: str) -> None:
            if self._awaited is awaited:
                self._awaited = None
                self._send(PaperEnded(outcome == "printed", "unknown" if outcome == "unknown" else cause))

        def when_done(completion: "Completion") -> None:
            self._post(lambda: done(completion.outcome.value, completion.cause))

        told, spooler, known = self._answers.answer(topic, language), self._spooler(), self._outlook()
        if told is None or spooler is None:
            done("failed", "slip" if told is None else "starting")
            return
        try:
            slip = compose(
                told,
                municipality=known.municipality,
                telephone=known.telephone,
                language=load_language(self._config.assets / "languages" / language),
                built=self._config.built,
                paper=spooler.printer,
                logo=self._logo,
            )
        except MissingPart as error:
            _log.error("no slip can be composed: %s", error)
            done("failed", "slip")
            return
        spooler.submit(slip, when_done)

    def forget(self) -> None:
        """Whatever the printer says from now on is not this visit's."""
        self._awaited = None
