"""Topics: the matter to speak about, so that the right guide's desk rings."""

from functools import partial
from typing import Final

from terminal.ui.events import TopicChosen
from terminal.ui.screens.page import Page

OTHER: Final = "other"


class Topics(Page):
    def build(self) -> None:
        send, say = self.stage.send, self.words.say
        _, room = self.bar(say("call.title"))
        found = self.stage.answers.categories(self.stage.visit.language)
        if found:
            columns = 2 if self.theme.is_tall else 3
            rows = -(-len(found) // columns) + 1
            height = (room.height - (rows - 1) * self.theme.gap) / rows
            last, room = room.foot(height, self.theme.gap)
            for cell, category in zip(
                room.grid(len(found), columns, self.theme.gap, rtl=self.rtl), found, strict=True
            ):
                self.row(
                    cell,
                    partial(send, TopicChosen(category.id)),
                    text=category.name,
                    icon=category.icon,
                    role="label",
                    bold=True,
                    arrow=False,
                )
        else:
            last, _ = room.top(self.theme.row * 1.5)
        self.row(
            last,
            partial(send, TopicChosen(OTHER)),
            text=say("call.other"),
            icon="more_horiz",
            role="label",
            bold=True,
            arrow=False,
        )
