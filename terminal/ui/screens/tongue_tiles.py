"""Tiles of languages under words that turn through them; what comes before a language is known."""

import time
from collections.abc import Callable
from functools import partial
from typing import Final

from terminal.text import Language
from terminal.text.breaks import line_end, units
from terminal.ui.box import Box
from terminal.ui.events import LanguageChosen, WaysChosen
from terminal.ui.grid import Grid, Wanted, settle
from terminal.ui.screens.page import Page
from terminal.ui.ways import AS_IT_IS
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN
from terminal.ui.widgets.text import text_size
from terminal.ui.widgets.ways import WaysStrip

# Long enough to read it, and to let the processor rest: each turn is a frame, drawn whole.
TURN_S: Final = 10.0
# Names of languages may be so much smaller than other tiles' words; then there are fewer on a page.
_LEAST_FIT: Final = 0.66
_ROLE: Final = "tile"


class LanguageTile(Choice):
    """A language by its own name; nothing but words, for a flag is a country."""

    reads_as = "language"

    def __init__(self, page: Page, box: Box, look: Look, step: float) -> None:
        name, tag = look.language.autonym, look.language.tag
        super().__init__(
            box, page.height, look, lambda: page.stage.send(LanguageChosen(tag)), name=name, finish=FULL
        )
        inner = box.inset(*_inset(look))
        while step > 0.5 and _size(name, look, step, inner.width)[1] > inner.height:
            step -= 0.02
        self.words(inner, name, role=_ROLE, bold=True, align="centre", step=step)


class MoreTile(Choice):
    """Leads to the languages that are not on this page; it says how many pages there are."""

    def __init__(self, page: Page, box: Box, look: Look, act: Callable[[], None], where: str) -> None:
        super().__init__(box, page.height, look, act, name=where, finish=PLAIN)
        picture, words = box.inset(*_inset(look)).top(box.height * 0.5)
        self.icon(picture, "translate")
        self.words(words, where, role="label", align="centre")


class LanguagePage(Page):
    """The tiles stand in one place on both screens, and so does the strip under them."""

    def lay_tiles(self) -> Box:
        """Lay the tiles; gives the room above them."""
        gap = self.theme.gap
        above_mm = (30, 37) if self.theme.is_tall else (16, 26)
        least_above: float = max(
            self.theme.bar, self.theme.mm(above_mm[0] if self.theme.is_small else above_mm[1])
        )
        self._strip, room = self.inner.foot(self.strip_height(), gap)
        self._languages: Drawn | None = None
        self.low: Box | None = None
        if self.theme.ways.lower:  # the tiles too; what else is touched stands beside the ways
            self.low, self._strip = self._strip.end(
                2 * self.theme.target + gap, gap, rtl=self.look.hand_is_left
            )
            least_above = self.glass.height / 2 - self.inner.y
        grid = self._settle(room.width, room.height - least_above - gap)
        tiles, above = room.foot(grid.taken, gap)
        self._lay_page(tiles, grid, 0)
        return above

    def strip_height(self) -> float:
        """What the icons of the ways to perceive and to touch take at the foot."""
        return WaysStrip.height(self.look)

    def turn_words(self) -> None:
        """From now on call ``say_in`` with each language in turn."""
        self._since = time.monotonic()
        self._turn = -1
        self._said: Placed | None = None
        self._ways: WaysStrip | None = None
        self.tick()

    def say_in(self, language: Language) -> Placed:
        """Must be overridden: the words in this language, not yet put anywhere."""
        raise NotImplementedError

    def tick(self) -> None:
        languages = self.stage.languages
        turn = int((time.monotonic() - self._since) / TURN_S) % len(languages)
        # Somebody reads otherwise, or listens: nothing moves by itself.
        stands = self._said is not None and self.stage.visit.ways != AS_IT_IS
        if turn == self._turn or stands:
            return
        self._turn = turn
        if self._said is not None:
            self.remove_widget(self._said)
        self._said = self.put(self.say_in(languages[turn]))
        self._lay_ways(languages[turn])

    def _lay_ways(self, language: Language) -> None:
        """The icons in their place, their words in the language that is greeted in."""
        page = 0 if self._ways is None else self._ways.page
        if self._ways is not None:
            self.remove_widget(self._ways)
        self._ways = self.put(
            WaysStrip(
                self._strip,
                self.height,
                self.look.in_(language),
                self.stage.all_words[language.tag],
                ways=self.stage.visit.ways,
                when_chosen=lambda chosen: self.stage.send(WaysChosen(chosen)),
                page=page,
            )
        )

    def _settle(self, width: float, height: float) -> Grid:
        mm, target, small = self.theme.mm, self.theme.target, self.theme.is_small
        # On a small glass eighteen languages are as keys are.
        wanted = Wanted(least=mm(14) if small else target, aim=target, most=mm(20 if small else 30))
        em = self.theme.type(_ROLE)
        longest = max(
            text_size(line_end(unit), self.look.in_(language), em, bold=True)[0]
            for language in self.stage.languages
            for unit in units(language.autonym)
        )
        across, _ = _inset(self.look)

        def words_fit(cell: float) -> float:
            fit = min(1.0, (cell - 2 * across) / longest)
            return fit if fit >= _LEAST_FIT else 0.0

        grid = settle(len(self.stage.languages), (width, height), self.theme.gap, wanted, words_fit)
        # Whole pixels, and not one too many: a letter would fall on a line of its own.
        self._step = min(em, int(em * (grid.width - 2 * across - 2) / longest)) / em
        return grid

    def _lay_page(self, tiles: Box, grid: Grid, number: int) -> None:
        if self._languages is not None:
            self.remove_widget(self._languages)
        made = self._languages = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        cells = tiles.grid(grid.rows * grid.columns, grid.columns, grid.gap, rtl=False)
        languages = self.stage.languages
        for cell, place in zip(cells, grid.pages[number], strict=False):
            made.add_widget(LanguageTile(self, cell, self.look.in_(languages[place]), self._step))
        if len(grid.pages) > 1:
            following = (number + 1) % len(grid.pages)
            where = f"{number + 1} / {len(grid.pages)}"
            act = partial(self._lay_page, tiles, grid, following)
            made.add_widget(MoreTile(self, cells[-1], self.look, act, where))


def _inset(look: Look) -> tuple[float, float]:
    """How far words keep from a tile's sides, across and down."""
    theme = look.theme
    return (theme.mm(0.8), theme.mm(0.6)) if theme.is_small else (theme.mm(1.6), theme.mm(1.2))


def _size(text: str, look: Look, step: float, width: float) -> tuple[int, int]:
    return text_size(text, look, round(look.theme.type(_ROLE) * step), width=width, bold=True)
