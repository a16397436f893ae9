"""Categories: what is the question about, or type it."""

from dataclasses import replace
from functools import partial

from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.screens.page import ROWS
from terminal.ui.widgets.choices import Item


class Categories(MessagePage):
    def build(self) -> None:
        send, say = self.stage.send, self.words.say
        found = self.stage.answers.categories(self.stage.visit.language)
        if not found:
            self.message(icon="info", title=say("answers.missing"), ways=(ticket_way(self), guide_way(self)))
            return
        _, room = self.bar(say("answers.title"))
        typed = Item("search", say("answers.type"), lambda: send(Opened(Screen.SEARCH)))
        items = [
            Item(category.icon, category.name, partial(send, Opened(Screen.QUESTIONS, category.id)))
            for category in found
        ]
        self.choose(room, [typed, *items], replace(ROWS, columns=2 if self.theme.is_tall else 3))
