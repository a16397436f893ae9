"""Are you still there? Asked over the screen; a touch anywhere goes on, as often as wanted."""

import math
from typing import Any, Final

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle

from terminal.ui.box import Box
from terminal.ui.events import End, StayedHere
from terminal.ui.rest import ASK_S
from terminal.ui.screens.page import Page
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import text_size

# The bar is this many pieces long; one goes every few seconds.
_PIECES: Final = 10


class Idle(Page):
    """Says how to go on, what happens otherwise, and calmly how long there is: a bar that loses a piece at a
    time, and the seconds in figures."""

    lies_over = True

    def build(self) -> None:
        say, gap, sizes = self.words.say, self.theme.gap, self.theme
        least = self.theme.is_small and (self.theme.is_larger or self.theme.ways.lower)
        width = self.inner.width if sizes.is_larger or least else min(self.inner.width, sizes.mm(150))
        pad, between = (sizes.pad, gap / 2) if least else (sizes.pad * 1.5, gap)
        inside = width - 2 * pad
        count = self.text_height(self._seconds(round(ASK_S)), "label", inside)
        whole = [("title", say("idle.title"), True), ("body", say("idle.more"), False)]
        # A touch anywhere goes on, and the buttons say what there is to choose.
        short = [("label", say("idle.title"), True)]
        for pieces in [short] if least else [whole, short]:
            heights = [self.text_height(text, role, inside, bold=bold) for role, text, bold in pieces]
            height = sum(heights) + count + sizes.bar + (len(heights) + 1) * between + 2 * pad
            if height <= self.inner.height:
                break
        sheet = self.glass.centred(width, height)
        if self.theme.ways.lower:
            sheet = Box(sheet.x, self.inner.bottom - height, width, height)
        with self.canvas.before:
            Color(*self.look.palette.veil)
            Rectangle(pos=(0, 0), size=self.size)
            Color(*self.look.palette.paper)
            SmoothRoundedRectangle(
                pos=(sheet.x, self.height - sheet.bottom), size=(width, height), radius=[sizes.radius * 1.5]
            )
        *boxes, self._count_box, foot = sheet.inset(pad).stacked([*heights, count, sizes.bar], between)
        for box, (role, text, bold) in zip(boxes, pieces, strict=True):
            self.text(box, text, role=role, bold=bold).reads_as = "heading" if bold else "text"
        self._buttons(foot)
        self._left: Drawn | None = None
        self._shown_s = -1
        self.count_down(ASK_S)

    def _buttons(self, foot: Box) -> None:
        """On, and the end; by the left hand side by side."""
        stay, end, gap = self.words.say("idle.stay"), self.words.say("nav.end"), self.theme.gap
        wide = [Button.width_for(word, self.look) for word in (stay, end)]
        if sum(wide) + gap > foot.width:  # the words in two lines
            wide = [foot.width * 0.6, foot.width * 0.4 - gap]
        left = self.theme.ways.left_handed
        first, rest = foot.start(wide[0], gap, rtl=self.rtl and not left)
        last = (rest.start if left else rest.end)(wide[1], gap, rtl=self.rtl and not left)[0]
        self.button(first, lambda: self.stage.send(StayedHere()), text=stay, icon="check")
        self.button(last, lambda: self.stage.send(End()), text=end, icon="close", finish=PLAIN)

    def _seconds(self, left: int) -> str:
        return self.words.count("idle.seconds", left)

    def count_down(self, left_s: float) -> None:
        """Show how long there is; drawn anew once a second, nothing in between."""
        left = max(0, math.ceil(left_s))
        if left == self._shown_s:
            return
        self._shown_s = left
        if self._left is not None:
            self.remove_widget(self._left)
        self._left = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        words, bar = self._count_box.start(self._count_width(), self.theme.gap, rtl=self.rtl)
        made = self.text(words, self._seconds(left), role="label")
        made.aloud = ""  # told by the voice when there is need, not each second
        self.remove_widget(made)
        self._left.add_widget(made)
        pieces = math.ceil(_PIECES * left / ASK_S)
        self._draw_bar(bar, pieces)

    def _count_width(self) -> float:
        return max(
            text_size(self._seconds(left), self.look, self.theme.type("label"))[0]
            for left in range(round(ASK_S) + 1)
        )

    def _draw_bar(self, box: Box, pieces: int) -> None:
        assert self._left is not None  # noqa: S101 - count_down() has just made it
        strip = box.centred(box.width, self.theme.mm(3))
        cells = strip.columns(_PIECES, self.theme.mm(0.8), rtl=self.rtl)
        for number, cell in enumerate(cells):
            with self._left.canvas:
                Color(*(self.look.palette.accent if number < pieces else self.look.palette.rim))
                Rectangle(pos=(cell.x, self.height - cell.bottom), size=(cell.width, cell.height))

    def on_touch_down(self, touch: Any) -> bool:
        if not super().on_touch_down(touch):
            touch.grab(self)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is self:
            touch.ungrab(self)
            self.stage.send(StayedHere())
            return True
        return bool(super().on_touch_up(touch))
