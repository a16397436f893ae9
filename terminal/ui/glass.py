"""The glass at work: what touches, devices and time bring goes to the flow, and its word is done."""

import gc
import logging
import queue
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from terminal.config import Config
from terminal.errors import StoreError
from terminal.store import Store
from terminal.text import Words
from terminal.ui.brand import load_brand
from terminal.ui.events import (
    CallGuide,
    Command,
    CountLeft,
    Event,
    GiveNumber,
    HangUp,
    PrintAnswer,
    WaysChosen,
    Wipe,
)
from terminal.ui.flow import NOBODY, Screen, Visit, advance
from terminal.ui.outlook import Outlook, Watch
from terminal.ui.palette import PALETTES
from terminal.ui.pane import Pane
from terminal.ui.presenters import (
    AnswersPresenter,
    CallPresenter,
    PaperPresenter,
    SignPresenter,
    TicketPresenter,
)
from terminal.ui.rest import ASK_S, due, is_dim
from terminal.ui.screens import page_of
from terminal.ui.screens.help import Help
from terminal.ui.screens.idle import Idle
from terminal.ui.screens.page import Page
from terminal.ui.speaking.reader import Reader
from terminal.ui.speaking.reading import Spot
from terminal.ui.speaking.world import World
from terminal.ui.stage import Stage
from terminal.ui.theme import Theme
from terminal.ui.tongues import Tongues
from terminal.ui.visit import CALLS
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.text import forget_texts

_log = logging.getLogger(__name__)

_LOOK_S: Final = 1.0


class Glass:
    """Lives in the main thread; ``post`` is the one way in from any other.

    Raises:
        MissingPart: there is no language, or one of the configuration is not there.
        ConfigError: the theme file cannot be used.
    """

    def __init__(self, config: Config, store: Store, size: tuple[int, int]) -> None:
        self.theme = Theme(*size, config.display_inches)
        self._brand = load_brand(config.theme)
        self._palettes = {**PALETTES, "plain": self._brand.palette}
        self.tongues = Tongues(config)
        # From here on the languages are told by name, whether or not the file told them.
        self.config = config = replace(config, languages=self.tongues.tags)
        self._watch = Watch(store)
        self._mail: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.wake: Callable[[], None] = lambda: None
        """Ends the main loop's wait; safe on any thread."""
        self.answers = AnswersPresenter(config.built)
        slip_logo = self._brand.slip_logo
        self.tickets = TicketPresenter(config, store, self.outlook, self.send, self.post, logo=slip_logo)
        self.papers = PaperPresenter(
            config,
            self.answers,
            self.outlook,
            logo=slip_logo,
            spooler=lambda: self.tickets.spooler,
            send=self.send,
            post=self.post,
        )
        self.signs = SignPresenter(config)
        self.calls = CallPresenter(config, store, self.send, self.post)
        self.visit: Visit = NOBODY
        self.when_shown: list[Callable[[Visit], None]] = []
        """Told each new visit state: the lamp follows."""
        now = time.monotonic()
        self._touched_at = self._shown_at = self._asked_at = self._looked_at = now
        self.pane = Pane(
            size,
            self._touched,
            strike_s=config.double_strike_s,
            # As far as from the middle of a thing to its edge.
            strike_pixels=self.theme.target / 2,
        )
        self.reader = Reader(self._world(config.built))
        self.pane.asks_first = self.reader.touch
        self.when_shown.append(self.reader.follow)
        self._look_at_world()
        self._show()

    # --- in ---------------------------------------------------------------------------------------

    def outlook(self) -> Outlook:
        return self._watch.outlook

    def post(self, work: Callable[[], None]) -> None:
        """Have it done in the main thread, at the next turn; from any thread."""
        self._mail.put(work)
        self.wake()

    def send(self, event: Event) -> None:
        """Something happened: move on, do what follows, and show it."""
        before = self.visit
        self.visit, commands = advance(before, event)
        for command in commands:
            self._do(command)
        self._follow(before)

    @property
    def awake(self) -> bool:
        """Whether frames are wanted at full pace: somebody touches, or pictures move."""
        return self.visit.screen in (*CALLS, Screen.SIGNING) or time.monotonic() - self._touched_at < 3.0

    def turn(self) -> None:
        """One turn of the main loop, beside Kivy's own."""
        while not self._mail.empty():
            self._mail.get()()
        now = time.monotonic()
        if now - self._looked_at >= _LOOK_S:
            self._looked_at = now
            self._look_at_world()
            self._page.refresh()
        if not self.pane.dim:
            self._page.tick()
        if self.signs.playing:  # whoever watches is there
            self._touched_at = now
        self.reader.turn(now)
        if self.reader.speaking:  # what is being said is heard to its end
            self._touched_at = self._asked_at = now
        if isinstance(self.pane.above, Idle):
            self.pane.above.count_down(ASK_S - (now - self._asked_at))
        event = due(
            self.visit,
            idle_s=self.config.idle_s,
            untouched_s=now - self._touched_at,
            shown_s=now - self._shown_at,
            asked_s=now - self._asked_at,
        )
        if event is not None:
            self.send(event)
        if self.visit.screen is Screen.START and not self.awake:
            self.tongues.warm()
        self.pane.darken(is_dim(self.visit, dim_s=self.config.dim_s, untouched_s=now - self._touched_at))

    # --- out --------------------------------------------------------------------------------------

    @property
    def _page(self) -> Page:
        page = self.pane.page
        assert isinstance(page, Page)  # noqa: S101 - nothing else is ever shown
        return page

    def _touched(self) -> None:
        self._touched_at = time.monotonic()

    def _look_at_world(self) -> None:
        try:
            self._watch.look()
        except StoreError as error:
            _log.error("the unit's file cannot be read: %s", error)

    def _do(self, command: Command) -> None:
        match command:
            case GiveNumber(service, language):
                # At the next turn: the number goes to the disk while 'printing' is already shown.
                self.post(lambda: self._give(service, language))
            case PrintAnswer(topic, language):
                self.post(lambda: self._print(topic, language))
            case CallGuide(topic, language, source, question):
                self.calls.call(topic, language, source, question)
            case HangUp():
                self.calls.hang_up()
            case CountLeft(language, source):
                self.calls.count_left(language, source)
            case Wipe():
                self.tickets.forget()
                self.papers.forget()
                self.calls.forget()
                forget_texts()
                # The screen that goes now holds its words in a ring of widgets, until these are collected.
                self.post(_collect)

    def _give(self, service: str, language: str) -> None:
        if self.visit.screen is Screen.PRINTING:  # unless the visit was ended in between
            self.tickets.give(service, language)

    def _print(self, topic: str, language: str) -> None:
        if self.visit.screen is Screen.ANSWER_PRINTING:
            self.papers.print(topic, language)

    def _follow(self, before: Visit) -> None:
        now = time.monotonic()
        if (self.visit.here, len(self.visit.trail), self.visit.ways) != (
            before.here,
            len(before.trail),
            before.ways,
        ):
            self._shown_at = now
            if not before.asked:
                self._touched_at = now
            self._sign(before)
            self._show()
        if self.visit.asked != before.asked:
            self._asked_at = self._touched_at = now
            self.pane.ask(Idle(self._stage()) if self.visit.asked else None)
        for told in self.when_shown:
            told(self.visit)

    def _sign(self, before: Visit) -> None:
        """A film begins and ends with its screen."""
        if self.visit.screen is not Screen.SIGNING:
            self.signs.stop()
        elif before.screen is not Screen.SIGNING:
            self.signs.open(self.visit.answer)

    def _show(self) -> None:
        stage = self._stage()
        self.pane.show(page_of(self.visit.screen)(stage), stage.look.palette)
        if self.visit.asked:
            self.pane.ask(Idle(stage))

    def help(self) -> None:
        """Open the page that helps over the screen, or close it; the idle question goes before it."""
        if isinstance(self.pane.above, Help):
            self.pane.ask(None)
        elif self.pane.above is None:
            silent = replace(self.visit.ways, speech=False, touch_to_hear=False)
            stop = partial(self.send, WaysChosen(silent))
            self.pane.ask(Help(self._stage(), self.reader, self.help, stop))
        self.reader.follow(self.visit)

    def _point_at(self, spot: Spot | None) -> None:
        self.pane.point_at(spot.element.box if spot else None, self._stage().look)

    def _world(self, built: Path) -> World:
        return World(
            front=lambda: self.pane.front,
            point_at=self._point_at,
            send=self.send,
            post=self.post,
            touched=self._touched,
            help=self.help,
            words=cache(lambda tag: Words(built, tag, "speech")),
            languages=self.tongues.languages,
        )

    def _stage(self) -> Stage:
        tag, ways = self.visit.language or self.tongues.tags[0], self.visit.ways
        return Stage(
            look=Look(replace(self.theme, ways=ways), self.tongues[tag], self._palettes[ways.contrast]),
            words=self.tongues.words[tag],
            visit=self.visit,
            outlook=self.outlook,
            send=self.send,
            languages=self.tongues.languages,
            all_words=self.tongues.words,
            dates=self.tongues.dates,
            keys=self.tongues.keys[tag],
            answers=self.answers,
            tickets=self.tickets,
            calls=self.calls,
            signs=self.signs,
            unit_name=self.config.name,
            logo=self._brand.logo,
        )


def _collect() -> None:
    gc.collect()
