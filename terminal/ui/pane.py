"""The root of the glass: lets one touch at a time through, no double strike, and none that only wakes it."""

import math
import time
from collections.abc import Callable
from typing import Any, Final

from kivy.core.window import Window
from kivy.graphics import Color, Rectangle

from terminal.ui.box import Box
from terminal.ui.palette import PLAIN, Palette
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.ring import Ring

# A finger that never lifts, by a fault of the panel, must not lock the glass for ever.
_LONGEST_TOUCH_S: Final = 10.0


class Pane(Drawn):
    """Holds the screen, above it the idle question, above it the dark."""

    def __init__(
        self,
        size: tuple[int, int],
        when_touched: Callable[[], None],
        *,
        strike_s: float = 0.0,
        strike_pixels: float = 0.0,
    ) -> None:
        """A touch so soon after another, and so near it, is a hand that trembles: it does nothing."""
        self._strike_s, self._strike_pixels = strike_s, strike_pixels
        self._struck_at, self._struck = float("-inf"), (0.0, 0.0)
        self.asks_first: Callable[[float, float], bool] = lambda _x, _y: False
        """Told where each touch begins, in pixels from the top left; True if it only asked."""
        super().__init__(size=size, size_hint=(None, None))
        self._when_touched = when_touched
        self._held: Any = None
        self._held_since = 0.0
        self._waking: Any = None
        self._page = Drawn(size=size)
        self._above: Drawn | None = None
        self.add_widget(self._page)
        self.dim = False
        self._ring = Ring(Box(0, 0, *size))
        self.canvas.after.add(self._ring)
        with self.canvas.after:
            Color(*PLAIN.dim)
            self._dark = Rectangle(pos=(0, 0), size=(0, 0))

    @property
    def page(self) -> Drawn:
        return self._page

    @property
    def above(self) -> Drawn | None:
        return self._above

    def show(self, page: Drawn, palette: Palette = PLAIN) -> None:
        """Another screen, at once, on this palette's surface."""
        # Each frame begins so: a sheet of it would be drawn once more over every pixel.
        Window.clearcolor = palette.surface
        self.clear_widgets()
        self._held = None
        self._page, self._above = page, None
        self.add_widget(page)

    def ask(self, question: Drawn | None) -> None:
        """Lay the idle question over the screen, or take it away."""
        if self._above is not None:
            self.remove_widget(self._above)
        self._above = question
        if question is not None:
            self.add_widget(question)

    @property
    def front(self) -> Drawn:
        """What touches and keys are for."""
        return self._above or self._page

    def point_at(self, box: Box | None, look: Look) -> None:
        """Draw the ring of the focus around it."""
        self._ring.point_at(box, look)

    @property
    def pointed_at(self) -> Box | None:
        return self._ring.around

    def darken(self, dim: bool) -> None:
        if dim is not self.dim:
            self.dim = dim
            # None at all while it is light: a clear one costs as much as a dark one.
            self._dark.size = self.size if dim else (0, 0)

    def on_touch_down(self, touch: Any) -> bool:
        if "button" in touch.profile and touch.button != "left":
            return True
        now = time.monotonic()
        if self._held is not None and now - self._held_since < _LONGEST_TOUCH_S:
            return True
        if (
            now - self._struck_at < self._strike_s
            and math.dist(touch.pos, self._struck) < self._strike_pixels
        ):
            return True
        self._struck_at, self._struck = now, (float(touch.x), float(touch.y))
        self._held, self._held_since = touch, now
        was_dim = self.dim
        self._when_touched()
        if was_dim or self.asks_first(touch.x, self.height - touch.y):
            self._waking = touch
            return True
        self.front.dispatch("on_touch_down", touch)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch is self._held and touch is not self._waking:
            self.front.dispatch("on_touch_move", touch)
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch is self._held:
            self._held = None
            if touch is not self._waking:
                self.front.dispatch("on_touch_up", touch)
            self._waking = None
            self._when_touched()
        return True
