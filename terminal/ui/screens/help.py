"""Help for whoever uses the keypad or listens: where one is, what the keys do, and how it is read."""

from collections.abc import Callable
from typing import Protocol

from kivy.graphics import Color, Rectangle

from terminal.ui.screens.page import Page, Piece
from terminal.ui.stage import Stage
from terminal.ui.widgets.choice import Row
from terminal.ui.widgets.choices import Item


class Aloud(Protocol):
    """What can be asked of the one who reads."""

    def tell(self) -> None: ...
    def pace(self, *, faster: bool) -> None: ...
    def loudness(self, *, louder: bool) -> None: ...
    def where(self) -> str: ...


class Help(Page):
    """Lies over the screen, which stays as it is."""

    lies_over = is_help = True

    def __init__(
        self, stage: Stage, aloud: Aloud, close: Callable[[], None], stop: Callable[[], None]
    ) -> None:
        self._aloud = aloud
        self._close = close
        self._stop = stop
        self._where = aloud.where()
        super().__init__(stage)

    def build(self) -> None:
        say, gap, aloud = self.words.say, self.theme.gap, self._aloud
        with self.canvas.before:
            Color(*self.look.palette.surface)
            Rectangle(pos=(0, 0), size=self.size)
        items = [
            Item("check", say("aloud.go_on"), self._close),
            Item("replay", say("aloud.read_again"), self._again),
            Item("fast_rewind", say("aloud.slower"), lambda: aloud.pace(faster=False)),
            Item("fast_forward", say("aloud.faster"), lambda: aloud.pace(faster=True)),
            Item("volume_down", say("aloud.softer"), lambda: aloud.loudness(louder=False)),
            Item("volume_up", say("aloud.louder"), lambda: aloud.loudness(louder=True)),
            Item("volume_off", say("aloud.off"), self._stop),
        ]
        columns = 2 if self.theme.is_tall else 3
        lines = -(-len(items) // columns)
        foot, words = self.inner.foot(lines * self.theme.row + (lines - 1) * self.theme.close, gap)
        cells = foot.grid(len(items), columns, self.theme.close, rtl=self.rtl)
        for cell, item in zip(cells, items, strict=True):
            self.put(Row(cell, self.height, self.look, item.act, text=item.text, icon=item.icon, arrow=False))
        pieces = [Piece(say("aloud.title"), "title", bold=True), Piece(say("aloud.keys"))]
        if self._where:
            pieces.insert(1, Piece(say("aloud.where", what=self._where)))
        self.stack(words, pieces)

    def _again(self) -> None:
        """The screen that is under this one, from its beginning."""
        self._close()
        self._aloud.tell()
