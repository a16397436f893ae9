"""An answer cut into leaves: its codes on the first one only, the questions that follow side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from terminal.answers import Link, Title
from terminal.text import Words
from terminal.ui.box import Box
from terminal.ui.screens.blocks import Block
from terminal.ui.screens.cards import Cards, cards_width
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Row
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.pages import Leaf, cut, evened
from terminal.ui.widgets.surface import READ, Sheet
from terminal.ui.widgets.text import Text, text_size

# The codes beside the first leaf: what they take under it on a tall glass, in millimetres.
_UNDER_MM: Final = 34.0


@dataclass(frozen=True)
class _Band:
    """What stands side by side: a piece of text, or else questions to choose."""

    block: Block | None = None
    titles: tuple[Title, ...] = ()
    follows: bool = False
    """After other questions, a finger's room below them."""
    is_last: bool = False

    @property
    def stays(self) -> bool:
        """With what follows."""
        if self.block is None:
            return not self.is_last
        return self.block.heading or self.block.title


class AnswerLeaves:
    """Measures the pieces of an answer and lays them, page by page.

    ``when_chosen`` is told the question that was touched.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        links: Sequence[Link],
        *,
        look: Look,
        words: Words,
        glass_height: float,
        when_chosen: Callable[[Title], None],
    ) -> None:
        self._links = links
        self._look = look
        self._theme = look.theme
        self._words = words
        self._glass_height = glass_height
        self._when_chosen = when_chosen
        self._bands = [_Band(block) for block in blocks if block.leads_to is None]
        titles = tuple(block.leads_to for block in blocks if block.leads_to is not None)
        # Evenly: four stand two by two where three might.
        bands = -(-len(titles) // self._most)
        self._across = -(-len(titles) // bands) if bands else 1
        self._bands += [
            _Band(
                titles=titles[first : first + self._across],
                follows=first > 0,
                is_last=first + self._across >= len(titles),
            )
            for first in range(0, len(titles), self._across)
        ]

    @property
    def _most(self) -> int:
        """How many questions stand side by side at most."""
        if self._theme.is_tall:
            return 1
        return 2 if self._theme.is_small else 3

    def leaves(self, room: Box) -> list[Leaf]:
        """One for each page; none where a single piece is higher than the room."""
        first_room, codes = self._parted(room)
        first, later = self._inner(first_room), self._inner(room)
        heights = [self._height(band, first.width) for band in self._bands]
        begun = cut(heights, first.height, self._between, self._staying(0))[0].stop
        if max(heights[:begun]) > first.height:
            return []
        heights = [self._height(band, later.width) for band in self._bands]
        rest = cut(heights[begun:], later.height, self._between, self._staying(begun))
        if max(heights[begun:], default=0) > later.height:
            return []
        pages = [range(begun), *(range(page.start + begun, page.stop + begun) for page in rest)]
        pages = evened(pages, heights, later.height, self._between, self._staying(0))
        return [
            self._leaf(pages[0], first_room, codes),
            *(self._leaf(page, room, None) for page in pages[1:]),
        ]

    def _staying(self, begin: int) -> set[int]:
        return {number for number, band in enumerate(self._bands[begin:]) if band.stays}

    def _parted(self, room: Box) -> tuple[Box, Box | None]:
        """What is left for the first page's text, and where its codes are."""
        if not self._links:
            return room, None
        gap = self._theme.gap
        if self._theme.is_tall:
            codes, left = room.foot(self._theme.mm(_UNDER_MM), gap)
        else:
            width = cards_width(self._links, self._look, self._words)
            codes, left = room.end(width, gap, rtl=self._look.rtl)
        return left, codes

    def _inner(self, room: Box) -> Box:
        theme = self._theme
        return room.inset(theme.pad * 1.4, theme.pad * (0.8 if theme.is_small else 1))

    @property
    def _between(self) -> float:
        return self._theme.gap * (0.45 if self._theme.is_small else 0.6)

    @property
    def _apart(self) -> float:
        """What things to touch stand further from each other than lines of text."""
        return max(0.0, self._theme.close - self._between)

    @property
    def _indent(self) -> float:
        return self._theme.type("body") * 1.5

    def _height(self, band: _Band, width: float) -> float:
        block = band.block
        if block is None:
            each = (width - self._theme.close * (self._across - 1)) / self._across
            height = max(self._row_height(title, each) for title in band.titles)
            return height + (self._apart if band.follows else 0)
        pixels = self._theme.type(block.role)
        width -= self._indent if block.mark else 0
        height = text_size(block.text, self._look, pixels, width=width, bold=block.bold)[1]
        return height + (self._between if block.heading else 0)

    def _row_height(self, title: Title, width: float) -> float:
        return Row.need(self._look, title.question, width, icon=False, role="label", bold=False, arrow=True)[
            0
        ]

    def _leaf(self, shown: range, room: Box, codes: Box | None) -> Leaf:
        def lay(leaf: Drawn) -> None:
            sheet = Placed(room, self._glass_height)
            Sheet(sheet, READ, self._look)
            leaf.add_widget(sheet)
            inner = self._inner(room)
            heights = [self._height(self._bands[number], inner.width) for number in shown]
            for number, box in zip(shown, inner.stacked(heights, self._between), strict=True):
                self._lay(leaf, self._bands[number], box)
            if codes is not None:
                leaf.add_widget(Cards(codes, self._glass_height, self._look, self._words, self._links))

        return lay

    def _lay(self, leaf: Drawn, band: _Band, box: Box) -> None:
        if band.block is not None:
            self._read(leaf, band.block, box)
            return
        if band.follows:
            box = box.top(self._apart)[1]
        cells = box.columns(self._across, self._theme.close, rtl=self._look.rtl)
        for title, cell in zip(band.titles, cells, strict=False):
            act = partial(self._when_chosen, title)
            leaf.add_widget(Row(cell, self._glass_height, self._look, act, text=title.question, role="label"))

    def _read(self, leaf: Drawn, block: Block, box: Box) -> None:
        palette = self._look.palette
        if block.mark:
            at, box = box.start(self._indent, rtl=self._look.rtl)
            mark = Text(
                at,
                self._glass_height,
                self._look,
                block.mark,
                role=block.role,
                colour=palette.accent,
                bold=True,
                valign="top",
            )
            mark.aloud = ""  # the voice says it with its words
            leaf.add_widget(mark)
        words = Text(
            box,
            self._glass_height,
            self._look,
            block.text,
            role=block.role,
            bold=block.bold,
            valign="foot",
            colour=palette.ink_quiet if block.quiet else palette.ink,
        )
        words.aloud = f"{block.mark} {block.text}".strip()
        words.reads_as = "heading" if block.title or block.heading else "text"
        leaf.add_widget(words)
