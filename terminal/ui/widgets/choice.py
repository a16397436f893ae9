"""Things to choose by a touch: a large tile, a row of a list, a button."""

from collections.abc import Callable

from kivy.graphics import Color, SmoothEllipse

from terminal.ui.box import Box
from terminal.ui.theme import ACCENT_TINT, Colour
from terminal.ui.widgets.base import Touchable
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN, Finish, Sheet
from terminal.ui.widgets.text import Align, Text, text_size


class Choice(Touchable):
    """A sheet of paper that answers; its kinds differ in what lies on it."""

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
        """What it says, for whoever looks for it: a test, later a voice."""
        self.finish = finish
        theme = look.theme
        self._sheet = Sheet(self, finish, theme.radius, 0 if finish.edge == finish.ground else theme.mm(0.45))

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
        valign: str = "centre",
        tight: bool = False,
    ) -> Text:
        """Lay words on the sheet."""
        piece = Text(
            box,
            self.glass_height,
            self.look,
            text,
            role=role,
            bold=bold,
            colour=colour or self.finish.words,
            align=align,
            valign=valign,  # type: ignore[arg-type]
            tight=tight,
        )
        self.add_widget(piece)
        return piece

    def icon(self, box: Box, name: str, colour: Colour | None = None) -> None:
        self.add_widget(Icon(box, self.glass_height, name, colour=colour or self.finish.icon))


class Tile(Choice):
    """A large sheet: icon, words, and a quiet line under them."""

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
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        theme = look.theme
        inner = box.inset(theme.pad * 1.2)
        wide = box.width > 1.6 * box.height  # it reads along the line
        align: Align = "start" if wide else "centre"
        if wide:
            badge, rest = inner.start(min(inner.height, theme.mm(20)), theme.pad, rtl=look.rtl)
        else:
            side = min(inner.height * 0.4, inner.width * 0.62, theme.mm(36))
            badge, rest = inner.top(side + theme.pad, theme.pad)
        heights = [text_size(text, look, theme.type("tile"), width=rest.width, bold=True)[1]]
        if more:
            heights.append(text_size(more, look, theme.type("label"), width=rest.width)[1])
        gap = theme.pad * 0.5
        free = rest.height - sum(heights) - gap * (len(heights) - 1)
        if not wide:  # the icon moves down with its words
            badge = Box(badge.x, badge.y + max(0.0, free * 0.4), badge.width, badge.height)
        down = max(0.0, free * (0.5 if wide else 0.4))
        lines = Box(rest.x, rest.y + down, rest.width, rest.height - down).stacked(heights, gap)
        self._badge(badge, icon, mark)
        self.words(lines[0], text, role="tile", bold=True, align=align)
        if more:
            last = Box(
                lines[1].x, lines[1].y, lines[1].width, min(lines[1].height, inner.bottom - lines[1].y)
            )
            self.words(last, more, role="label", colour=finish.quiet, align=align)

    def _badge(self, box: Box, icon: str, mark: str) -> None:
        """A round of the accent's tint with the icon, or with the letter that stands before the number."""
        side = min(box.width, box.height)
        place = box.centred(side, side)
        if self.finish.ground == PLAIN.ground:
            with self.canvas:
                Color(*ACCENT_TINT)
                SmoothEllipse(
                    pos=(place.x, self.glass_height - place.bottom), size=(place.width, place.height)
                )
        inside = place.inset(side * 0.22)
        if mark:
            self.words(
                inside, mark, role="number", bold=True, colour=self.finish.icon, align="centre", tight=True
            )
        else:
            self.icon(inside, icon)


class Row(Choice):
    """One line of a list: an icon where there is one, words, and the arrow that says it goes on."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        more: str = "",
        role: str = "body",
        bold: bool = False,
        arrow: bool = True,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text)
        theme = look.theme
        rest = box.inset(theme.pad, theme.mm(0.8))
        if icon:
            badge, rest = rest.start(theme.mm(9 if theme.is_small else 11), theme.pad, rtl=look.rtl)
            self.icon(badge, icon)
        if arrow:
            point, rest = rest.end(theme.mm(6), theme.pad / 2, rtl=look.rtl)
            self.icon(point, "chevron_left" if look.rtl else "chevron_right")
        if more:
            title, quiet = rest.top(rest.height * 0.56)
            self.words(title, text, role=role, bold=True, valign="foot")
            self.words(quiet, more, role="small", colour=self.finish.quiet, valign="top")
        else:
            self.words(rest, text, role=role, bold=bold)


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
