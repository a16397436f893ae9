"""A question and what may be done about it, on one thing to touch."""

from collections.abc import Callable

from terminal.ui.box import Box
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN, Finish
from terminal.ui.widgets.text import text_size

_ICON_MM = 8.0


class Offer(Choice):
    """An icon, a quiet question, and under it the way on."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        icon: str,
        question: str,
        way: str,
        finish: Finish = PLAIN,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=f"{question} {way}", finish=finish)
        theme = look.theme
        inner = box.inset(theme.pad * 0.8, theme.mm(0.8))
        badge, lines = inner.start(theme.mm(_ICON_MM), theme.pad / 2, rtl=look.rtl)
        self.icon(badge, icon)
        upper, lower = lines.top(lines.height * 0.46)
        self.words(upper, question, role="small", colour=finish.on(look.palette).quiet)
        self.words(lower, way, role="label", bold=True)

    @staticmethod
    def width_for(question: str, way: str, look: Look) -> float:
        """As wide as its longer line asks for."""
        theme = look.theme
        lines = (
            text_size(question, look, theme.type("small"))[0],
            text_size(way, look, theme.type("label"), bold=True)[0],
        )
        return max(lines) + 2 + theme.pad * 2.1 + theme.mm(_ICON_MM)
