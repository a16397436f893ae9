"""What somebody writes in a call, letter by letter: always its end, where the next letter comes."""

from terminal.text.bidi import keep_numbers
from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN, Sheet
from terminal.ui.widgets.text import Text, text_size


class Lines(Placed):
    """A sheet with a small heading and the last lines that fit under it; ``show`` draws it anew."""

    def __init__(self, box: Box, glass_height: float, look: Look, heading: str) -> None:
        super().__init__(box, glass_height)
        self._look = look
        Sheet(self, PLAIN, look)
        inner = box.inset(look.theme.pad * 0.8, look.theme.mm(0.8))
        self._room = inner
        head, below = inner.top(look.theme.type("small") * 1.4)
        line = text_size(heading, look, look.theme.type("body"))[1]
        if below.height >= line:  # the words themselves come first
            quiet = look.palette.ink_quiet
            self.add_widget(Text(head, glass_height, look, heading, role="small", colour=quiet))
            self._room = below
        self._text: str | None = None
        self._piece: Text | None = None

    def show(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        if self._piece is not None:
            self.remove_widget(self._piece)
            self._piece = None
        # Telephone numbers in a right-to-left line keep the order of their groups.
        shown = tail(keep_numbers(text) if self._look.rtl else text, self._look, self._room)
        if shown.strip():
            self._piece = Text(
                self._room, self.glass_height, self._look, shown, role="body", valign="foot", step=1.0
            )
            self.add_widget(self._piece)


def tail(text: str, look: Look, room: Box) -> str:
    """The longest end of a text that fits a room at full size, cut where a word or a line begins."""
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter in " \n")]
    pixels = look.theme.type("body")
    # Few words fit: from the end, as many as there is room for.
    fitting = starts[-1]
    for start in reversed(starts):
        if text_size(text[start:], look, pixels, width=room.width)[1] > room.height:
            break
        fitting = start
    return text[fitting:]
