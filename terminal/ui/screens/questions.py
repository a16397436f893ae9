"""Questions of one category, to choose from."""

from functools import partial

from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.page import Page
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Row
from terminal.ui.widgets.pages import Turner, cut


class Questions(Page):
    def build(self) -> None:
        language = self.stage.visit.language
        names = {found.id: found.name for found in self.stage.answers.categories(language)}
        _, self._room = self.bar(names.get(self.stage.of, ""))
        self._titles = self.stage.answers.in_category(self.stage.of, language)
        self._list: Drawn | None = None
        self._turn(0)

    def _turn(self, page: int) -> None:
        if self._list is not None:
            self.remove_widget(self._list)
        made = self._list = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        gap, row = self.theme.gap, self.theme.row
        pages = cut([row] * len(self._titles), self._room.height, gap)
        room = self._room
        if len(pages) > 1:
            foot, room = self._room.foot(self.theme.bar, gap)
            pages = cut([row] * len(self._titles), room.height, gap)
            made.add_widget(
                Turner(
                    foot,
                    self.height,
                    self.look,
                    self.words,
                    page=page,
                    pages=len(pages),
                    when_turned=self._turn,
                )
            )
        shown = [self._titles[number] for number in pages[page]] if pages else []
        for box, title in zip(room.stacked([row] * len(shown), gap), shown, strict=True):
            made.add_widget(
                Row(
                    box,
                    self.height,
                    self.look,
                    partial(self.stage.send, Opened(Screen.ANSWER, title.id)),
                    text=title.question,
                )
            )
