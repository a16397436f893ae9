"""Things to choose by a touch: a large tile, a row of a list, a button."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from kivy.graphics import Color, SmoothEllipse

from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.widgets.base import Touchable
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN, Finish, Sheet
from terminal.ui.widgets.text import Align, Text, step_for, text_size


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


@dataclass(frozen=True)
class Fit:
    """By what step words are made smaller, and how far down a tile's group stands."""

    step: float = 1.0
    down: float = math.inf

    def with_(self, other: "Fit") -> "Fit":
        """What suits both, so that neighbours look alike."""
        return Fit(min(self.step, other.step), min(self.down, other.down))


class Tile(Choice):
    """A large sheet: icon or letter, words, and a quiet line under them."""

    reads_as = "tile"

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        icon: str,
        text: str,
        more: str = "",
        mark: str = "",
        finish: Finish = PLAIN,
        fit: Fit | None = None,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        self.more = more
        fit = fit or self.fit(box, look, text, more)
        wide, badge, rest = self._parts(box, look)
        align: Align = "start" if wide else "centre"
        heights = self._heights(look, rest.width, text, more, fit.step)
        down = (rest.height - self._sum(look, heights)) / 2 if wide else fit.down
        if not wide:  # the icon moves down with its words
            badge = Box(badge.x, badge.y + down, badge.width, badge.height)
        lines = Box(rest.x, rest.y + down, rest.width, rest.height).stacked(heights, look.theme.pad * 0.5)
        self._badge(badge, icon, mark)
        self.words(lines[0], text, role="tile", bold=True, align=align, step=fit.step)
        if more:
            self.words(lines[1], more, role="label", colour=self.coat.quiet, align=align, step=fit.step)

    @classmethod
    def fit(cls, box: Box, look: Look, text: str, more: str = "") -> Fit:
        """What this tile asks for by itself."""
        _, _, rest = cls._parts(box, look)
        step = step_for(text, look, "tile", (rest.width, rest.height), bold=True)
        if more:
            step = min(step, step_for(more, look, "label", (rest.width, rest.height)))
        while step > 0.6 and cls._sum(look, cls._heights(look, rest.width, text, more, step)) > rest.height:
            step -= 0.04
        return Fit(
            step,
            max(0.0, rest.height - cls._sum(look, cls._heights(look, rest.width, text, more, step))) * 0.4,
        )

    @staticmethod
    def _parts(box: Box, look: Look) -> tuple[bool, Box, Box]:
        """Whether it reads along the line, the icon's place, and the words'."""
        theme = look.theme
        inner = box.inset(theme.pad * 1.2, theme.pad * 0.8)
        if box.width > 1.6 * box.height:
            return True, *inner.start(
                min(inner.height, theme.mm(12 if theme.is_small else 18)), theme.pad, rtl=look.rtl
            )
        side = min(inner.height * 0.4, inner.width * 0.62, theme.mm(36))
        return False, *inner.top(side + theme.pad, theme.pad)

    @staticmethod
    def _heights(look: Look, width: float, text: str, more: str, step: float) -> list[int]:
        sizes = look.theme
        heights = [text_size(text, look, round(sizes.type("tile") * step), width=width, bold=True)[1]]
        if more:
            heights.append(text_size(more, look, round(sizes.type("label") * step), width=width)[1])
        return heights

    @staticmethod
    def _sum(look: Look, heights: list[int]) -> float:
        return sum(heights) + look.theme.pad * 0.5 * (len(heights) - 1)

    def _badge(self, box: Box, icon: str, mark: str) -> None:
        """A round of the accent's tint with the icon, or with the letter that stands before the number."""
        side = min(box.width, box.height)
        place = box.centred(side, side)
        if self.finish is PLAIN:
            with self.canvas:
                Color(*self.look.palette.accent_tint)
                SmoothEllipse(
                    pos=(place.x, self.glass_height - place.bottom), size=(place.width, place.height)
                )
        inside = place.inset(side * 0.22)
        if mark:
            self.words(
                inside, mark, role="mark", bold=True, colour=self.coat.icon, align="centre", tight=True
            )
        else:
            self.icon(inside, icon)


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
        fit: Fit | None = None,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text)
        badge, rest, point = self._parts(box, look, icon=bool(icon), arrow=arrow)
        if icon:
            self.icon(badge, icon)
        if arrow:
            self.icon(point, "chevron_left" if look.rtl else "chevron_right")
        self.words(rest, text, role=role, bold=bold, step=fit.step if fit else None)

    @classmethod
    def fit(cls, box: Box, look: Look, text: str, *, icon: bool, role: str, bold: bool, arrow: bool) -> Fit:
        """What this row asks for by itself."""
        _, rest, _ = cls._parts(box, look, icon=icon, arrow=arrow)
        return Fit(step_for(text, look, role, (rest.width, rest.height), bold=bold))

    @staticmethod
    def _parts(box: Box, look: Look, *, icon: bool, arrow: bool) -> tuple[Box, Box, Box]:
        theme = look.theme
        rest = badge = point = box.inset(theme.pad, theme.mm(0.8))
        if icon:
            badge, rest = rest.start(theme.mm(8 if theme.is_small else 11), theme.pad, rtl=look.rtl)
        if arrow:
            point, rest = rest.end(theme.mm(6), theme.pad / 2, rtl=look.rtl)
        return badge, rest, point


class Button(Choice):
    """A short word with an icon beside it."""

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
        name: str = "",
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=name or text, finish=finish)
        theme = look.theme
        if not text:
            self.icon(box.centred(theme.mm(9), theme.mm(9)), icon)
            return
        inner = box.inset(theme.pad * 0.8, theme.mm(0.8))
        side = min(inner.height, theme.mm(8))
        gap = theme.pad / 2 if icon else 0.0
        taken = side + gap if icon else 0.0
        width = min(text_size(text, look, theme.type(role), bold=True)[0] + 2, inner.width - taken)
        together = inner.centred(taken + width, inner.height)
        if icon:
            badge, rest = (together.end if icon_at_end else together.start)(side, gap, rtl=look.rtl)
            self.icon(badge, icon)
        else:
            rest = together
        self.words(rest, text, role=role, bold=True, align="centre")

    @staticmethod
    def width_for(text: str, look: Look, *, icon: bool = True, role: str = "label") -> float:
        """As wide as its words ask for."""
        theme = look.theme
        words = text_size(text, look, theme.type(role), bold=True)[0] + 2
        return words + theme.pad * 1.8 + (theme.mm(8) + theme.pad / 2 if icon else 0)
