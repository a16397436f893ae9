"""What is too long for the glass, cut into pages; turned by two buttons and no gesture."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from terminal.text import Words
from terminal.ui.box import Box
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text, text_size


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
    """Previous, where one is, next; a button that leads nowhere is not there.

    ``compact``: arrows alone, side by side at the reading end, where other buttons stand in the same line.
    """

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
        compact: bool = False,
    ) -> None:
        super().__init__(box, glass_height)
        gap = look.theme.gap
        previous, following = words.say("pages.previous"), words.say("pages.next")
        width = (
            look.theme.bar if compact else max(Button.width_for(word, look) for word in (previous, following))
        )
        last, rest = box.end(width, gap, rtl=look.rtl)
        first, middle = (rest.end if compact else rest.start)(width, gap, rtl=look.rtl)
        ways = ((first, previous, "back", page - 1), (last, following, "on", page + 1))
        for place, word, way, target in ways:
            if not 0 <= target < pages:
                continue
            self.add_widget(
                Button(
                    place,
                    glass_height,
                    look,
                    partial(when_turned, target),
                    text="" if compact else word,
                    name=word,
                    icon=look.towards(way),
                    finish=PLAIN,
                    icon_at_end=way == "on",
                )
            )
        where = Text(
            middle,
            glass_height,
            look,
            words.say("pages.page", page=page + 1, pages=pages),
            role="small" if compact else "label",
            colour=look.palette.ink_quiet,
            align="end" if compact else "centre",
        )
        where.reads_as = "page"
        self.add_widget(where)

    @staticmethod
    def width_for(look: Look, words: Words) -> float:
        """What the compact one asks for, with its word in two lines."""
        shown = text_size(words.say("pages.page", page=9, pages=9), look, look.theme.type("small"))[0]
        return 2 * look.theme.bar + 2 * look.theme.gap + shown * 0.65
