"""Topics: the matter to speak about, so that the right guide's desk rings."""

from dataclasses import replace
from functools import partial
from typing import Final

from terminal.ui.events import TopicChosen
from terminal.ui.screens.page import ROWS, Page
from terminal.ui.widgets.choices import Item

OTHER: Final = "other"


class Topics(Page):
    def build(self) -> None:
        send, say = self.stage.send, self.words.say
        _, room = self.bar(say("call.title"))
        items = [
            Item(category.icon, category.name, partial(send, TopicChosen(category.id)))
            for category in self.stage.answers.categories(self.stage.visit.language)
        ]
        items.append(Item("more_horiz", say("call.other"), partial(send, TopicChosen(OTHER))))
        self.choose(room, items, replace(ROWS, columns=2 if self.theme.is_tall else 3))
