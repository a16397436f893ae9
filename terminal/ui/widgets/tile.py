"""A large sheet to choose: icon or letter, words, and a quiet line under them."""

from collections.abc import Callable, Sequence

from kivy.graphics import Color, SmoothEllipse

from terminal.ui.box import Box
from terminal.ui.widgets.choice import Choice, needed
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN, Finish
from terminal.ui.widgets.text import Align

_ROLES = ("tile", "label")


class Tile(Choice):
    """Reads along the line where it is wide, with the words under the icon where it is high."""

    reads_as = "tile"

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        icon: str,
        text: str,
        more: str = "",
        mark: str = "",
        finish: Finish = PLAIN,
        down: float | None = None,
        ticked: bool = False,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=text, finish=finish)
        self.more = more
        lines = [text, more] if more else [text]
        wide, badge, rest, laid = self._parts(box, look, lines)
        heights = [height for height, _ in laid]
        if not wide and down is not None:
            badge = Box(badge.x, box.y + down, badge.width, badge.height)
            rest = Box(rest.x, badge.bottom + look.theme.pad, rest.width, rest.height)
        align: Align = "start" if wide else "centre"
        self._badge(badge, icon, mark)
        if ticked:
            side = look.theme.size(7)
            corner = box.x if look.rtl else box.right - side * 1.3
            self.icon(Box(corner + side * 0.15, box.y + side * 0.2, side, side), "check_circle")
        colours = (self.coat.words, self.coat.quiet)
        rows = rest.stacked(heights, look.theme.pad * 0.5)
        for number, (line, row) in enumerate(zip(lines, rows, strict=True)):
            self.words(
                row,
                line,
                role=_ROLES[number],
                bold=number == 0,
                colour=colours[number],
                align=align,
                step=laid[number][1],
            )

    @classmethod
    def need(cls, look: Look, text: str, more: str, width: float) -> tuple[float, float]:
        """The least height that it takes when so wide, and the step of its longest word."""
        lines = [text, more] if more else [text]
        along, along_step = cls._along(look, lines, width)
        under, under_step = cls._under(look, lines, width)
        if (along_step, -along) >= (under_step, -under):
            return max(look.theme.target, along), along_step
        return max(look.theme.target, under), under_step

    @classmethod
    def down(cls, box: Box, look: Look, text: str, more: str) -> float:
        """How far from its upper edge its icon stands; neighbours take the least of theirs."""
        _, badge, _, _ = cls._parts(box, look, [text, more] if more else [text])
        return badge.y - box.y

    @classmethod
    def _along(cls, look: Look, lines: Sequence[str], width: float) -> tuple[float, float]:
        theme = look.theme
        room = width - 2 * theme.pad * 1.2 - cls._icon(look) - theme.pad
        laid = cls._laid(look, lines, room)
        return cls._sum(look, laid) + 2 * theme.pad * 0.8, min(step for _, step in laid)

    @classmethod
    def _under(cls, look: Look, lines: Sequence[str], width: float) -> tuple[float, float]:
        theme = look.theme
        laid = cls._laid(look, lines, width - 2 * theme.pad)
        return cls._sum(look, laid) + cls._icon(look) + 3 * theme.pad, min(step for _, step in laid)

    @staticmethod
    def _icon(look: Look) -> int:
        return look.theme.size(12 if look.theme.is_small else 18)

    @staticmethod
    def _laid(look: Look, lines: Sequence[str], width: float) -> list[tuple[float, float]]:
        """The height and the step of each line of words."""
        return [
            needed(look, line, role, width, bold=role == "tile")
            for line, role in zip(lines, _ROLES, strict=False)
        ]

    @staticmethod
    def _sum(look: Look, laid: Sequence[tuple[float, float]]) -> float:
        return sum(height for height, _ in laid) + look.theme.pad * 0.5 * (len(laid) - 1)

    @classmethod
    def _parts(
        cls, box: Box, look: Look, lines: Sequence[str]
    ) -> tuple[bool, Box, Box, list[tuple[float, float]]]:
        """Whether it reads along the line, the icon's place, the words' place, and their heights."""
        theme = look.theme
        under, step = cls._under(look, lines, box.width)
        _, along_step = cls._along(look, lines, box.width)
        if under > box.height or along_step > step or (box.width > 1.6 * box.height and along_step >= step):
            inner = box.inset(theme.pad * 1.2, theme.pad * 0.8)
            badge, rest = inner.start(min(inner.height, cls._icon(look)), theme.pad, rtl=look.rtl)
            laid = cls._laid(look, lines, rest.width)
            return True, badge, rest.centred(rest.width, cls._sum(look, laid)), laid
        inner = box.inset(theme.pad)
        laid = cls._laid(look, lines, inner.width)
        taken = cls._sum(look, laid)
        side = min(inner.height - taken - theme.pad, inner.width * 0.62, box.height * 0.42, theme.size(40))
        group = inner.centred(inner.width, side + theme.pad + taken)
        badge, rest = group.top(side, theme.pad)
        return False, badge, rest, laid

    def _badge(self, box: Box, icon: str, mark: str) -> None:
        """A round of the accent's tint with the icon, or with the letter that stands before the number."""
        side = min(box.width, box.height)
        place = box.centred(side, side)
        if self.finish is PLAIN:
            with self.canvas:
                Color(*self.look.palette.accent_tint)
                SmoothEllipse(
                    pos=(place.x, self.glass_height - place.bottom), size=(place.width, place.height)
                )
        inside = place.inset(side * 0.22)
        if mark:
            step = min(1.0, inside.height / (0.75 * self.look.theme.type("mark")))
            colour = self.coat.icon
            self.words(
                inside, mark, role="mark", bold=True, colour=colour, align="centre", tight=True, step=step
            )
        else:
            self.icon(inside, icon)
