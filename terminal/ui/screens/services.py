"""Services: what is the visit about; a touch takes the number."""

from functools import partial

from terminal.ui.events import ServiceChosen
from terminal.ui.outlook import ServiceView
from terminal.ui.screens.message import MessagePage, answers_way, guide_way
from terminal.ui.widgets.choices import Item, Manner


class Services(MessagePage):
    def reads(self) -> object:
        return self.stage.outlook().services

    def build(self) -> None:
        send, say = self.stage.send, self.words.say
        services = self.stage.outlook().services
        if not services:
            self.message(
                icon="event_busy",
                title=say("tickets.closed"),
                more=[say("tickets.none_left_more")],
                ways=(answers_way(self), guide_way(self)),
                telephone=True,
            )
            return
        _, room = self.bar(say("tickets.title"))
        items = [
            Item(
                "confirmation_number",
                service.name(self.stage.visit.language),
                partial(send, ServiceChosen(service.id)),
                self._waiting(service),
                service.prefix,
            )
            for service in services
        ]
        self.choose(room, items, Manner(columns=1 if self.theme.is_tall else min(len(services), 3)))

    def _waiting(self, service: ServiceView) -> str:
        if service.waiting is None:
            return ""
        if service.waiting == 0:
            return self.words.say("tickets.nobody_waiting")
        return self.words.count("tickets.waiting", service.waiting)
