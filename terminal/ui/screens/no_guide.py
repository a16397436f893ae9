"""No guide: said at once and calmly, with a ticket, another try and the telephone number as ways on."""

from typing import Final

from terminal.ui.screens.message import MessagePage, answers_way, guide_way, ticket_way

WHY: Final = {
    "nobody_on_duty": "fallback.nobody_on_duty",
    "nobody_answered": "fallback.nobody_answered",
    "timed_out": "fallback.nobody_answered",
    "media_failed": "fallback.media",
}


class NoGuide(MessagePage):
    def build(self) -> None:
        say = self.words.say
        self.message(
            icon="support_agent",
            title=say("fallback.title"),
            more=[say(WHY.get(self.stage.of, "fallback.unreachable"))],
            ways=(ticket_way(self), answers_way(self), guide_way(self, "fallback.try_again")),
            telephone=True,
        )
