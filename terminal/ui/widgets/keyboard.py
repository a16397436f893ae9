"""The on-screen keyboard of a language: faces of three rows, and one row that is the same on all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from terminal.text import Words
from terminal.ui.box import Box
from terminal.ui.keyboards import ROWS, Face, Keys, fitted
from terminal.ui.theme import APART_MM, Theme
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN, SHADED, Finish

LEAST_MM: Final = 14.0
"""Of a key, across and down, on every display."""
BEST_MM: Final = 20.0
"""Where there is room: larger ones are struck no better (Colle 2004)."""
# The most that a row holds; a language's own rows are no longer.
_UNITS: Final = 10
# Keys stand closer than other things to touch where they must: ten of 14 mm leave a seven-inch display
# (152 mm) 12 mm for eleven gaps, and ten of 20 mm a ten-inch one (217 mm) 17.
_LEAST_GAP_MM: Final = 0.6


@dataclass(frozen=True)
class KeyPlan:
    """How keys fit across a display: so many, so large, so far apart, in pixels."""

    units: int
    side: float
    gap: float

    @staticmethod
    def of(theme: Theme) -> "KeyPlan":
        mm = theme.pixels_per_mm
        for least in (BEST_MM, LEAST_MM):
            if theme.is_small and least == BEST_MM:  # their height would leave no room for what is found
                continue
            if _UNITS * least + (_UNITS + 1) * _LEAST_GAP_MM <= theme.width / mm:
                gap = min(APART_MM * mm, (theme.width - _UNITS * least * mm) / (_UNITS + 1))
                return KeyPlan(_UNITS, least * mm, gap)
        # An upright one has not the width for ten, and has the height for another row.
        gap = _LEAST_GAP_MM * mm
        units = int((theme.width - gap) // (LEAST_MM * mm + gap))
        return KeyPlan(units, LEAST_MM * mm if theme.is_small else BEST_MM * mm, gap)


@dataclass(frozen=True)
class KeyWords:
    """What the keys without a letter of their own say."""

    space: str
    letters: str
    digits: str
    delete: str
    search: str = ""

    @classmethod
    def said_by(cls, words: Words, search: str = "") -> "KeyWords":
        """In the language of these words; ``search`` for a keyboard that has such a key."""
        say = words.say
        return cls(say("key.space"), say("key.letters"), say("key.digits"), say("key.delete"), search)


class Key(Choice):
    """One key: a letter, a word or an icon."""

    reads_as = "key"

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        role: str = "key",
        finish: Finish = PLAIN,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        if icon:
            self.icon(box.inset(box.width * 0.2, box.height * 0.27), icon)
        else:
            self.words(box.inset(1), text, role=role, align="centre")
        self._role = role

    def show(self, letter: str) -> None:
        """Another letter from now on."""
        self.name = letter
        self.clear_widgets()
        self.words(self.box.inset(1), letter, role=self._role, align="centre")


class Keyboard(Placed):
    """Tells ``when_typed`` each text that a key makes of the one before, and ``when_searched`` when done, if
    there is anything to search.

    Letters stand from the left in every language, as on the keyboards people know; ``left_handed`` turns the
    row of space and delete around. After a rare letter the first face comes back by itself.
    """

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        keys: Keys,
        words: KeyWords,
        *,
        text: str,
        when_typed: Callable[[str], None],
        when_searched: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(box, glass_height)
        self._look, self._keys, self._words = look, keys, words
        self._text = text
        self._when_typed, self._when_searched = when_typed, when_searched
        self._plan = KeyPlan.of(look.theme)
        self._rows = self.rows_for(look.theme, keys)
        self._vowels: list[tuple[str, Key]] = []
        self._shown = "letters"
        self._faces = {name: self._make(name, face) for name, face in keys.faces.items()}
        self.add_widget(self._faces["letters"])
        self.follow(text)

    @classmethod
    def box_on(cls, theme: Theme, keys: Keys, *, low: bool = False) -> Box:
        """Where it lies: the foot of the glass, from edge to edge; ``low`` beside a picture."""
        plan = KeyPlan.of(theme)
        rows = cls.rows_for(theme, keys) + 1
        side = LEAST_MM * theme.pixels_per_mm if low else plan.side
        height = rows * side + (rows - 1) * plan.gap
        return Box(plan.gap, theme.height - height - plan.gap, theme.width - 2 * plan.gap, height)

    @staticmethod
    def rows_for(theme: Theme, keys: Keys) -> int:
        """Rows of letters; as many on each face, so that the last one stays in its place."""
        units = KeyPlan.of(theme).units
        return max(len(fitted(face, units, ROWS)) for face in keys.faces.values())

    def follow(self, text: str) -> None:
        """The text is this now: keys that change a letter show what they will make of it."""
        self._text = text
        if self._keys.orders is not None:
            for vowel, key in self._vowels:
                made = self._keys.orders.makes(text, vowel)
                if key.name != made:
                    key.show(made)

    def _make(self, name: str, face: Face) -> Drawn:
        made = Drawn(size_hint=(None, None), size=(0, 0))
        *lines, last = self.box.rows(self._rows + 1, self._plan.gap)
        for line, row in zip(lines, fitted(face, self._plan.units, ROWS), strict=False):
            unit = (self.box.width + self._plan.gap) / self._plan.units
            first = (self._plan.units - len(row)) / 2
            for at, letter in enumerate(row):
                cell = Box(line.x + (first + at) * unit, line.y, unit - self._plan.gap, line.height)
                made.add_widget(self._letter(cell, letter))
        for key in self._specials(name, last):
            made.add_widget(key)
        return made

    def _letter(self, box: Box, letter: str) -> Key:
        key = Key(box, self.glass_height, self._look, partial(self._strike, letter), text=letter, role="key")
        if self._keys.orders is not None and letter in self._keys.orders.vowels:
            self._vowels.append((letter, key))
        return key

    def _specials(self, name: str, line: Box) -> list[Key]:
        """The last row: other faces, space, the search, delete; turned around for the left hand."""
        words, side, gap = self._words, self._plan.side, self._plan.gap
        turned = self._look.theme.ways.left_handed
        keys = []
        for face, label in self._others(name):
            box, line = line.start(side * 1.2, gap, rtl=turned)
            keys.append(self._special(box, label, partial(self._turn, face), role="small"))
        box, line = line.end(side * 1.2, gap, rtl=turned)
        keys.append(self._special(box, words.delete, self._delete, icon="backspace"))
        if self._when_searched is not None:
            box, line = line.end(side * 1.6, gap, rtl=turned)
            keys.append(self._special(box, words.search, self._when_searched, icon="search", finish=FULL))
        keys.append(self._special(line, words.space, partial(self._strike, " "), role="small"))
        return keys

    def _others(self, name: str) -> list[tuple[str, str]]:
        """The faces that one may turn to, and what their keys show."""
        labels = {"letters": self._words.letters, "digits": self._words.digits}
        labels |= {"more": self._keys.more[0][:3]} if self._keys.more else {}
        return [
            (face, labels[face]) for face in ("digits", "more", "letters") if face in labels and face != name
        ]

    def _special(
        self,
        box: Box,
        text: str,
        act: Callable[[], None],
        *,
        icon: str = "",
        role: str = "label",
        finish: Finish = SHADED,
    ) -> Key:
        return Key(box, self.glass_height, self._look, act, text=text, icon=icon, role=role, finish=finish)

    def _strike(self, letter: str) -> None:
        orders = self._keys.orders
        self._tell(orders.strike(self._text, letter) if orders else self._text + letter)
        if self._shown == "more":
            self._turn("letters")

    def _delete(self) -> None:
        self._tell(self._text[:-1])

    def _tell(self, text: str) -> None:
        self.follow(text)
        self._when_typed(text)

    def _turn(self, face: str) -> None:
        self._shown = face
        self.clear_widgets()
        self.add_widget(self._faces[face])
