"""Over: thank you; or, when the line broke, whose fault it was not, and how to go on."""

from terminal.ui.events import End
from terminal.ui.screens.message import MessagePage, guide_way, ticket_way
from terminal.ui.widgets.choices import Item


class Over(MessagePage):
    def build(self) -> None:
        say = self.words.say
        done = Item("check", say("tickets.done"), lambda: self.stage.send(End()))
        if self.stage.of in ("line_lost", "media_failed"):
            self.message(
                icon="link_off",
                title=say("call.line_lost"),
                more=[say("call.line_lost_more")],
                ways=(guide_way(self, "call.again"), ticket_way(self), done),
                telephone=True,
                back=False,
            )
            return
        self.message(
            icon="check_circle",
            title=say("call.over"),
            more=[say("call.over_more")],
            ways=(done, ticket_way(self)),
            back=False,
        )
