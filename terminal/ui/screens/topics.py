"""Topics: the matter to speak about, so that the right guide's desk rings."""

from functools import partial
from typing import Final

from terminal.ui.events import TopicChosen
from terminal.ui.screens.page import Item, Page

OTHER: Final = "other"


class Topics(Page):
    def build(self) -> None:
        send, say, gap = self.stage.send, self.words.say, self.theme.close
        _, room = self.bar(say("call.title"))
        items = [
            Item(category.icon, category.name, partial(send, TopicChosen(category.id)))
            for category in self.stage.answers.categories(self.stage.visit.language)
        ]
        columns = 2 if self.theme.is_tall else 3
        lines = -(-len(items) // columns) + 1
        last, grid = room.foot((room.height - (lines - 1) * gap) / lines if items else self.theme.row, gap)
        other = Item("more_horiz", say("call.other"), partial(send, TopicChosen(OTHER)))
        self.rows([*grid.grid(len(items), columns, gap, rtl=self.rtl), last], [*items, other])
