"""Start: greets in every language in turn, and waits for a touch on one of them."""

import math
from typing import Final, NamedTuple

from terminal.text import Language
from terminal.ui.box import Box
from terminal.ui.screens.bar import lay_urgent
from terminal.ui.screens.tongue_tiles import LanguagePage
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.picture import Picture, Still
from terminal.ui.widgets.text import Text, text_size

# A broad logo leaves room for the name of the place.
_MOST_OF_LINE: Final = 0.4


class Start(LanguagePage):
    """The resting glass. The greeting's swap is the only thing that moves, and it stops while dimmed."""

    def reads(self) -> object:
        known = self.stage.outlook()
        return known.municipality, known.site, known.unapproved and known.pairing_code

    def build(self) -> None:
        small = self.theme.is_small
        above = self.lay_tiles()
        if self.low is not None:
            lay_urgent(self, self.low, rtl=False)
            place, self._greeting = above.top(self.theme.mm(5.6 if small else 8), self.theme.mm(1))
        elif self.theme.is_tall:
            head, self._greeting = above.top(self.theme.bar, self.theme.gap)
            place = lay_urgent(self, head, rtl=False)
        else:
            corner, _ = above.top(self.theme.bar)
            rest = lay_urgent(self, corner, rtl=False)
            beside = Box(above.x, above.y, rest.width, above.height)
            place, self._greeting = beside.top(self.theme.mm(5.6 if small else 8), self.theme.mm(1))
        self._say_where(place)
        self.turn_words()

    def _say_where(self, box: Box) -> None:
        """The place; of a unit that nobody has approved yet, what IT must know instead."""
        known = self.stage.outlook()
        first = self.stage.languages[0]
        # Written from the left, whatever language was greeted in last.
        look, quiet = self.look.in_(first), self.look.palette.ink_quiet
        if known.unapproved and known.pairing_code:
            words = self.stage.all_words[first.tag].say("start.pairing", code=known.pairing_code)
            self.text(box, words, role="small", colour=quiet, look=look)
            return
        place = " · ".join(part for part in (known.municipality, known.site or self.stage.unit_name) if part)
        if place:
            words_at = self._logo(box) or self._mark(box)
            self.text(words_at, place, role="small", colour=quiet, look=look)

    def _mark(self, box: Box) -> Box:
        """A sign for a place; gives the room beside it."""
        badge, beside = box.start(
            self.theme.mm(5.6 if self.theme.is_small else 8), self.theme.pad / 2, rtl=False
        )
        self.icon(badge, "place", self.look.palette.accent)
        return beside

    def _logo(self, box: Box) -> Box | None:
        """The municipality's own, where it has one and nobody asked for two colours alone."""
        logo = self.stage.logo
        if logo is None or self.theme.ways.contrast != "plain":
            return None
        scale = min(box.height / logo.height, box.width * _MOST_OF_LINE / logo.width)
        size = (max(1, round(logo.width * scale)), max(1, round(logo.height * scale)))
        badge, beside = box.start(size[0], self.theme.pad, rtl=False)
        place = badge.centred(*size)
        whole = Box(round(place.x), round(place.y), *size)
        still = Still.of(logo, size, self.look.palette.surface)
        self.put(
            Picture(whole, self.height, lambda: still, radius=0, ground=self.look.palette.surface)
        ).look_again()
        return beside

    def say_in(self, language: Language) -> Placed:
        box, look = self._greeting, self.look.in_(language)
        say = self.stage.all_words[language.tag].say
        palette = self.look.palette
        welcome, choose = say("start.welcome"), say("start.choose")
        if box.width > 8 * box.height:
            greeting, rest = _beside(box, look, welcome, choose)
        else:
            greeting, rest = _below(box, look, welcome, choose)
        made = Placed(box, self.height)
        for piece, text, bold, colour in (
            (greeting, welcome, True, palette.ink),
            (rest, choose, False, palette.ink_quiet),
        ):
            said = Text(
                piece.box,
                self.height,
                look,
                text,
                role=piece.role,
                bold=bold,
                align="centre",
                colour=colour,
                step=piece.step,
            )
            said.reads_as = "heading" if bold else "text"
            made.add_widget(said)
        return made


class _Piece(NamedTuple):
    box: Box
    role: str
    step: float


def _beside(box: Box, look: Look, welcome: str, choose: str) -> tuple[_Piece, _Piece]:
    """Both on one line, in one size."""
    em = look.theme.type("title")
    first, second = text_size(welcome, look, em, bold=True), text_size(choose, look, em)
    between = 0.8 * em
    wanted = first[0] + between + second[0] + 4
    step = _whole(min(1.0, box.width / wanted, box.height / max(first[1], second[1])), em)
    line = box.centred(wanted * step, box.height)
    left, right = line.start((first[0] + 2) * step + 1, between * step, rtl=look.rtl)
    return _Piece(left, "title", step), _Piece(right, "title", step)


def _below(box: Box, look: Look, welcome: str, choose: str) -> tuple[_Piece, _Piece]:
    """The greeting large, and what to do under it."""
    large, small = look.theme.type("greeting"), look.theme.type("title")
    first, second = text_size(welcome, look, large, bold=True), text_size(choose, look, small)
    squeeze = min(1.0, box.height / (first[1] + second[1]))
    steps = [
        _whole(min(squeeze, (box.width - 2) / width), em)
        for (width, _), em in ((first, large), (second, small))
    ]
    heights = [first[1] * steps[0] + 1, second[1] * steps[1] + 1]
    lines = box.centred(box.width, sum(heights)).stacked(heights, 0)
    return _Piece(lines[0], "greeting", steps[0]), _Piece(lines[1], "title", steps[1])


def _whole(step: float, em: int) -> float:
    """A step that gives whole pixels, and not one too many."""
    return max(1, math.floor(step * em)) / em
