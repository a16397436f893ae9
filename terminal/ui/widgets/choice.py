"""Things to choose by a touch: a row of a list, a button; a large tile is in ``tile``."""

import math
from collections.abc import Callable

from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.widgets.base import Touchable
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN, Finish, Sheet
from terminal.ui.widgets.text import Align, Text, longest_word, text_size


class Choice(Touchable):
    """A sheet of paper that answers; its kinds differ in what lies on it.

    ``reads_as``, ``more``, ``chosen`` and ``at_edge`` are for the voice: see ``terminal.ui.speaking``.
    """

    reads_as = "button"
    more = ""
    """What it says beside its name."""
    chosen: bool | None = None
    """For what can be on or off."""
    at_edge = False
    """Of the bar that is on every screen."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        name: str,
        finish: Finish = PLAIN,
    ) -> None:
        super().__init__(box, glass_height, when_touched)
        self.look = look
        self.name = name
        """What it says, for whoever looks for it: a test, the voice."""
        self.finish = finish
        self.coat = finish.on(look.palette)
        self._sheet = Sheet(self, finish, look)

    def show_pressed(self, pressed: bool) -> None:
        self._sheet.show_pressed(pressed)

    def words(
        self,
        box: Box,
        text: str,
        *,
        role: str,
        bold: bool = False,
        colour: Colour | None = None,
        align: Align = "start",
        tight: bool = False,
        step: float | None = None,
    ) -> Text:
        """Lay words on the sheet."""
        piece = Text(
            box,
            self.glass_height,
            self.look,
            text,
            role=role,
            bold=bold,
            colour=colour or self.coat.words,
            align=align,
            tight=tight,
            step=step,
        )
        self.add_widget(piece)
        return piece

    def icon(self, box: Box, name: str, colour: Colour | None = None) -> None:
        self.add_widget(Icon(box, self.glass_height, name, colour=colour or self.coat.icon))


class Row(Choice):
    """One line of a list: an icon where there is one, words, and the arrow that says it goes on."""

    reads_as = "row"

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        role: str = "body",
        bold: bool = False,
        arrow: bool = True,
        step: float | None = None,
        finish: Finish = PLAIN,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        badge, rest, point = self._parts(box, look, icon=bool(icon), arrow=arrow)
        if icon:
            self.icon(badge, icon)
        if arrow:
            self.icon(point, "chevron_left" if look.rtl else "chevron_right")
        self.words(rest, text, role=role, bold=bold, step=step)

    @classmethod
    def need(
        cls, look: Look, text: str, width: float, *, icon: bool, role: str, bold: bool, arrow: bool
    ) -> tuple[float, float]:
        """The height that it takes when so wide, and by what step its longest word must be smaller to fit."""
        _, rest, _ = cls._parts(Box(0, 0, width, look.theme.target), look, icon=icon, arrow=arrow)
        height, step = needed(look, text, role, rest.width, bold=bold)
        return max(look.theme.target, height + 2 * look.theme.mm(0.8)), step

    @staticmethod
    def _parts(box: Box, look: Look, *, icon: bool, arrow: bool) -> tuple[Box, Box, Box]:
        theme = look.theme
        rest = badge = point = box.inset(theme.pad, theme.mm(0.8))
        if icon:
            badge, rest = rest.start(theme.size(8 if theme.is_small else 11), theme.pad, rtl=look.rtl)
        if arrow:
            point, rest = rest.end(theme.size(6), theme.pad / 2, rtl=look.rtl)
        return badge, rest, point


def needed(look: Look, text: str, role: str, width: float, *, bold: bool = False) -> tuple[float, float]:
    """A text's height when so wide, and the step at which its longest word stands on a line; 1 as a rule."""
    if width <= 0:
        return math.inf, 0.0
    pixels = look.theme.type(role)
    longest = longest_word(text, look, pixels, bold=bold)
    if longest > width:
        pixels = math.floor(pixels * width / longest)
    step = pixels / look.theme.type(role)
    return text_size(text, look, pixels, width=width, bold=bold)[1], step


class Button(Choice):
    """A short word with an icon beside it, or above it where that fits better; at worst the icon alone."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        finish: Finish = FULL,
        role: str = "label",
        icon_at_end: bool = False,
        stacked: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=name or text, finish=finish)
        self._role = role
        if not text:
            self._alone(icon)
        elif not icon:
            self.words(self._inner, text, role=role, bold=True, align="centre")
        elif not (not stacked and self._beside(text, icon, icon_at_end)) and not self._above(text, icon):
            self._alone(icon)

    @property
    def _inner(self) -> Box:
        return self.box.inset(self.look.theme.pad * 0.8, self.look.theme.mm(0.8))

    def _alone(self, icon: str) -> None:
        wanted = self.look.theme.size(9 if self.look.theme.is_small else 10)
        side = min(wanted, self.box.height * 0.7, self.box.width * 0.7)
        self.icon(self.box.centred(side, side), icon)

    def _beside(self, text: str, icon: str, icon_at_end: bool) -> bool:
        """On one line, or on more where the words may break."""
        look, theme, inner = self.look, self.look.theme, self._inner
        side, gap = min(inner.height, float(theme.size(8))), theme.pad / 2
        room = inner.width - side - gap
        pixels = theme.type(self._role)
        if room < longest_word(text, look, pixels, bold=True):
            return False
        wide, high = text_size(text, look, pixels, width=room, bold=True)
        if high > inner.height + 1:
            return False
        together = inner.centred(side + gap + min(wide + 2, room), inner.height)
        badge, rest = (together.end if icon_at_end else together.start)(side, gap, rtl=look.rtl)
        self.icon(badge, icon)
        self.words(rest, text, role=self._role, bold=True, align="centre", step=1.0)
        return True

    def _above(self, text: str, icon: str) -> bool:
        look, theme = self.look, self.look.theme
        inner = self.box.inset(theme.mm(0.8))
        pixels = theme.type(self._role)
        if inner.width < longest_word(text, look, pixels, bold=True):
            return False
        high = text_size(text, look, pixels, width=inner.width, bold=True)[1]
        # The upper part of a line holds no ink.
        side = min(inner.height - high * 0.85, theme.size(9))
        if side < theme.mm(4.5) or high > inner.height:
            return False
        badge, rest = inner.centred(inner.width, side + high * 0.85).top(side)
        self.icon(badge, icon)
        words, _ = Box(rest.x, rest.bottom - high, rest.width, high).top(high)
        self.words(words, text, role=self._role, bold=True, align="centre", step=1.0)
        return True

    @staticmethod
    def width_for(text: str, look: Look, *, icon: bool = True, role: str = "label") -> float:
        """As wide as its words ask for on one line beside the icon."""
        theme = look.theme
        words = text_size(text, look, theme.type(role), bold=True)[0] + 2
        return max(theme.target, words + theme.pad * 1.8 + (theme.size(8) + theme.pad / 2 if icon else 0))

    @staticmethod
    def is_under(text: str, look: Look, width: float, height: float) -> bool:
        """Whether the words have room under the icon on a button so large."""
        theme = look.theme
        inner = width - 2 * theme.mm(0.8)
        high = text_size(text, look, theme.type("label"), width=inner, bold=True)[1]
        room = height - 2 * theme.mm(0.8)
        return high <= room and room - high * 0.85 >= theme.mm(4.5)

    @staticmethod
    def width_under(text: str, look: Look, *, role: str = "label") -> float:
        """As wide as its words ask for under the icon."""
        theme = look.theme
        words = text_size(text, look, theme.type(role), bold=True)[0] + 2
        return max(theme.target, words + 2 * theme.mm(1.2))
