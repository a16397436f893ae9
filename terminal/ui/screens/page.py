"""What all screens share: the bar with back, home and end in its one place, and ways to lay things on the glass."""

from collections.abc import Callable
from typing import Any, Literal

from terminal.ui.box import Box
from terminal.ui.events import Back, End, Home
from terminal.ui.stage import Stage
from terminal.ui.theme import INK, Colour
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row, Tile
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import FULL, PLAIN, Finish
from terminal.ui.widgets.text import Align, Text, text_size

Valign = Literal["top", "centre", "foot"]


class Page(Drawn):
    """One screen, laid out whole when it is made.

    A screen must override ``build``. It may override ``reads`` (what it shows of the changing world: when that
    differs, it is built again) and ``tick`` (called each frame while it is shown; draw only what is new).
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.look = stage.look
        self.theme = stage.look.theme
        self.words = stage.words
        self.glass = Box(0, 0, self.theme.width, self.theme.height)
        super().__init__(pos=(0, 0), size=(self.theme.width, self.theme.height), size_hint=(None, None))
        self._read = self.reads()
        self.build()

    def build(self) -> None:
        raise NotImplementedError

    def reads(self) -> object:
        return None

    def tick(self) -> None:
        """Nothing moves without need."""

    def refresh(self) -> None:
        """Build again if what the screen shows of the world has changed."""
        now = self.reads()
        if now != self._read:
            self._read = now
            self.clear_widgets()
            self.build()

    # --- laying out -------------------------------------------------------------------------------

    @property
    def rtl(self) -> bool:
        return self.look.rtl

    @property
    def inner(self) -> Box:
        """The glass within its margins."""
        return self.glass.inset(self.theme.margin)

    def put(self, widget: Any) -> Any:
        self.add_widget(widget)
        return widget

    def text(
        self,
        box: Box,
        text: str,
        *,
        role: str = "body",
        colour: Colour = INK,
        bold: bool = False,
        align: Align = "start",
        valign: Valign = "centre",
        look: Look | None = None,
        tight: bool = False,
    ) -> Text:
        made = Text(
            box,
            self.height,
            look or self.look,
            text,
            role=role,
            colour=colour,
            bold=bold,
            align=align,
            valign=valign,
            tight=tight,
        )
        self.add_widget(made)
        return made

    def text_height(self, text: str, role: str, width: float, *, bold: bool = False) -> int:
        return text_size(text, self.look, self.theme.type(role), width=width, bold=bold)[1]

    def icon(self, box: Box, name: str, colour: Colour = INK) -> None:
        self.put(Icon(box, self.height, name, colour=colour))

    def tile(
        self,
        box: Box,
        act: Callable[[], None],
        *,
        icon: str,
        text: str,
        more: str = "",
        mark: str = "",
        finish: Finish = PLAIN,
    ) -> None:
        self.put(
            Tile(box, self.height, self.look, act, icon=icon, text=text, more=more, mark=mark, finish=finish)
        )

    def row(
        self,
        box: Box,
        act: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        more: str = "",
        role: str = "body",
        bold: bool = False,
        arrow: bool = True,
    ) -> None:
        self.put(
            Row(
                box,
                self.height,
                self.look,
                act,
                text=text,
                icon=icon,
                more=more,
                role=role,
                bold=bold,
                arrow=arrow,
            )
        )

    def button(
        self,
        box: Box,
        act: Callable[[], None],
        *,
        text: str,
        icon: str = "",
        finish: Finish = FULL,
        role: str = "label",
        icon_at_end: bool = False,
    ) -> None:
        self.put(
            Button(
                box,
                self.height,
                self.look,
                act,
                text=text,
                icon=icon,
                finish=finish,
                role=role,
                icon_at_end=icon_at_end,
            )
        )

    # --- the bar ----------------------------------------------------------------------------------

    def bar(self, title: str = "", *, back: bool = True, home: bool = True) -> tuple[Box, Box]:
        """Lay the bar: what is left of it between its buttons, where the title is, and the room below it."""
        send, say, gap = self.stage.send, self.words.say, self.theme.gap
        strip, below = self.inner.top(self.theme.bar, gap)
        end = say("nav.end")
        box, strip = strip.end(Button.width_for(end, self.look), gap, rtl=self.rtl)
        self.button(box, lambda: send(End()), text=end, icon="close", finish=PLAIN)
        if back:
            word = say("nav.back")
            box, strip = strip.start(Button.width_for(word, self.look), gap, rtl=self.rtl)
            self.button(box, lambda: send(Back()), text=word, icon=self.look.towards("back"), finish=PLAIN)
        if home:
            word = say("nav.home")
            box, strip = strip.start(Button.width_for(word, self.look), gap, rtl=self.rtl)
            self.button(box, lambda: send(Home()), text=word, icon="home", finish=PLAIN)
        if title:
            self.text(
                strip.inset(self.theme.pad / 2, 0) if back or home else strip, title, role="tile", bold=True
            )
        return strip, below
