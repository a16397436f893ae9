"""What the glass offers to perceive and to touch it by: icons with words, and a tick on those that are on."""

from collections.abc import Callable, Sequence
from typing import Final

from terminal.text import Words
from terminal.ui.arrange import Pager, arrange
from terminal.ui.box import Box
from terminal.ui.ways import OFFERED, Ways, What, is_on, turned
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Button, needed
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.pages import Leaf, Leaves
from terminal.ui.widgets.surface import FULL, PLAIN

ICONS: Final[dict[What, str]] = {
    "text": "format_size",
    "contrast": "brightness_6",
    "lower": "vertical_align_bottom",
    "hand": "pan_tool",
    "speech": "volume_up",
    "touch": "touch_app",
}


def state(words: Words, ways: Ways, what: What) -> str:
    """How far it is on, in words."""
    if what == "text" and ways.text > 100:
        return words.say("ways.percent", n=ways.text)
    if what == "contrast" and ways.contrast != "plain":
        return words.say(f"ways.{ways.contrast}")
    return words.say("ways.on" if is_on(ways, what) else "ways.off")


def items(
    words: Words, ways: Ways, when_chosen: Callable[[Ways], None], offered: Sequence[What] = OFFERED
) -> list[Item]:
    """One for each that is offered; a touch takes it a step further."""

    def item(what: What) -> Item:
        return Item(
            ICONS[what],
            words.say(f"ways.{what}"),
            lambda: when_chosen(turned(ways, what)),
            state(words, ways, what),
            chosen=is_on(ways, what),
        )

    return [item(what) for what in offered]


class Way(Button):
    """One of the strip: its icon over its word; when it is on, dark with a tick in its corner."""

    def __init__(self, box: Box, glass_height: float, look: Look, item: Item) -> None:
        super().__init__(
            box,
            glass_height,
            look,
            item.act,
            text=item.text,
            icon=item.icon,
            finish=FULL if item.chosen else PLAIN,
            role="small",
            stacked=True,
        )
        self.more, self.chosen = item.more, item.chosen
        if item.chosen:
            side = look.theme.size(4.5)
            self.icon(Box(box.right - side * 1.2, box.y + side * 0.2, side, side), "check_circle")


class WaysStrip(Placed):
    """All that is offered, in one row where their words fit, else in pages; ``height`` is what it takes."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        words: Words,
        *,
        ways: Ways,
        when_chosen: Callable[[Ways], None],
        offered: Sequence[What] = OFFERED,
        page: int = 0,
    ) -> None:
        super().__init__(box, glass_height)
        found = items(words, ways, when_chosen, offered)
        gap, target = look.theme.close, look.theme.target
        pager = Pager(2 * target + gap, True, look.hand_is_left)
        wanted = (lambda width: self._need(look, found, width)), (lambda _width: target)
        grids = (arrange(len(found), need, box, columns=len(found), gap=gap, pager=pager) for need in wanted)
        grid = next(found for found in grids if found is not None)

        def leaf(page: int) -> Leaf:
            def lay(shown: Drawn) -> None:
                for cell, number in zip(grid.cells(page, gap, rtl=look.rtl), grid.pages[page], strict=True):
                    shown.add_widget(Way(cell, glass_height, look, found[number]))

            return lay

        self._leaves = Leaves(
            box,
            glass_height,
            look,
            words,
            leaves=[leaf(number) for number in range(len(grid.pages))],
            pager=grid.pager,
            page=page,
        )
        self.add_widget(self._leaves)

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._leaves.page

    @staticmethod
    def height(look: Look) -> float:
        """A target; where there is room, what the icon over two lines of words takes."""
        theme = look.theme
        if theme.is_small or theme.is_larger:
            return theme.target
        return max(theme.target, theme.size(9) + theme.type("small") * 2.8)

    @staticmethod
    def _need(look: Look, found: Sequence[Item], width: float) -> float:
        edge = look.theme.mm(0.8)
        if width < look.theme.target - 0.5:
            return float("inf")
        worst = look.theme.target
        for item in found:
            high, step = needed(look, item.text, "small", width - 2 * edge, bold=True)
            if step < 1:
                return float("inf")
            worst = max(worst, high * 0.85 + look.theme.mm(4.5) + 2 * edge)
        return worst
