"""Talking: the guide large, oneself small, text beside the voice, and one way to hang up.

Text goes letter by letter both ways (EN 301 549, 6.2); who speaks or signs is shown (6.5.5, 6.5.6).
"""

from collections.abc import Callable

from terminal.ui.box import Box
from terminal.ui.events import Stopped
from terminal.ui.screens.page import Page
from terminal.ui.stage import Stage
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.choice import Button, needed
from terminal.ui.widgets.icon import Icon
from terminal.ui.widgets.keyboard import Keyboard, KeyWords
from terminal.ui.widgets.lines import Lines
from terminal.ui.widgets.picture import Frame, Picture
from terminal.ui.widgets.surface import FULL, PLAIN, STOP, Sheet
from terminal.ui.widgets.text import Text, text_size

# What one resident may write in one call; a stuck key stops here.
MOST_LETTERS = 1000


class Talking(Page):
    def __init__(self, stage: Stage) -> None:
        # Whoever comes back to a call goes on where they were.
        self._writing = bool(stage.calls.own_text)
        self._signing = False
        super().__init__(stage)

    def reads(self) -> object:
        calls = self.stage.calls
        state = calls.state
        return state and (state.phase, state.guide, bool(calls.guide_text()), self._writing, self._signing)

    def build(self) -> None:
        room = self.inner
        # Keys take the lower half, and the bar's room with it.
        if not (self._writing and (self.theme.is_small or self.theme.ways.lower)):
            room = self._title()
        if self._writing:
            keys = Keyboard.box_on(self.theme, self.stage.keys, low=True)
            self._keyboard(keys)
            room = Box(room.x, room.y, room.width, keys.y - self.theme.close - room.y)
            room = self._beside_keyboard(room)
        else:
            foot, room = room.foot(self.theme.bar, self.theme.gap)
            self._buttons(foot)
            room = self.upper or room
        self._lay(room)
        self._shown: tuple[bool, bool] | None = None
        self._pill: Placed | None = None
        self._waiting = None
        if self.stage.calls.remote_frame() is None:
            self._waiting = self.text(
                self._large.inset(self.theme.pad / 2),
                self.words.say("call.no_picture"),
                role="body",
                colour=self.look.palette.on_night,
                align="centre",
            )
        self.tick()

    def _title(self) -> Box:
        say, state = self.words.say, self.stage.calls.state
        connecting = state is None or state.phase != "talking"
        name = state.guide if state else ""
        title = say("call.connecting") if connecting or not name else say("call.with", name=name)
        if self.theme.ways.lower and self.theme.is_small:
            title = ""  # the picture needs the height, and says the name
        return self.bar(title, back=False, home=False)[1]

    # --- where things are -------------------------------------------------------------------------

    def _lay(self, room: Box) -> None:
        gap, talks = self.theme.gap, self._writing or bool(self.stage.calls.guide_text())
        if self.theme.is_tall:
            high = min(room.width * 3 / 4, room.height * (0.5 if self._writing else 0.62))
            self._large, rest = room.top(high, gap)
            side = rest.start(room.width * 0.3, gap, rtl=self.rtl)
        else:
            share = 0.45 if talks else 0.7
            wide = min(room.height * 4 / 3, room.width * share)
            self._large, rest = room.start(wide, gap, rtl=self.rtl)
            side = rest.foot(min(rest.width * 0.6, rest.height * 0.5) * 3 / 4, gap)
        wide, high = _four_by_three(self._large)
        self._large = self._large.top(high)[0].start(wide, rtl=self.rtl)[0]
        self._remote = self._picture(self._large, self.stage.calls.remote_frame)
        self._own: Picture | None = None
        # A keyboard leaves no room for oneself, and whoever writes looks at the words.
        words_need_all = talks and self.theme.is_small and (self.theme.is_larger or self.theme.ways.lower)
        if words_need_all:
            side = side[0], rest
        if not self._writing and not words_need_all:
            corner, rest = side
            own = corner.foot(_four_by_three(corner)[1])[0]
            own = own.end(_four_by_three(own)[0], rtl=self.rtl)[0]
            self._own = self._picture(own, self.stage.calls.own_frame, mirrored=True)
        self._texts(rest if talks else None)

    def _picture(self, box: Box, newest: Callable[[], Frame | None], *, mirrored: bool = False) -> Picture:
        state = self.stage.calls.state
        made = Picture(
            box,
            self.height,
            newest,
            radius=self.theme.radius,
            ground=self.look.palette.night,
            mirrored=mirrored,
            name=self.words.say("call.you") if mirrored else (state.guide if state else ""),
        )
        self.add_widget(made)
        return made

    def _texts(self, room: Box | None) -> None:
        say = self.words.say
        self._theirs = self._mine = None
        if room is None:
            return
        if self._writing:
            # Keys leave a wide glass little height: side by side there.
            gap = self.theme.gap / 4
            upper, lower = room.rows(2, gap) if self.theme.is_tall else room.columns(2, gap, rtl=self.rtl)
            self._mine = self.put(Lines(lower, self.height, self.look, say("call.you_write")))
            self._mine.show(self.stage.calls.own_text)
        else:
            upper = room
        self._theirs = self.put(Lines(upper, self.height, self.look, say("call.guide_writes")))

    # --- what can be touched ----------------------------------------------------------------------

    def _buttons(self, room: Box) -> None:
        say = self.words.say
        write, sign, end = room.columns(3, self.theme.gap, rtl=self.rtl)
        self.button(write, self._turn_writing, text=say("call.write"), icon="keyboard", finish=PLAIN)
        self.button(
            sign,
            self._turn_signing,
            text=say("call.sign_end" if self._signing else "call.sign"),
            icon="pan_tool",
            finish=FULL if self._signing else PLAIN,
        )
        self.button(end, self._hang_up, text=say("call.hang_up"), icon="call_end", finish=STOP)

    def _beside_keyboard(self, room: Box) -> Box:
        """On a wide glass icons alone, one over the other: the words have the room."""
        say = self.words.say
        gap = self.theme.gap
        if self.theme.is_tall:
            foot, room = room.foot(self.theme.bar, gap)
            write, end = foot.columns(2, gap, rtl=self.rtl)
            self.button(
                write, self._turn_writing, text=say("call.write_end"), icon="keyboard_hide", finish=PLAIN
            )
            self.button(end, self._hang_up, text=say("call.hang_up"), icon="call_end", finish=STOP)
            return room
        side, room = room.end(self.theme.bar, gap, rtl=self.rtl)
        if side.height >= 2 * self.theme.bar + gap:
            write, end = side.rows(2, gap)
        else:
            end = side
            write, room = room.end(self.theme.bar, gap, rtl=self.rtl)
        for box, act, key, icon, finish in (
            (write, self._turn_writing, "call.write_end", "keyboard_hide", PLAIN),
            (end, self._hang_up, "call.hang_up", "call_end", STOP),
        ):
            self.put(
                Button(box, self.height, self.look, act, text="", name=say(key), icon=icon, finish=finish)
            )
        return room

    def _keyboard(self, box: Box) -> None:
        self._keys = self.put(
            Keyboard(
                box,
                self.height,
                self.look,
                self.stage.keys,
                KeyWords.said_by(self.words),
                text=self.stage.calls.own_text,
                when_typed=self._write,
            )
        )

    def _write(self, text: str) -> None:
        self.stage.calls.write(text[:MOST_LETTERS])
        self._keys.follow(self.stage.calls.own_text)
        if self._mine is not None:
            self._mine.show(self.stage.calls.own_text)

    def _turn_writing(self) -> None:
        self._writing = not self._writing
        self.refresh()

    def _turn_signing(self) -> None:
        self._signing = not self._signing
        self.stage.calls.sign(self._signing)
        self.refresh()

    def _hang_up(self) -> None:
        self.stage.send(Stopped())

    # --- what moves -------------------------------------------------------------------------------

    def tick(self) -> None:
        calls = self.stage.calls
        self._remote.look_again()
        if self._own is not None:
            self._own.look_again()
        if self._waiting is not None and self._remote.serial >= 0:
            self.remove_widget(self._waiting)
            self._waiting = None
        if self._theirs is not None:
            self._theirs.show(calls.guide_text())
        self._show_who(calls.is_guide_heard(), calls.guide_signs())

    def _show_who(self, heard: bool, signs: bool) -> None:
        heard = heard and self._waiting is None  # one word at a time in a picture that is not there yet
        if (heard, signs) == self._shown:
            return
        self._shown = heard, signs
        if self._pill is not None:
            self.remove_widget(self._pill)
            self._pill = None
        if signs:
            self._pill = self.put(self._who("pan_tool", "call.guide_signs"))
        elif heard:
            self._pill = self.put(self._who("volume_up", "call.guide_speaks"))

    def _corner(self, lines: int) -> Box:
        """The picture's upper edge, so many lines high."""
        high = self.theme.type("small") * (0.4 + 1.4 * lines)
        return self._large.inset(self.theme.pad / 2).top(high)[0]

    def _who(self, icon: str, key: str) -> Placed:
        """An icon and its words in the picture's upper corner."""
        theme, said = self.theme, self.words.say(key)
        width = text_size(said, self.look, theme.type("small"))[0] + theme.mm(5) + theme.pad * 2
        corner = self._corner(1 if width <= self._large.width - theme.pad else 2)
        words = corner.width - theme.mm(5) - theme.pad * 1.5
        too_narrow = needed(self.look, said, "small", words)[1] < 1
        if too_narrow or corner.height > self._large.height * 0.7:  # no word is broken: the picture says it
            side = min(corner.height, self._large.height * 0.5)
            badge = Box(corner.x, corner.y, corner.width, side).start(side, rtl=self.rtl)[0]
            made = Placed(badge, self.height)
            Sheet(made, PLAIN, self.look)
            place = badge.centred(theme.mm(5), theme.mm(5))
            made.add_widget(Icon(place, self.height, icon, colour=self.look.palette.accent))
            return made
        box = corner.start(min(width, corner.width), rtl=self.rtl)[0]
        made = Placed(box, self.height)
        Sheet(made, PLAIN, self.look)
        badge, rest = box.inset(theme.pad / 2, 0).start(theme.mm(5), theme.pad / 2, rtl=self.rtl)
        made.add_widget(Icon(badge, self.height, icon, colour=self.look.palette.accent))
        made.add_widget(Text(rest, self.height, self.look, said, role="small"))
        return made


def _four_by_three(room: Box) -> tuple[float, float]:
    """The largest width and height of a camera's picture that a room holds."""
    width = min(room.width, room.height * 4 / 3)
    return width, width * 3 / 4
