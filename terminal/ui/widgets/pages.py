"""What is too long for the glass, cut into pages; turned by two buttons and no gesture."""

from collections.abc import Callable, Collection, Sequence

from terminal.text import Words
from terminal.text.breaks import line_end, units
from terminal.ui.arrange import Pager
from terminal.ui.box import Box
from terminal.ui.widgets.base import Drawn, Placed
from terminal.ui.widgets.choice import Button, needed
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text, text_size


def cut(
    heights: Sequence[float], room: float, gap: float, stays: Collection[int] = frozenset()
) -> list[range]:
    """Which pieces stand on which page: as many as fit, in order; one that fits none has a page to itself.

    ``stays`` are the numbers of headings, which end no page unless what follows fills one.
    """
    pages: list[range] = []
    first, used = 0, 0.0
    for number, height in enumerate(heights):
        if number > first and used + height > room:
            last = number
            while last - 1 > first and last - 1 in stays:
                last -= 1
            if sum(heights[last : number + 1]) + gap * (number - last) > room:
                last = number  # a heading and what is as long as a page
            pages.append(range(first, last))
            used = sum(heights[last:number]) + gap * (number - last)
            first = last
        used += height + gap
    if first < len(heights):
        pages.append(range(first, len(heights)))
    return pages


def evened(
    pages: Sequence[range],
    heights: Sequence[float],
    room: float,
    gap: float,
    stays: Collection[int] = frozenset(),
) -> list[range]:
    """The same pages, with no line or two alone on the last: what stands before them comes along.

    The last page takes pieces from the one before it until it is a third full, or as full as that one.
    """
    if len(pages) < 2:
        return list(pages)
    *before, prior, last = pages

    def taken(page: range) -> float:
        return sum(heights[number] for number in page) + gap * (len(page) - 1)

    while taken(last) < room / 3 and len(prior) > 1:
        begin = prior.stop - 1
        while begin - 1 > prior.start and begin - 1 in stays:
            begin -= 1
        less, more = range(prior.start, begin), range(begin, last.stop)
        if not less or taken(more) > room or taken(less) < taken(more) or less[-1] in stays:
            break
        prior, last = less, more
    return [*before, prior, last]


def pager_for(look: Look, room: Box) -> Pager:
    """How pages are turned here: beside the room on a wide glass, by the hand that touches."""
    theme = look.theme
    aside = not theme.is_tall
    high = room.height >= 2 * theme.target + theme.gap
    size = theme.target if high or not aside else 2 * theme.target + theme.gap
    return Pager(size, aside, look.hand_is_left)


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
        self._look = look
        self._words = words
        upright = box.height > box.width
        self._compact = compact
        first, middle, last = self._upright(box) if upright else self._flat(box)
        if page > 0:
            icon = "expand_less" if upright else look.towards("back")
            to = self._button(first, "pages.previous", icon, lambda: when_turned(page - 1))
            to.more = self._said(page - 1, pages)
        if page < pages - 1:
            icon = "expand_more" if upright else look.towards("on")
            to = self._button(last, "pages.next", icon, lambda: when_turned(page + 1))
            to.more = self._said(page + 1, pages)
        self._where(middle, page, pages)

    def _upright(self, box: Box) -> tuple[Box, Box, Box]:
        theme = self._look.theme
        first, rest = box.top(theme.target, theme.mm(1))
        last, middle = rest.foot(theme.target, theme.mm(1))
        return first, middle, last

    def _flat(self, box: Box) -> tuple[Box, Box, Box]:
        look, gap = self._look, self._look.theme.gap
        if self._compact:
            both, middle = box.end(2 * look.theme.target + gap, gap, rtl=look.hand_is_left)
            first, last = both.columns(2, gap, rtl=look.rtl)
            return first, middle, last
        words = [self._words.say(key) for key in ("pages.previous", "pages.next")]
        width = max(Button.width_for(word, look) for word in words)
        most = (box.width - 2 * gap - look.theme.target) / 2
        width = max(look.theme.target, min(width, most, (box.width - gap) / 2))
        if look.theme.ways.left_handed:  # both by the hand that touches
            both, middle = box.start(2 * width + gap, gap, rtl=False)
            first, last = both.columns(2, gap, rtl=look.rtl)
            return first, middle, last
        first, rest = box.start(width, gap, rtl=look.rtl)
        last, middle = rest.end(width, gap, rtl=look.rtl)
        return first, middle, last

    def _button(self, box: Box, key: str, icon: str, act: Callable[[], None]) -> Button:
        word = self._words.say(key)
        end = key == "pages.next"
        made = Button(
            box,
            self.glass_height,
            self._look,
            act,
            text="" if self._compact else word,
            name=word,
            icon=icon,
            finish=PLAIN,
            icon_at_end=end,
        )
        self.add_widget(made)
        return made

    def _said(self, page: int, pages: int) -> str:
        """For the voice: which page it is, where 'next' alone is the name of a key too."""
        return self._words.say("pages.page", page=page + 1, pages=pages)

    def _where(self, box: Box, page: int, pages: int) -> None:
        """Which page of how many: in words where there is room, else in digits, else not at all."""
        look = self._look
        for key in ("pages.page", "pages.short"):
            text = self._words.say(key, page=page + 1, pages=pages)
            high, step = needed(look, text, "label", box.width)
            if step == 1 and high <= box.height:
                where = Text(
                    box,
                    self.glass_height,
                    look,
                    text,
                    role="label",
                    colour=look.palette.ink_quiet,
                    align="centre",
                )
                where.reads_as = "page"
                where.aloud = self._said(page, pages)
                self.add_widget(where)
                return

    @staticmethod
    def width_for(look: Look, words: Words) -> float:
        """What the compact one asks for, with its word in two lines."""
        shown = text_size(words.say("pages.page", page=9, pages=9), look, look.theme.type("label"))[0]
        return 2 * look.theme.target + 2 * look.theme.gap + shown * 0.65


Leaf = Callable[[Drawn], None]
"""Lays one page's things on what it is given."""


class Leaves(Placed):
    """One of several pages at a time; a touch turns them."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        words: Words,
        *,
        leaves: Sequence[Leaf],
        pager: Box | None,
        page: int = 0,
        compact: bool = False,
    ) -> None:
        super().__init__(box, glass_height)
        self._look = look
        self._words = words
        self._compact = compact
        self._leaves = leaves
        self._pager = pager
        self.turn(min(page, len(leaves) - 1))

    @property
    def count(self) -> int:
        return len(self._leaves)

    def turn(self, page: int) -> None:
        self.clear_widgets()
        self.page = page
        shown = Drawn(size_hint=(None, None), size=(0, 0))
        self._leaves[page](shown)
        self.add_widget(shown)
        if self._pager is not None and len(self._leaves) > 1:
            self.add_widget(
                Turner(
                    self._pager,
                    self.glass_height,
                    self._look,
                    self._words,
                    page=page,
                    pages=len(self._leaves),
                    when_turned=self.turn,
                    compact=self._compact,
                )
            )


def split(text: str, look: Look, role: str, room: tuple[float, float], *, bold: bool = False) -> list[str]:
    """A text in parts that each fit a room, broken between words; one part where it fits whole."""
    pixels = look.theme.type(role)

    def fits(part: str) -> bool:
        return text_size(part, look, pixels, width=room[0], bold=bold)[1] <= room[1]

    parts, rest = list[str](), units(text)
    while rest and not fits("".join(rest)):
        low, high = 1, len(rest) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(line_end("".join(rest[:middle]))) else (low, middle - 1)
        if low >= len(rest):
            break
        parts.append(line_end("".join(rest[:low])))
        rest = rest[low:]
    return [*parts, "".join(rest)] if rest else parts
