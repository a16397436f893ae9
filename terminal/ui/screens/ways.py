"""Ways: how to perceive and to touch the glass; what is touched holds at once, and until the visit ends."""

from terminal.ui.events import WaysChosen
from terminal.ui.screens.page import Page
from terminal.ui.widgets import ways
from terminal.ui.widgets.choices import Manner


class WaysPage(Page):
    def build(self) -> None:
        _, room = self.bar(self.words.say("ways.title"), home=False)
        found = ways.items(
            self.words, self.stage.visit.ways, lambda chosen: self.stage.send(WaysChosen(chosen))
        )
        self.choose(room, found, Manner(columns=2 if self.theme.is_tall else 3))
