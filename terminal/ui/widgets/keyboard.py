"""The on-screen keyboard of a language: three rows of paper keys, two faces, space and delete always in one place."""

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
        widest = max(len(self._keys.letters[0]), len(self._keys.letters[1]), self._letters_in_last() + 4.0)
        gap = self._gap(self._look)
        unit = (self.box.width + gap) / widest
        made = Drawn(size_hint=(None, None), size=(0, 0))
        for number, (row, line) in enumerate(zip(rows, self.box.rows(3, gap), strict=True)):
            if number < 2:
                x = line.x + (widest - len(row)) / 2 * unit
                for letter in row:
                    made.add_widget(self._letter(Box(x, line.y, unit - gap, line.height), letter))
                    x += unit
            else:
                self._last_row(made, line, row, unit, gap, face, widest)
        return made

    def _letters_in_last(self) -> int:
        return len(self._keys.letters[2])

    def _last_row(
        self, made: Drawn, line: Box, row: str, unit: float, gap: float, face: str, widest: float
    ) -> None:
        def cell(at: float, units: float) -> Box:
            return Box(line.x + at * unit, line.y, units * unit - gap, line.height)

        other = "digits" if face == "letters" else "letters"
        label = self._words.digits if other == "digits" else self._words.letters
        made.add_widget(self._special(cell(0, self._FACE), label, lambda: self._turn(other), role="label"))
        x = self._FACE
        for letter in row:
            made.add_widget(self._letter(cell(x, 1), letter))
            x += 1
        space = widest - self._DELETE - x
        made.add_widget(
            self._special(cell(x, space), self._words.space, lambda: self._when_typed(" "), role="small")
        )
        made.add_widget(
            self._special(
                cell(widest - self._DELETE, self._DELETE),
                self._words.delete,
                self._when_deleted,
                icon="backspace",
            )
        )

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
