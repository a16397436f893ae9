"""Several things to choose, as tiles or as rows: a grid where they fit, pages of it where they do not."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from terminal.text import Words
from terminal.ui.arrange import Grid, Pager, arrange
from terminal.ui.box import Box
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.pages import Leaf, Leaves, pager_for, split
from terminal.ui.widgets.surface import FULL, PLAIN, Finish
from terminal.ui.widgets.text import Text
from terminal.ui.widgets.tile import Tile


@dataclass(frozen=True)
class Item:
    """One thing to choose: what it shows and what it does."""

    icon: str
    text: str
    act: Callable[[], None]
    more: str = ""
    mark: str = ""
    """A letter in the icon's place."""
    chosen: bool | None = None
    """For what can be on or off."""
    finish: Finish | None = None
    """Where it is another than its place gives it."""


@dataclass(frozen=True)
class Manner:
    """How things to choose look."""

    tiles: bool = True
    columns: int = 3
    """At most so many side by side."""
    role: str = "label"
    """Of a row's words."""
    bold: bool = True
    arrow: bool = False
    first_full: bool = False
    """The first one is what most people want."""
    most_mm: float = math.inf
    """How high one may become, on ten inches."""


class Choosing:
    """Makes the pages for items in a room.

    ``said_in`` is where a thing's words stand when there is no room for them on it: larger text in the lower
    half of a small glass. Then one thing is asked for at a time.
    """

    def __init__(
        self,
        room: Box,
        glass_height: float,
        look: Look,
        words: Words,
        *,
        items: Sequence[Item],
        manner: Manner,
        said_in: Box | None = None,
    ) -> None:
        self._room = room
        self._glass_height = glass_height
        self._look = look
        self._words = words
        self._items = items
        self._manner = manner
        self._said_in = said_in
        self._pager = pager_for(look, room)
        gap = look.theme.gap if manner.tiles else look.theme.close
        self._gap = gap
        self._grid = self._arranged(room)

    def widget(self, before: Callable[[Box], list[Leaf]] | None = None, *, aside: bool = False) -> Leaves:
        """All pages; ``before`` gives those that come first, in the room that turning leaves.

        ``aside``: what comes first is elsewhere, and leaves the room for the first thing to choose, or for
        all of them where one page holds them.
        """
        if before is None:
            pager = self._grid.pager if self._grid else self._one_at_a_time()[0]
            return self._bound(self.leaves(), pager)
        pager, less = self._pager.cut(self._room, self._gap)
        grid = self._arranged(less)
        if grid is not None and grid.pager is not None:
            grid = self._one_each(less, pager) if self._fit(less) else None
        if grid is None:
            pager, less, _ = self._one_at_a_time()
        first = before(less)
        if not self._items:
            return self._bound(first, pager)
        whole = self._arranged(self._room)
        if aside and len(first) == 1 and whole is not None and whole.pager is None:
            grid = whole
        self._grid = grid
        leaves = self.leaves()
        if aside and grid is not None:
            first = [_both(leaf, leaves[0]) for leaf in first]
            leaves = [] if len(leaves) == 1 else leaves
        return self._bound([*first, *leaves], pager)

    def _arranged(self, room: Box) -> Grid | None:
        return arrange(
            len(self._items),
            self._need,
            room,
            columns=self._manner.columns,
            gap=self._gap,
            pager=self._pager,
        )

    def _fit(self, room: Box) -> bool:
        """Whether each fits a page of its own, whole words at their size."""
        needs = (self._item_need(item, room.width) for item in self._items)
        return all(height <= room.height + 1 and step == 1 for height, step in needs)

    def _one_each(self, room: Box, pager: Box) -> Grid:
        return Grid(room, pager, 1, 1, tuple(range(n, n + 1) for n in range(len(self._items))))

    def _bound(self, leaves: Sequence[Leaf], pager: Box | None) -> Leaves:
        return Leaves(self._room, self._glass_height, self._look, self._words, leaves=leaves, pager=pager)

    @property
    def fits(self) -> bool:
        """Whether each has the room that it needs."""
        return self._grid is not None

    def leaves(self) -> list[Leaf]:
        grid = self._grid
        if grid is None:
            return [leaf for item in self._items for leaf in self._single(item)]
        return [self._page(grid, page) for page in range(len(grid.pages))]

    def _need(self, width: float) -> float:
        """The tallest item's height; infinite where a word would be broken though fewer columns help."""
        alone = width >= self._pager.cut(self._room, self._gap)[1].width - 1
        tallest = 0.0
        for item in self._items:
            height, step = self._item_need(item, width)
            if step < 1 and not alone:
                return math.inf
            tallest = max(tallest, height)
        return tallest

    def _item_need(self, item: Item, width: float) -> tuple[float, float]:
        manner = self._manner
        if manner.tiles:
            return Tile.need(self._look, item.text, item.more, width)
        return Row.need(
            self._look,
            item.text,
            width,
            icon=bool(item.icon),
            role=manner.role,
            bold=manner.bold,
            arrow=manner.arrow,
        )

    def _page(self, grid: Grid, page: int) -> Leaf:
        shown = [self._items[number] for number in grid.pages[page]]
        most = self._look.theme.size(self._manner.most_mm) if self._manner.most_mm < math.inf else math.inf
        # No higher than is asked for, unless words in so narrow a column take more.
        width = grid.width(self._gap)
        cells = grid.cells(page, self._gap, rtl=self._look.rtl, most=max(most, self._need(width)))

        def lay(leaf: Drawn) -> None:
            down = min(
                (
                    Tile.down(cell, self._look, item.text, item.more)
                    for cell, item in zip(cells, shown, strict=True)
                    if self._manner.tiles
                ),
                default=None,
            )
            for number, (cell, item) in enumerate(zip(cells, shown, strict=True)):
                first = page == 0 and number == 0
                leaf.add_widget(self._made(cell, item, first=first, down=down))

        return lay

    def _made(self, cell: Box, item: Item, *, first: bool, down: float | None) -> Tile | Row:
        full = (first and self._manner.first_full) or item.chosen
        finish = item.finish or (FULL if full else PLAIN)
        made: Tile | Row
        if self._manner.tiles:
            made = Tile(
                cell,
                self._glass_height,
                self._look,
                item.act,
                icon=item.icon,
                text=item.text,
                more=item.more,
                mark=item.mark,
                finish=finish,
                down=down,
                ticked=bool(item.chosen),
            )
        else:
            made = Row(
                cell,
                self._glass_height,
                self._look,
                item.act,
                text=item.text,
                icon=item.icon,
                role=self._manner.role,
                bold=self._manner.bold,
                arrow=self._manner.arrow,
                finish=finish,
            )
        made.chosen = item.chosen
        return made

    def _one_at_a_time(self) -> tuple[Box, Box, Box]:
        """Where pages are turned, the words, and the button that chooses them."""
        theme = self._look.theme
        if self._said_in is not None:
            deck, said = self._room.foot(theme.target)[0], self._said_in
        else:
            deck, said = self._room.foot(theme.target, theme.gap)
        pager = Pager(2 * theme.target + theme.gap, True, self._look.hand_is_left)
        turner, button = pager.cut(deck, theme.gap)
        return turner, said, button

    def _single(self, item: Item) -> list[Leaf]:
        """Its words, in as many pages as they take, each with the button that chooses it."""
        _, said, button = self._one_at_a_time()
        whole = f"{item.text}\n{item.more}" if item.more else item.text
        room = (said.width, said.height)
        parts = split(whole, self._look, "label", room, bold=True)
        if item.more and len(parts) > 1:
            parts = [
                part
                for text in (item.text, item.more)
                for part in split(text, self._look, "label", room, bold=True)
            ]

        def page(text: str) -> Leaf:
            def lay(leaf: Drawn) -> None:
                leaf.add_widget(Text(said, self._glass_height, self._look, text, role="label", bold=True))
                word = self._words.say("choices.choose")
                made = Button(
                    button,
                    self._glass_height,
                    self._look,
                    item.act,
                    text=word,
                    icon="check",
                    name=item.text,
                    finish=item.finish or FULL,
                )
                made.more, made.chosen = item.more, item.chosen
                leaf.add_widget(made)

            return lay

        return [page(text) for text in parts]


def _both(one: Leaf, other: Leaf) -> Leaf:
    def lay(leaf: Drawn) -> None:
        one(leaf)
        other(leaf)

    return lay


__all__ = ["Choosing", "Item", "Manner", "Pager"]
