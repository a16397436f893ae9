"""The film of an answer in a signed language: large, silent, and stopped by one touch."""

from terminal.ui.screens.page import Page
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.picture import Picture
from terminal.ui.widgets.surface import FULL, PLAIN


class Signing(Page):
    def reads(self) -> object:
        return self.stage.signs.playing

    def build(self) -> None:
        say, gap, signs = self.words.say, self.theme.gap, self.stage.signs
        _, room = self.bar(say("answers.signed"))
        foot, room = room.foot(self.theme.bar, gap)
        self._film = self.put(
            Picture(
                room,
                self.height,
                signs.newest,
                radius=self.theme.radius,
                ground=self.look.palette.night,
                name=say("answers.signed"),
            )
        )
        ways = (
            (
                "pause" if signs.playing else "play_arrow",
                "film.pause" if signs.playing else "film.play",
                signs.turn,
            ),
            ("replay", "film.again", signs.again),
        )
        width = max(
            Button.width_for(say(key), self.look) for key in ("film.play", "film.pause", "film.again")
        )
        both = foot.centred(2 * width + gap, foot.height)
        for (icon, key, act), box in zip(ways, both.columns(2, gap, rtl=self.rtl), strict=True):
            finish = PLAIN if key == "film.again" else FULL
            self.button(box, act, text=say(key), icon=icon, finish=finish)
        self._film.look_again()

    def tick(self) -> None:
        self._film.look_again()
        self.refresh()
