"""A widget that lies in a box measured from the top left, and one that answers a touch."""

from collections.abc import Callable
from typing import Any

from kivy.uix.widget import Widget

from terminal.ui.box import Box


class Drawn(Widget):
    """A widget that takes nothing from Kivy's style sheet, whatever its class is called."""

    def apply_class_lang_rules(self, *_rules: Any, **_options: Any) -> None:
        """None apply."""


class Placed(Drawn):
    """Lies where its box says; Kivy counts from the bottom, so it is told the height of the glass."""

    def __init__(self, box: Box, glass_height: float, **options: Any) -> None:
        self.box = box
        self.glass_height = glass_height
        super().__init__(
            pos=(round(box.x), round(glass_height - box.bottom)),
            size=(round(box.width), round(box.height)),
            size_hint=(None, None),
            **options,
        )


class Touchable(Placed):
    """Answers a touch: looks pressed while it is held, and acts when it is let go inside."""

    def __init__(
        self, box: Box, glass_height: float, when_touched: Callable[[], None], **options: Any
    ) -> None:
        super().__init__(box, glass_height, **options)
        self._when_touched = when_touched

    def choose(self) -> None:
        """Act as after a touch; for whoever chooses by a keypad."""
        self._when_touched()

    def show_pressed(self, pressed: bool) -> None:
        """Must be overridden: change what is drawn, nothing else."""
        raise NotImplementedError

    def on_touch_down(self, touch: Any) -> bool:
        if not self.collide_point(*touch.pos):
            return False
        touch.grab(self)
        self.show_pressed(True)
        return True

    def on_touch_move(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        self.show_pressed(bool(self.collide_point(*touch.pos)))
        return True

    def on_touch_up(self, touch: Any) -> bool:
        if touch.grab_current is not self:
            return False
        touch.ungrab(self)
        self.show_pressed(False)
        if self.collide_point(*touch.pos):
            self._when_touched()
        return True
