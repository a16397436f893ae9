"""The number of this visit, large: while it is printed, when it is out, and when there is no paper."""

from collections.abc import Sequence
from typing import Final

from terminal.ui.box import Box
from terminal.ui.events import End
from terminal.ui.presenters.tickets import PAPER_CAUSES
from terminal.ui.screens.page import Page
from terminal.ui.widgets.choice import Button

# Bidi: a number is read from the left in every language, and has no letters to say so.
_LRM: Final = "\u200e"


class NumberPage(Page):
    """A sheet with service, number and people ahead; beside or under it what to do now."""

    role = "number"

    def reads(self) -> object:
        return self.stage.tickets.given

    def told(self, room: Box) -> None:
        given = self.stage.tickets.given
        self.sheet(room)
        if given is None:
            return
        inner = room.inset(self.theme.pad * 1.3)
        service_height = self.text_height(given.service, "tile", inner.width, bold=True)
        top, inner = inner.top(service_height)
        self.text(top, given.service, role="tile", bold=True, align="centre")
        yours = self.words.say("tickets.number")
        label, inner = inner.top(self.text_height(yours, "label", inner.width))
        self.text(
            label,
            yours,
            role="label",
            colour=self.look.palette.ink_quiet,
            align="centre",
        )
        if given.ahead is not None:
            ahead = (
                self.words.count("tickets.ahead", given.ahead)
                if given.ahead
                else self.words.say("tickets.first")
            )
            foot, inner = inner.foot(self.text_height(ahead, "body", inner.width))
            self.text(foot, ahead, role="body", align="centre")
        self.text(
            inner.inset(0, self.theme.pad * 0.4),
            _LRM + given.label,
            role=self.role,
            bold=True,
            colour=self.look.palette.accent,
            align="centre",
            tight=True,
        )

    def said_too(self) -> Sequence[str]:
        """What only the paper says: where, and whom to call."""
        known = self.stage.outlook()
        call = self.words.say("telephone", number=known.telephone) if known.telephone else ""
        return [text for text in (known.municipality, known.site, call) if text]

    def done(self, box: Box) -> None:
        word = self.words.say("tickets.done")
        place = box.centred(
            min(box.width, max(Button.width_for(word, self.look), self.theme.mm(40))), box.height
        )
        self.button(place, lambda: self.stage.send(End()), text=word, icon="check")


class Printing(NumberPage):
    def build(self) -> None:
        _, room = self.bar(self.words.say("tickets.printing"), back=False, home=False)
        self.told(room)


class Ticket(NumberPage):
    def build(self) -> None:
        _, room = self.bar(self.words.say("tickets.printed"), back=False)
        if self.upper is not None:
            self.told(self.upper)
            self.done(room.foot(self.theme.bar)[0])
        elif self.theme.is_small and not self.theme.is_tall:
            word = self.words.say("tickets.done")
            aside = max(Button.width_under(word, self.look), self.theme.mm(30))
            foot, room = room.end(aside, self.theme.gap, rtl=self.look.hand_is_left)
            self.told(room)
            self.done(foot.foot(self.theme.bar)[0])
        else:
            foot, room = room.foot(self.theme.bar, self.theme.gap)
            self.told(room)
            self.done(foot)


class Photograph(NumberPage):
    """No paper: the number is even larger, why is said, and that it counts all the same."""

    role = "photograph"

    def build(self) -> None:
        say = self.words.say
        _, room = self.bar(self._cause(), back=False)
        how = say("tickets.photograph")
        side = self.theme.mm(9)
        width = room.width - side - self.theme.pad
        foot, room = room.foot(max(side, self.text_height(how, "body", width)), self.theme.gap)
        badge, words = foot.start(side, self.theme.pad, rtl=self.rtl)
        self.icon(badge, "photo_camera", self.look.palette.accent)
        self.text(words, how)
        self.told(room)

    def _cause(self) -> str:
        cause = self.stage.of
        if cause in PAPER_CAUSES:
            return self.words.say("tickets.paper_out")
        return self.words.say("tickets.maybe_printed" if cause == "unknown" else "tickets.printer_fault")
