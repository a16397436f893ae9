"""The field that shows what was typed; the on-screen keyboard writes into it."""

from kivy.graphics import Color, Rectangle

from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN, Sheet
from terminal.ui.widgets.text import Text, text_size


class Field(Placed):
    """Typed text with a mark, which does not blink, where the next letter comes; a hint while it is empty."""

    def __init__(self, box: Box, glass_height: float, look: Look, *, hint: str, text: str) -> None:
        super().__init__(box, glass_height)
        self.look = look
        self.hint = hint
        self.text = text
        sizes = look.theme
        Sheet(self, PLAIN, look)
        inner = box.inset(sizes.pad * 0.8, sizes.mm(0.8))
        badge, self._inner = inner.start(sizes.mm(7), sizes.pad / 2, rtl=look.rtl)
        self.add_widget(Icon(badge, glass_height, "search", colour=look.palette.accent))
        self._piece: Text | None = None
        self.show(text)

    def show(self, text: str) -> None:
        """Draw this text now; of a long one its end, where the next letter comes."""
        self.text = text
        if self._piece is not None:
            self.remove_widget(self._piece)
        shown, role = text or self.hint, "body"
        pixels = self.look.theme.type(role)
        mark = max(2, self.look.theme.mm(0.5))
        room = self._inner.width - 4 * mark
        while len(shown) > 1 and text_size(shown, self.look, pixels)[0] > room:
            shown = shown[1:] if text else shown[:-1]
        width = text_size(text and shown, self.look, pixels)[0] if text else 0
        _, rest = self._inner.start(3 * mark if not text else 0, 0, rtl=self.look.rtl)
        self._piece = Text(
            rest,
            self.glass_height,
            self.look,
            shown,
            role=role,
            colour=self.look.palette.ink if text else self.look.palette.ink_quiet,
            step=1.0,
        )
        at, _ = self._inner.start(width + 2 * mark, 0, rtl=self.look.rtl)
        x = at.x if self.look.rtl else at.right - mark
        with self._piece.canvas:
            Color(*self.look.palette.accent)
            Rectangle(
                pos=(round(x), round(self.glass_height - self._inner.bottom + self._inner.height * 0.2)),
                size=(mark, round(self._inner.height * 0.6)),
            )
        self.add_widget(self._piece)
