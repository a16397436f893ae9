"""The physical button was pressed at rest: which language, asked in all of them."""

from terminal.ui.events import End
from terminal.ui.screens.bar import lay_urgent
from terminal.ui.screens.start import LanguagePage
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.surface import PLAIN


class Languages(LanguagePage):
    def build(self) -> None:
        strip, room = self.inner.top(self.theme.bar, self.theme.gap)
        # No language yet: the cross stands alone, in its one place.
        word = self.stage.all_words[self.stage.languages[0].tag].say("nav.end")
        box, strip = strip.end(Button.width_for(word, self.look), self.theme.gap, rtl=False)
        lay_urgent(self, strip, rtl=False)
        self.put(
            Button(
                box,
                self.height,
                self.look,
                lambda: self.stage.send(End()),
                text="",
                name=word,
                icon="close",
                finish=PLAIN,
            )
        )
        tiles, room = room.foot(self.tiles_height(), self.theme.gap)
        self.languages(tiles)
        badge, questions = room.top(room.height * 0.32, self.theme.gap)
        self.icon(badge, "translate" if self.stage.of else "support_agent", self.look.palette.accent)
        for box, language in zip(
            questions.rows(len(self.stage.languages), 0), self.stage.languages, strict=True
        ):
            self.text(
                box,
                self.stage.all_words[language.tag].say("languages.title"),
                role="title",
                bold=True,
                align="centre",
                look=self.look.in_(language),
            )
