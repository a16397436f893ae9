"""Talking: the guide large, oneself small, the name, and one way to hang up."""

from terminal.ui.events import Stopped
from terminal.ui.screens.page import Page
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.picture import Picture
from terminal.ui.widgets.surface import STOP


class Talking(Page):
    def reads(self) -> object:
        state = self.stage.calls.state
        return state and (state.phase, state.guide)

    def build(self) -> None:
        say, gap, state = self.words.say, self.theme.gap, self.stage.calls.state
        connecting = state is None or state.phase != "talking"
        name = state.guide if state else ""
        title = say("call.connecting") if connecting or not name else say("call.with", name=name)
        _, room = self.bar(title, back=False, home=False)
        hang_up = say("call.hang_up")
        width = max(Button.width_for(hang_up, self.look), self.theme.mm(38))
        if self.theme.is_tall:
            side, large = room.foot(self.theme.width * 0.42, gap)
            button, small = side.start(width, gap, rtl=self.rtl)
            button = button.foot(self.theme.bar * 1.15)[0]
        else:
            side, large = room.end(width, gap, rtl=self.rtl)
            button, side = side.foot(self.theme.bar * 1.15, gap)
            small = side.foot(side.width * 3 / 4)[0]
            label, _ = side.top(side.height - small.height)
            self.text(
                label.foot(self.theme.type("small") * 1.5)[0],
                say("call.you"),
                role="small",
                colour=self.look.palette.ink_quiet,
                align="centre",
            )
        night, radius = self.look.palette.night, self.theme.radius
        self._remote = self.put(
            Picture(large, self.height, self.stage.calls.remote_frame, radius=radius, ground=night, name=name)
        )
        self._own = self.put(
            Picture(
                small, self.height, self.stage.calls.own_frame, radius=radius, ground=night, mirrored=True
            )
        )
        self.button(button, lambda: self.stage.send(Stopped()), text=hang_up, icon="call_end", finish=STOP)
        self._waiting = None
        if self.stage.calls.remote_frame() is None:
            self._waiting = self.text(
                large.inset(self.theme.pad),
                say("call.no_picture"),
                role="body",
                colour=self.look.palette.on_night,
                align="centre",
            )
        self.tick()

    def tick(self) -> None:
        self._remote.look_again()
        self._own.look_again()
        if self._waiting is not None and self._remote.serial >= 0:
            self.remove_widget(self._waiting)
            self._waiting = None
