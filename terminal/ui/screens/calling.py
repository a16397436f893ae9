"""Calling: honest words while desks ring, and a way to stop."""

from terminal.ui.box import Box
from terminal.ui.events import Stopped
from terminal.ui.screens.message import MessagePage
from terminal.ui.screens.page import Piece
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.picture import Picture
from terminal.ui.widgets.surface import STOP


class Calling(MessagePage):
    """Says how many desks ring and how long it lasts at most; shows what the guide will see."""

    def reads(self) -> object:
        state = self.stage.calls.state
        return state and (state.phase, state.guides)

    def build(self) -> None:
        say, gap = self.words.say, self.theme.gap
        title, more = self._news()
        if self.theme.is_larger or (self.theme.ways.lower and self.theme.is_small):
            self._in_pages(title, more)
            return
        _, room = self.bar(say("home.speak"), back=False, home=False)
        stop = say("call.stop")
        wide = max(Button.width_for(stop, self.look), self.theme.mm(50))
        if self.upper is not None:  # the lower mode: all that is seen and read is above
            foot, room = room.foot(self.theme.bar)[0], self.upper
            own, told = room.end(min(room.height * 4 / 3, room.width * 0.4), gap, rtl=self.rtl)
        elif self.theme.is_tall:
            foot, room = room.foot(self.theme.bar, gap)
            own, told = room.top(min(room.height * 0.45, room.width * 3 / 4), gap)
        elif self.theme.is_small:  # the words need the whole height
            own, told = room.end(room.width * 0.4, gap, rtl=self.rtl)
            foot, own = own.foot(self.theme.bar, gap)
        else:
            foot, room = room.foot(self.theme.bar, gap)
            own, told = room.end(min(room.height * 4 / 3, room.width * 0.52), gap, rtl=self.rtl)
        self.button(
            foot.centred(min(wide, foot.width), foot.height),
            lambda: self.stage.send(Stopped()),
            text=stop,
            icon="close",
            finish=STOP,
        )
        self._picture = self._own(own)
        self.put(self._picture)
        self.sheet(told)
        # In the lower mode half of the glass is for the words.
        inner = told.inset(self.theme.pad * (1.4 if self.upper is None else 0.6))
        if self.upper is None:
            badge, inner = inner.top(min(self.theme.mm(18), inner.height * 0.18), gap)
            state = self.stage.calls.state
            asking = state is None or state.phase == "asking"
            self.icon(badge, "person_search" if asking else "ring_volume", self.look.palette.accent)
        self.stack(
            inner,
            [
                Piece(title, "tile", bold=True),
                Piece(more),
                Piece(say("call.seen"), "label", colour=self.look.palette.ink_quiet),
            ],
            align="centre",
        )
        self._picture.look_again()

    def _own(self, room: Box) -> Picture:
        """What the guide will see."""
        return Picture(
            room.centred(min(room.width, room.height * 4 / 3), min(room.height, room.width * 3 / 4)),
            self.height,
            self.stage.calls.own_frame,
            radius=self.theme.radius,
            ground=self.look.palette.night,
            mirrored=True,
            name=self.words.say("call.you"),
        )

    def _in_pages(self, title: str, more: str) -> None:
        """Larger words, or half of the glass: what happens, then one's own picture; stop is on each page."""
        _, room = self.bar(back=False, home=False)
        foot, told = room.foot(self.theme.bar, self.theme.gap)
        shown = self.upper or told
        self._picture = self._own(shown)

        def last(leaf: Drawn) -> None:
            self._picture = self._own(shown)
            leaf.add_widget(self._picture)
            self._picture.look_again()

        pieces = [
            Piece(title, "label", bold=True, heading=True),
            Piece(more),
            Piece(self.words.say("call.seen")),
        ]
        stop = self.words.say("call.stop")
        wide = max(Button.width_for(stop, self.look), self.theme.mm(50))
        place = self.in_turn_beside(foot, shown, [*self.reading(shown, pieces), last], wide)
        self.button(place, lambda: self.stage.send(Stopped()), text=stop, icon="close", finish=STOP)

    def tick(self) -> None:
        self._picture.look_again()

    def _news(self) -> tuple[str, str]:
        say, state = self.words.say, self.stage.calls.state
        if state is None or state.phase == "asking":
            return say("call.asking"), say("call.asking_more")
        title = self.words.count("call.ringing_many", state.guides) if state.guides else say("call.all_busy")
        return title, say("call.ringing_more", n=max(1, round(state.seconds_left)))
