"""The on-screen keyboard of a language: three rows, two faces; space and delete stay in one place."""

from collections.abc import Callable
from dataclasses import dataclass

from terminal.ui.box import Box
from terminal.ui.keyboards import Keys
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN, SHADED, Finish


@dataclass(frozen=True)
class KeyWords:
    """What the keys without a letter of their own say."""

    space: str
    letters: str
    digits: str
    delete: str


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


class Keyboard(Placed):
    """Tells ``when_typed`` each letter, and ``when_deleted`` each step back.

    Keys stand from the left in every language, as on the keyboards people know.
    """

    # The keys that are no letters are so many letters wide.
    _FACE, _SPACE, _DELETE = 1.0, 2.0, 1.0

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        keys: Keys,
        words: KeyWords,
        *,
        when_typed: Callable[[str], None],
        when_deleted: Callable[[], None],
    ) -> None:
        super().__init__(box, glass_height)
        self._look = look
        self._keys = keys
        self._words = words
        self._when_typed = when_typed
        self._when_deleted = when_deleted
        self._faces = {face: self._make(face) for face in ("letters", "digits")}
        self.add_widget(self._faces["letters"])

    @staticmethod
    def height_for(look: Look) -> int:
        """Three rows, with the gaps between them."""
        theme = look.theme
        row = theme.mm(12.8 if theme.is_small else 16)
        return 3 * row + 2 * Keyboard._gap(look)

    @staticmethod
    def _gap(look: Look) -> int:
        return look.theme.mm(1.0 if look.theme.is_small else 1.6)

    def _make(self, face: str) -> Drawn:
        rows = self._keys.letters if face == "letters" else self._keys.digits
        gap = self._gap(self._look)
        beside = self._FACE + self._SPACE + self._DELETE
        widest = max(*map(len, self._keys.letters[:2]), len(self._keys.letters[2]) + beside)
        unit = (self.box.width + gap) / widest
        made = Drawn(size_hint=(None, None), size=(0, 0))
        for number, (row, line) in enumerate(zip(rows, self.box.rows(3, gap), strict=True)):
            last = number == 2

            def cell(at: float, units: float, line: Box = line) -> Box:
                return Box(line.x + at * unit, line.y, units * unit - gap, line.height)

            first = self._FACE if last else (widest - len(row)) / 2
            for place, letter in enumerate(row):
                made.add_widget(self._letter(cell(first + place, 1), letter))
            if last:
                self._specials(made, cell, face, first + len(row), widest)
        return made

    def _specials(
        self, made: Drawn, cell: Callable[[float, float], Box], face: str, space_at: float, widest: float
    ) -> None:
        """What stands beside the letters of the last row."""
        words, end = self._words, widest - self._DELETE
        other, label = ("digits", words.digits) if face == "letters" else ("letters", words.letters)
        for key in (
            self._special(cell(0, self._FACE), label, lambda: self._turn(other)),
            self._special(
                cell(space_at, end - space_at), words.space, lambda: self._when_typed(" "), role="small"
            ),
            self._special(cell(end, self._DELETE), words.delete, self._when_deleted, icon="backspace"),
        ):
            made.add_widget(key)

    def _letter(self, box: Box, letter: str) -> Key:
        return Key(
            box, self.glass_height, self._look, lambda: self._when_typed(letter), text=letter, role="key"
        )

    def _special(
        self, box: Box, text: str, act: Callable[[], None], *, icon: str = "", role: str = "label"
    ) -> Key:
        return Key(box, self.glass_height, self._look, act, text=text, icon=icon, role=role, finish=SHADED)

    def _turn(self, face: str) -> None:
        self.clear_widgets()
        self.add_widget(self._faces[face])
