"""The number of this visit, large: while it is printed, when it is out, and when there is no paper."""

from collections.abc import Sequence
from typing import Final

from terminal.text.dates import moment
from terminal.ui.box import Box
from terminal.ui.events import End
from terminal.ui.presenters.tickets import PAPER_CAUSES
from terminal.ui.screens.message import MessagePage
from terminal.ui.screens.page import Piece
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.text import TIGHT

# Bidi: a number is read from the left in every language, and has no letters to say so.
_LRM: Final = "\u200e"


class NumberPage(MessagePage):
    """A sheet with service, number and people ahead; beside or under it what to do now."""

    role = "number"
    keeps_home = True
    has_paper = True

    def reads(self) -> object:
        return self.stage.tickets.given

    def in_pages(self, title: str, more: str = "", *, done: bool = False) -> bool:
        """Number, title, service and people ahead in turn, where larger words or half the glass need that.

        False, and nothing laid, where one page has room for it all.
        """
        given, say = self.stage.tickets.given, self.words.say
        if given is None or not (self.theme.is_larger or self.theme.ways.lower):
            return False
        _, room = self.bar(back=False, home=self.keeps_home)
        tall = (self.upper or room).height - self.theme.pad
        role = self.role if self.theme.type(self.role) * TIGHT <= tall / 2 else "mark"
        pieces = [
            Piece(say("tickets.number"), "label", heading=True),
            Piece(_LRM + given.label, role, bold=True, colour=self.look.palette.accent, tight=True),
            Piece(title, "label", bold=True),
            Piece(more),
            Piece(given.service, "label", bold=True),
            Piece(self._ahead()),
        ]
        item = Item("check", say("tickets.done"), lambda: self.stage.send(End()))
        self.in_turn(
            room, [piece for piece in pieces if piece.text], [item] if done else [], self.ways_manner
        )
        return True

    def _ahead(self) -> str:
        given = self.stage.tickets.given
        if given is None or given.ahead is None:
            return ""
        return (
            self.words.count("tickets.ahead", given.ahead) if given.ahead else self.words.say("tickets.first")
        )

    def sheet_of_number(self, room: Box) -> None:
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
        if ahead := self._ahead():
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
        """What only the paper says: where and when, that there is a code, and whom to call."""
        known = self.stage.outlook()
        code = self.words.say("tickets.code") if self.has_paper and known.public_url else ""
        call = self.words.say("telephone", number=known.telephone) if known.telephone else ""
        told = (known.municipality, known.site, self._when(known.timezone), code, call)
        return [text for text in told if text]

    def _when(self, timezone: str) -> str:
        given = self.stage.tickets.given
        if given is None:
            return ""
        from terminal.tickets import local

        return moment(self.stage.dates[self.look.language.tag], local(given.at, timezone))

    def done(self, box: Box) -> None:
        word = self.words.say("tickets.done")
        place = box.centred(
            min(box.width, max(Button.width_for(word, self.look), self.theme.mm(40))), box.height
        )
        self.button(place, lambda: self.stage.send(End()), text=word, icon="check")


class Printing(NumberPage):
    keeps_home = False

    def build(self) -> None:
        title = self.words.say("tickets.printing")
        if self.in_pages(title):
            return
        _, room = self.bar(title, back=False, home=False)
        self.sheet_of_number(room)


class Ticket(NumberPage):
    def build(self) -> None:
        title = self.words.say("tickets.printed")
        if self.in_pages(title, done=True):
            return
        _, room = self.bar(title, back=False)
        if self.theme.is_small and not self.theme.is_tall:
            word = self.words.say("tickets.done")
            aside = max(Button.width_under(word, self.look), self.theme.mm(30))
            foot, room = room.end(aside, self.theme.gap, rtl=self.look.hand_is_left)
            self.sheet_of_number(room)
            self.done(foot.foot(self.theme.bar)[0])
        else:
            foot, room = room.foot(self.theme.bar, self.theme.gap)
            self.sheet_of_number(room)
            self.done(foot)


class Photograph(NumberPage):
    """No paper: the number is even larger, why is said, and that it counts all the same."""

    role = "photograph"
    has_paper = False

    def build(self) -> None:
        how = self.words.say("tickets.photograph")
        if self.in_pages(self._cause(), how):
            return
        _, room = self.bar(self._cause(), back=False)
        side = self.theme.mm(9)
        width = room.width - side - self.theme.pad
        foot, room = room.foot(max(side, self.text_height(how, "body", width)), self.theme.gap)
        badge, words = foot.start(side, self.theme.pad, rtl=self.rtl)
        self.icon(badge, "photo_camera", self.look.palette.accent)
        self.text(words, how)
        self.sheet_of_number(room)

    def _cause(self) -> str:
        cause = self.stage.of
        if cause in PAPER_CAUSES:
            return self.words.say("tickets.paper_out")
        return self.words.say("tickets.maybe_printed" if cause == "unknown" else "tickets.printer_fault")
