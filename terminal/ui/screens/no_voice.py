"""No voice speaks this language here: said plainly, and one can read on, or hear another language."""

from terminal.ui.events import Back, End
from terminal.ui.screens.message import MessagePage
from terminal.ui.widgets.choices import Item


class NoVoice(MessagePage):
    def build(self) -> None:
        say, send = self.words.say, self.stage.send
        self.message(
            icon="volume_off",
            title=say("aloud.none"),
            more=[say("aloud.none_more")],
            ways=(
                Item(
                    "arrow_forward" if not self.rtl else "arrow_back",
                    say("aloud.read_on"),
                    lambda: send(Back()),
                ),
                Item("language", say("aloud.other_language"), lambda: send(End())),
            ),
        )
