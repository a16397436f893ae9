"""Are you still there? Asked over the screen; a touch anywhere goes on."""

from typing import Any

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle

from terminal.ui.events import End, StayedHere
from terminal.ui.screens.page import Page
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.surface import PLAIN


class Idle(Page):
    """Says how to go on, and what happens otherwise; it counts no seconds, for nothing moves without need."""

    def build(self) -> None:
        say, gap, sizes = self.words.say, self.theme.gap, self.theme
        width = min(self.inner.width, sizes.mm(150))
        inside = width - 2 * sizes.pad * 1.5
        title = self.text_height(say("idle.title"), "title", inside, bold=True)
        more = self.text_height(say("idle.more"), "body", inside)
        height = title + more + sizes.bar + 2 * gap + 3 * sizes.pad
        sheet = self.glass.centred(width, height)
        with self.canvas.before:
            Color(*self.look.palette.veil)
            Rectangle(pos=(0, 0), size=self.size)
            Color(*self.look.palette.paper)
            SmoothRoundedRectangle(
                pos=(sheet.x, self.height - sheet.bottom), size=(width, height), radius=[sizes.radius * 1.5]
            )
        top, words, foot = sheet.inset(sizes.pad * 1.5).stacked([title, more, sizes.bar], gap)
        self.text(top, say("idle.title"), role="title", bold=True).reads_as = "heading"
        self.text(words, say("idle.more"), role="body")
        stay, end = say("idle.stay"), say("nav.end")
        box, rest = foot.start(Button.width_for(stay, self.look), gap, rtl=self.rtl)
        self.button(box, lambda: self.stage.send(StayedHere()), text=stay, icon="check")
        box, _ = rest.end(Button.width_for(end, self.look), gap, rtl=self.rtl)
        self.button(box, lambda: self.stage.send(End()), text=end, icon="close", finish=PLAIN)

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
