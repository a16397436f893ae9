"""Search: type in one's own words; answers appear with each key."""

from collections.abc import Callable
from functools import partial

from terminal.answers import Hit
from terminal.ui.box import Box
from terminal.ui.events import Opened, Typed
from terminal.ui.flow import Screen
from terminal.ui.screens.page import Page
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.keyboard import Keyboard, KeyWords
from terminal.ui.widgets.look import Look
from terminal.ui.widgets.surface import PLAIN
from terminal.ui.widgets.text import Text

# Longer than anybody types while standing; a stuck key stops here.
MOST_LETTERS = 80


class Search(Page):
    """Only what a key changes is drawn anew: the field and the answers."""

    def build(self) -> None:
        say = self.words.say
        # A small glass needs the room for the words; one step back is home's own way.
        strip, room = self.bar(home=not self.theme.is_small, strip=True)
        self._text = self.stage.visit.query
        self._field = Field(strip, self.height, self.look, hint=say("answers.type"), text=self._text)
        self.put(self._field)
        keys, self._room = room.foot(Keyboard.height_for(self.look), self.theme.gap)
        words = KeyWords(
            space=say("key.space"),
            letters=say("key.letters"),
            digits=say("key.digits"),
            delete=say("key.delete"),
        )
        self.put(
            Keyboard(
                keys,
                self.height,
                self.look,
                self.stage.keys,
                words,
                when_typed=lambda letter: self._typed(self._text + letter),
                when_deleted=lambda: self._typed(self._text[:-1]),
            )
        )
        self._found: Drawn | None = None
        self._search()

    def _typed(self, text: str) -> None:
        self._text = text[:MOST_LETTERS].lstrip()
        self.stage.send(Typed(self._text))
        self._field.show(self._text)
        self._search()

    def _search(self) -> None:
        hits = self.stage.answers.search(self._text, self.stage.visit.language) if self._text.strip() else []
        self._hits = hits
        self._show(0)

    def _show(self, first: int) -> None:
        if self._found is not None:
            self.remove_widget(self._found)
        made = self._found = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        if self._hits:
            self._list(made, self._hits, first)
        elif self._text.strip():
            self._nothing(made)
        else:
            self._say(made, self._room, "answers.type_more")

    def _list(self, made: Drawn, hits: list[Hit], first: int) -> None:
        """As many as there is room for; the arrows beside them lead to the rest."""
        gap, room = self.theme.gap * 0.7, self._room
        fitting = max(1, int((room.height + gap) // (self.theme.mm(12 if self.theme.is_small else 14) + gap)))
        if len(hits) > fitting:
            # One over the other where there is room for both, else side by side.
            over = room.height >= 2 * self.theme.target + gap
            wide = self.theme.target * (1 if over else 2) + (0 if over else gap)
            arrows, room = room.end(wide, gap, rtl=self.look.hand_is_left)
            up, down = arrows.rows(2, gap) if over else arrows.columns(2, gap, rtl=False)
            say = self.words.say
            if first > 0:
                made.add_widget(
                    self._arrow(up, say("pages.previous"), "expand_less", max(0, first - fitting))
                )
            if first + fitting < len(hits):
                made.add_widget(self._arrow(down, say("pages.next"), "expand_more", first + fitting))
        for box, hit in zip(room.rows(fitting, gap), hits[first : first + fitting], strict=False):
            act = partial(self.stage.send, Opened(Screen.ANSWER, hit.id))
            made.add_widget(Row(box, self.height, self.look, act, text=hit.question))

    def _arrow(self, box: Box, name: str, icon: str, first: int) -> Button:
        return Button(
            box,
            self.height,
            self.look,
            lambda: self._show(first),
            text="",
            name=name,
            icon=icon,
            finish=PLAIN,
        )

    def _nothing(self, made: Drawn) -> None:
        say, gap, send = self.words.say, self.theme.gap, self.stage.send
        guide, browse = say("answers.ask_guide"), say("answers.browse")
        if self._room.height > 1.5 * self.theme.bar:
            foot, words = self._room.foot(self.theme.bar, gap)
            width: Callable[[str, Look], float] = Button.width_for
        else:  # all in one line, the buttons at its end
            width = Button.width_under
            wanted = width(guide, self.look) + width(browse, self.look) + gap
            foot, words = self._room.end(min(wanted, self._room.width * 0.5), gap, rtl=self.rtl)
        self._say(made, words, "answers.none")
        wide = min(width(guide, self.look), (foot.width - gap) / 2)
        box, rest = foot.start(wide, gap, rtl=self.rtl)
        made.add_widget(
            Button(
                box,
                self.height,
                self.look,
                lambda: send(Opened(Screen.TOPICS)),
                text=guide,
                icon="support_agent",
            )
        )
        box, _ = rest.start(min(width(browse, self.look), rest.width), gap, rtl=self.rtl)
        made.add_widget(
            Button(
                box,
                self.height,
                self.look,
                lambda: send(Opened(Screen.CATEGORIES)),
                text=browse,
                icon="apps",
                finish=PLAIN,
            )
        )

    def _say(self, made: Drawn, box: Box, key: str) -> None:
        made.add_widget(
            Text(
                box,
                self.height,
                self.look,
                self.words.say(key),
                colour=self.look.palette.ink_quiet,
                align="centre",
            )
        )
