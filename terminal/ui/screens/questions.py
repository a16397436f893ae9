"""Questions of one category, to choose from."""

from dataclasses import replace
from functools import partial

from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.page import ROWS, Page
from terminal.ui.widgets.choices import Item


class Questions(Page):
    def build(self) -> None:
        language = self.stage.visit.language
        names = {found.id: found.name for found in self.stage.answers.categories(language)}
        _, room = self.bar(names.get(self.stage.of, ""))
        items = [
            Item("", title.question, partial(self.stage.send, Opened(Screen.ANSWER, title.id)))
            for title in self.stage.answers.in_category(self.stage.of, language)
        ]
        self.choose(room, items, replace(ROWS, columns=1, role="body", bold=False, arrow=True, most_mm=24))
