"""What is too long for the glass, cut into pages; turned by two buttons and no gesture."""

from collections.abc import Callable, Collection, Sequence

from terminal.text import Words
from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text


def cut(
    heights: Sequence[float], room: float, gap: float, stays: Collection[int] = frozenset()
) -> list[range]:
    """Which pieces stand on which page: as many as fit, in order; one that fits none has a page to itself.

    ``stays`` are the numbers of headings, which never end a page.
    """
    pages: list[range] = []
    first, used = 0, 0.0
    for number, height in enumerate(heights):
        if number > first and used + height > room:
            last = number
            while last - 1 > first and last - 1 in stays:
                last -= 1
            pages.append(range(first, last))
            used = sum(heights[last:number]) + gap * (number - last)
            first = last
        used += height + gap
    if first < len(heights):
        pages.append(range(first, len(heights)))
    return pages


class Turner(Placed):
    """Previous, where one is, next; a button that leads nowhere is not there."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        words: Words,
        *,
        page: int,
        pages: int,
        when_turned: Callable[[int], None],
    ) -> None:
        super().__init__(box, glass_height)
        gap = look.theme.gap
        previous, following = words.say("pages.previous"), words.say("pages.next")
        width = max(Button.width_for(previous, look), Button.width_for(following, look))
        first, rest = box.start(width, gap, rtl=look.rtl)
        last, middle = rest.end(width, gap, rtl=look.rtl)
        if page > 0:
            self.add_widget(
                Button(
                    first,
                    glass_height,
                    look,
                    lambda: when_turned(page - 1),
                    text=previous,
                    icon=look.towards("back"),
                    finish=PLAIN,
                )
            )
        if page < pages - 1:
            self.add_widget(
                Button(
                    last,
                    glass_height,
                    look,
                    lambda: when_turned(page + 1),
                    text=following,
                    icon=look.towards("on"),
                    finish=PLAIN,
                    icon_at_end=True,
                )
            )
        where = Text(
            middle,
            glass_height,
            look,
            words.say("pages.page", page=page + 1, pages=pages),
            role="label",
            colour=look.palette.ink_quiet,
            align="centre",
        )
        where.reads_as = "page"
        self.add_widget(where)
