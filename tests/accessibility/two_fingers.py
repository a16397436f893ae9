"""A finger holds a tile while another touches the next one; prints the screen that is shown after each step.

Argument: the state folder.
"""

import sys
from pathlib import Path

from kivy.base import EventLoop
from kivy.input.motionevent import MotionEvent

from terminal.ui import events as happens
from terminal.ui.widgets.base import Touchable
from tests.studio import Studio


class Finger(MotionEvent):  # type: ignore[misc]
    """One contact of a screen that takes many, at a place in pixels from the lower left."""

    def __init__(self, number: int, at: tuple[float, float]) -> None:
        super().__init__("screen", number, {}, is_touch=True, type_id="touch")
        self.profile = ["pos"]
        self.pos = self.x, self.y = at
        self.sx, self.sy = at[0] / 800, at[1] / 480


def main(folder: Path) -> None:
    studio = Studio(folder, (800, 480), 7.0)
    studio.glass.send(happens.LanguageChosen("sv"))
    studio.frame()
    tiles = [one for one in studio.glass.pane.page.walk() if isinstance(one, Touchable) and one.y < 240]
    first, second = (Finger(number, tile.center) for number, tile in enumerate(tiles[:2]))
    for event, finger in (("begin", first), ("begin", second), ("end", second), ("end", first)):
        EventLoop.post_dispatch_input(event, finger)
        studio.frame()
        print(studio.glass.visit.screen)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
