"""Codes for the resident's own telephone, each with what it opens: as many as there is room for."""

from collections.abc import Sequence
from typing import Final

from terminal.answers import Link
from terminal.text import Words, isolate
from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.code import Code, least_side
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import READ, Sheet
from terminal.ui.widgets.text import Text, text_size

_CAPTIONS: Final = {"call": "answers.scan_call", "page": "answers.scan_page"}
# A code is no larger than it need be at an arm's length.
_MOST_MM: Final = 30.0


def cards_width(links: Sequence[Link], look: Look, words: Words) -> float:
    """What a column of them asks for: the longest number, or the codes."""
    theme = look.theme
    shown = max(text_size(link.shown, look, theme.type(_role(link, look)), bold=True)[0] for link in links)
    codes = max(least_side(link.address, theme.pixels_per_mm) for link in links)
    caption = max(
        text_size(words.say(_CAPTIONS[link.kind]), look, theme.type("small"))[0] * 0.6 for link in links
    )
    return max(shown, codes, caption, theme.mm(24)) + 2 * theme.pad


def _role(link: Link, look: Look) -> str:
    """A long address is set smaller, so that the text beside it keeps its room."""
    theme = look.theme
    wide = text_size(link.shown, look, theme.type("label"), bold=True)[0]
    return "label" if wide <= theme.size(_MOST_MM) else "small"


class Cards(Placed):
    """A sheet with codes in a column, or side by side where it is wide; none that is too small to be read."""

    def __init__(
        self, box: Box, glass_height: float, look: Look, words: Words, links: Sequence[Link]
    ) -> None:
        super().__init__(box, glass_height)
        Sheet(self, READ, look)
        theme = look.theme
        wide = box.width > box.height * 1.3
        inner = box.inset(theme.pad)
        self._look, self._words = look, words
        if wide:
            cells = inner.columns(self._beside(inner, links), theme.gap, rtl=look.rtl)
        else:
            least = max(least_side(link.address, theme.pixels_per_mm) for link in links)
            lines = self._lines(links[0], inner.width)
            fitting = max(1, int((inner.height + theme.gap) // (least + lines + theme.gap)))
            cells = inner.rows(min(fitting, len(links)), theme.gap)
        for cell, link in zip(cells, links, strict=False):
            self._card(cell, link, wide=wide)

    def _beside(self, inner: Box, links: Sequence[Link]) -> int:
        """How many stand side by side with room for their words."""
        theme = self._look.theme
        for many in range(len(links), 1, -1):
            cell = inner.columns(many, theme.gap, rtl=False)[0]
            width = cell.width - self._side(cell) - theme.pad
            if all(self._holds(Box(0, 0, width, cell.height), link) for link in links[:many]):
                return many
        return 1

    def _side(self, cell: Box) -> float:
        """Of a code with its words beside it."""
        return min(cell.height, self._look.theme.mm(_MOST_MM))

    def _holds(self, box: Box, link: Link) -> bool:
        """Whether its words stand there, none of them broken."""
        theme, caption = self._look.theme, self._words.say(_CAPTIONS[link.kind])
        shown = text_size(link.shown, self._look, theme.type(_role(link, self._look)), bold=True)[0]
        said = max(text_size(word, self._look, theme.type("small"))[0] for word in caption.split())
        return max(shown, said) <= box.width and self._lines(link, box.width) <= box.height

    def _lines(self, link: Link, width: float) -> float:
        """The height of the words under a code."""
        theme = self._look.theme
        role = _role(link, self._look)
        shown = text_size(link.shown, self._look, theme.type(role), width=width, bold=True)[1]
        caption = self._words.say(_CAPTIONS[link.kind])
        return shown + text_size(caption, self._look, theme.type("small"), width=width)[1]

    def _card(self, cell: Box, link: Link, *, wide: bool) -> None:
        look, theme = self._look, self._look.theme
        if wide:
            picture, lines = cell.start(self._side(cell), theme.pad, rtl=look.rtl)
        else:
            words = self._lines(link, cell.width)
            together = min(cell.height, theme.mm(_MOST_MM) + theme.pad / 2 + words)
            lines, picture = cell.centred(cell.width, together).foot(words, theme.pad / 2)
        side = min(picture.width, picture.height, theme.mm(_MOST_MM))
        caption = self._words.say(_CAPTIONS[link.kind])
        self.add_widget(Code(picture.centred(side, side), self.glass_height, link.address))
        shown_as = _role(link, look)
        number = text_size(link.shown, look, theme.type(shown_as), bold=True)[1]
        if wide:  # beside the middle of its code
            lines = lines.centred(lines.width, min(lines.height, self._lines(link, lines.width)))
        upper, lower = lines.top(number)
        for part, text, bold, role in (
            (upper, isolate(link.shown), True, shown_as),
            (lower, caption, False, "small"),
        ):
            words = Text(
                part,
                self.glass_height,
                look,
                text,
                role=role,
                bold=bold,
                align="start" if wide else "centre",
                valign="top",
                colour=None if bold else look.palette.ink_quiet,
            )
            # The voice has no use for the code, and tells what it opens in one breath.
            words.aloud = f"{caption}: {link.shown}" if bold else ""
            self.add_widget(words)
