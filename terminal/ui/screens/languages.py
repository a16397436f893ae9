"""The physical button was pressed at rest: which language, asked in each of them in turn."""

from terminal.text import Language
from terminal.ui.box import Box
from terminal.ui.events import End
from terminal.ui.screens.bar import lay_urgent
from terminal.ui.screens.tongue_tiles import LanguagePage
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text


class Languages(LanguagePage):
    def build(self) -> None:
        gap = self.theme.gap
        above = self.lay_tiles()
        # No language yet: the cross stands alone, in its one place.
        word = self.stage.all_words[self.stage.languages[0].tag].say("nav.end")
        width = self.theme.bar * 1.2
        if self.low is not None:
            width = self.theme.target
        corner, _ = (self.low or above).top(self.theme.bar)
        corner, strip = corner.end(width, gap, rtl=False)
        beside = lay_urgent(self, strip, rtl=False).width
        self.put(
            Button(
                corner,
                self.height,
                self.look,
                lambda: self.stage.send(End()),
                text="",
                name=word,
                icon="close",
                finish=PLAIN,
            )
        )
        if self.low is not None:
            badge, asked = above.start(width, gap, rtl=False)
        elif self.theme.is_tall:
            badge, asked = above.top(self.theme.bar, gap)
            badge, _ = badge.start(width, rtl=False)
        else:
            badge, asked = Box(above.x, above.y, beside, above.height).start(width, gap, rtl=False)
        icon = "translate" if self.stage.of else "support_agent"
        self.icon(badge.centred(width, self.theme.bar), icon, self.look.palette.accent)
        self._asked = asked
        self.turn_words()

    def say_in(self, language: Language) -> Placed:
        asked = Text(
            self._asked,
            self.height,
            self.look.in_(language),
            self.stage.all_words[language.tag].say("languages.title"),
            role="title",
            bold=True,
            align="centre",
        )
        asked.reads_as = "heading"
        return asked
