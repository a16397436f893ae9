"""Home: the three things one can do here."""

from functools import partial

from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.page import Page
from terminal.ui.widgets.choices import Item, Manner


class Home(Page):
    def reads(self) -> object:
        known = self.stage.outlook()
        return known.link, known.services, known.guide_is_free(self.stage.visit.language)

    def build(self) -> None:
        _, room = self.bar(self.words.say("home.title"), back=False, home=False)
        self._tiles(room)

    def _tiles(self, room: Box) -> None:
        def item(icon: str, key: str, more: str, screen: Screen) -> Item:
            return Item(icon, self.words.say(key), partial(self.stage.send, Opened(screen)), more)

        items = (
            item("search", "home.find_answer", self.words.say("home.find_answer_more"), Screen.CATEGORIES),
            item("confirmation_number", "home.take_ticket", self._queue(), Screen.SERVICES),
            item("support_agent", "home.speak", self._guides(), Screen.TOPICS),
        )
        self.choose(room, items, Manner(columns=1 if self.theme.is_tall else 3))

    def _queue(self) -> str:
        """How many wait, where that is known."""
        counts = [service.waiting for service in self.stage.outlook().services if service.waiting is not None]
        if not counts:
            return self.words.say("home.take_ticket_more")
        waiting = sum(counts)
        return self.words.count("home.waiting", waiting) if waiting else self.words.say("home.nobody_waiting")

    def _guides(self) -> str:
        known = self.stage.outlook()
        if known.guide_is_free(self.stage.visit.language):
            return self.words.say("home.guide_free")
        return self.words.say("home.speak_more" if known.online else "home.guide_away")
