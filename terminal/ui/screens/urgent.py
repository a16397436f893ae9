"""The urgent numbers: 112, healthcare advice and violence at home, large and calm, in three pictures."""

from collections.abc import Callable
from functools import partial
from typing import Final

from terminal.answers import Telephone
from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened
from terminal.ui.flow import Screen
from terminal.ui.screens.page import Page
from terminal.ui.visit import EMERGENCY, HEALTHCARE, VIOLENCE
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.choices import Item, Manner
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.text import Align, step_for

# The same in the whole country, and shown even where the answers cannot be read.
_ALWAYS: Final = {EMERGENCY: "112", HEALTHCARE: "1177", VIOLENCE: ""}
_ICONS: Final = {EMERGENCY: "emergency", HEALTHCARE: "medical_services", VIOLENCE: "back_hand"}


class Urgent(Page):
    def build(self) -> None:
        language = self.stage.visit.language
        title = self.words.say("urgent.title")
        _, room = self.bar(title, home=bool(language), urgent=False)
        cells = (
            room.rows(3, self.theme.gap)
            if self.theme.is_tall
            else room.columns(3, self.theme.gap, rtl=self.rtl)
        )
        said = [(topic, *number_and_label(self, topic)) for topic in _ICONS]
        if self.theme.is_larger or self.theme.ways.lower:
            items = [Item(_ICONS[t], isolate(number), self._act(t), label) for t, number, label in said]
            self.choose(room, items, Manner(columns=1 if self.theme.is_tall else 3))
            return
        for cell, (topic, number, label) in zip(cells, said, strict=True):
            act = self._act(topic)
            self.put(
                _NumberTile(cell, self.height, self.look, act, icon=_ICONS[topic], number=number, label=label)
            )

    def _act(self, topic: str) -> Callable[[], None]:
        return partial(self.stage.send, Opened(Screen.ANSWER, topic))


def number_and_label(page: Page, topic: str) -> tuple[str, str]:
    """The number to call first, and what it is for."""
    told = page.stage.answers.answer(topic, page.stage.visit.language or page.look.language.tag)
    lines = [line for line in told.telephone if topic == EMERGENCY or line.number != "112"] if told else []
    line = lines[0] if lines else Telephone("", _ALWAYS.get(topic, ""))
    return line.number, page.words.say("urgent.violence") if topic == VIOLENCE else line.label


class _NumberTile(Choice):
    """A picture, the number as large as it may be, and what it is for."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        when_touched: Callable[[], None],
        *,
        icon: str,
        number: str,
        label: str,
    ) -> None:
        super().__init__(box, glass_height, look, when_touched, name=f"{label} {number}".strip())
        inner = box.inset(look.theme.pad)
        if box.width > 1.6 * box.height:
            picture, rest = inner.start(inner.height, look.theme.pad, rtl=look.rtl)
        else:
            picture, rest = inner.top(inner.height * 0.27, look.theme.pad)
        side = min(picture.width, picture.height) * 0.8
        self.icon(picture.centred(side, side), icon)
        upper, lower = rest.top(rest.height * 0.4, look.theme.pad / 2)
        role = (
            "mark"
            if step_for(number, look, "mark", (upper.width, upper.height), tight=True) > 0.7
            else "tile"
        )
        align: Align = "start" if box.width > 1.6 * box.height else "centre"
        self.words(upper, isolate(number), role=role, bold=True, align=align, tight=role == "mark")
        fits = step_for(label, look, "tile", (lower.width, lower.height)) > 0.8
        self.words(lower, label, role="tile" if fits else "label", bold=role == "tile", align=align)
