"""Things to choose by a touch: a large tile, a row of a list, a button."""

from collections.abc import Callable

from terminal.ui.box import Box
from terminal.ui.theme import Colour
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
        finish: Finish = PLAIN,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        theme = look.theme
        inner = box.inset(theme.pad * 1.2)
        if box.width > 1.6 * box.height:  # a wide tile reads along the line
            badge, rest = inner.start(min(inner.height, theme.mm(22)), theme.pad, rtl=look.rtl)
            align: Align = "start"
        else:
            badge, rest = inner.top(min(inner.height * 0.42, theme.mm(34)), theme.pad)
            align = "centre"
        self.icon(badge, icon)
        if more:
            title, quiet = rest.top(rest.height * 0.55, theme.pad / 3)
            upper = "foot" if align == "start" else "centre"
            self.words(title, text, role="tile", bold=True, align=align, valign=upper)
            self.words(quiet, more, role="label", colour=finish.quiet, align=align, valign="top")
        else:
            self.words(rest, text, role="tile", bold=True, align=align)


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
            self.words(rest, text, role=role)


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
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        theme = look.theme
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
