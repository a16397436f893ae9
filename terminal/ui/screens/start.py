"""Start: greets in every language in turn, and waits for a touch on one of them."""

import time
from typing import Final

from terminal.ui.box import Box
from terminal.ui.events import LanguageChosen
from terminal.ui.palette import Colour
from terminal.ui.screens.bar import lay_urgent
from terminal.ui.screens.page import Page
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL
from terminal.ui.widgets.text import Text, Valign

_TURN_S: Final = 4.0


class LanguageTile(Choice):
    """A language by its own name; nothing but words, for a flag is a country."""

    reads_as = "language"

    def __init__(self, page: Page, box: Box, tag: str, look: Look) -> None:
        name = look.language.autonym
        super().__init__(
            box, page.height, look, lambda: page.stage.send(LanguageChosen(tag)), name=name, finish=FULL
        )
        self.words(box.inset(look.theme.pad), name, role="tile", bold=True, align="centre")


class LanguagePage(Page):
    """Tiles of languages under a greeting; the two screens that come before a language is known."""

    def languages(self, box: Box) -> None:
        """One large tile a language."""
        languages = self.stage.languages
        columns = 1 if self.theme.is_tall else min(len(languages), 4)
        for cell, language in zip(
            box.grid(len(languages), columns, self.theme.gap, rtl=False), languages, strict=True
        ):
            self.put(LanguageTile(self, cell, language.tag, self.look.in_(language)))

    def tiles_height(self) -> int:
        rows = len(self.stage.languages) if self.theme.is_tall else -(-len(self.stage.languages) // 4)
        one = self.theme.mm(20 if self.theme.is_small else 30)
        return rows * one + (rows - 1) * self.theme.gap


class Start(LanguagePage):
    """The resting glass. The greeting's swap is the only thing that moves, and it stops while dimmed."""

    def reads(self) -> object:
        known = self.stage.outlook()
        return known.municipality, known.site, known.unapproved and known.pairing_code

    def build(self) -> None:
        known = self.stage.outlook()
        head, room = self.inner.top(self.theme.bar, self.theme.gap)
        head = lay_urgent(self, head, rtl=False)
        place = " · ".join(part for part in (known.municipality, known.site or self.stage.unit_name) if part)
        if place:
            badge, words = head.start(self.theme.mm(7), self.theme.pad / 2, rtl=False)
            self.icon(badge, "place", self.look.palette.accent)
            self.text(words, place, role="label", colour=self.look.palette.ink_quiet, look=self._plain())
        foot_height = self.theme.mm(6.5)
        foot, room = room.foot(foot_height, self.theme.gap / 2)
        if known.unapproved and known.pairing_code:
            self._pairing(foot, known.pairing_code)
        tiles, self._greeting_box = room.foot(self.tiles_height(), self.theme.gap)
        self.languages(tiles)
        self._greeting: Placed | None = None
        self._turn = -1
        self._since = time.monotonic()
        self.tick()

    def _plain(self) -> Look:
        """Names of places are written from the left, whatever language was greeted in last."""
        return self.look.in_(self.stage.languages[0])

    def _pairing(self, box: Box, code: str) -> None:
        text = self.stage.all_words[self.stage.languages[0].tag].say("start.pairing", code=code)
        self.text(box, text, role="small", colour=self.look.palette.ink_quiet, look=self._plain())

    def tick(self) -> None:
        turn = int((time.monotonic() - self._since) / _TURN_S) % len(self.stage.languages)
        if turn == self._turn:
            return
        self._turn = turn
        if self._greeting is not None:
            self.remove_widget(self._greeting)
        self._greeting = self.put(_greet(self, self._greeting_box, turn))


def _greet(page: Page, box: Box, turn: int) -> Placed:
    language = page.stage.languages[turn]
    look = page.look.in_(language)
    words = page.stage.all_words[language.tag]
    made = Placed(box, page.height)
    upper, lower = box.top(box.height * 0.6)
    parts: tuple[tuple[Box, str, str, bool, Valign, Colour], ...] = (
        (upper, "start.welcome", "greeting", True, "foot", page.look.palette.ink),
        (lower, "start.choose", "title", False, "top", page.look.palette.ink_quiet),
    )
    for part, key, role, bold, valign, colour in parts:
        said = Text(
            part,
            page.height,
            look,
            words.say(key),
            role=role,
            bold=bold,
            align="centre",
            valign=valign,
            colour=colour,
        )
        said.reads_as = "heading" if bold else "text"
        made.add_widget(said)
    return made
