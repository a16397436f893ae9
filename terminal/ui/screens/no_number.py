"""No number can be given: said plainly, with the other ways."""

from terminal.ui.screens.message import MessagePage, answers_way, guide_way


class NoNumber(MessagePage):
    def build(self) -> None:
        say = self.words.say
        self.message(
            icon="confirmation_number",
            title=say("tickets.none_left"),
            more=[say("tickets.none_left_more")],
            ways=(answers_way(self), guide_way(self)),
            telephone=True,
        )
