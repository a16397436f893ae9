"""Search: type in one's own words; answers appear with each key."""

from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from terminal.text import isolate
from terminal.ui.box import Box
from terminal.ui.events import Opened, Typed
from terminal.ui.flow import Screen
from terminal.ui.screens.message import MessagePage
from terminal.ui.screens.page import ROWS, Piece
from terminal.ui.screens.urgent import number_and_label
from terminal.ui.widgets.base import Drawn
from terminal.ui.widgets.choice import Button, Row
from terminal.ui.widgets.choices import Item
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.keyboard import Keyboard, KeyWords
from terminal.ui.widgets.surface import FULL, PLAIN
from terminal.ui.widgets.text import Text

# On a small glass, beside keys that are as large as they must be.
_STRIP_MM: Final = 12.5
# Longer than anybody types while standing; a stuck key stops here.
MOST_LETTERS = 80


class Choice(NamedTuple):
    """One thing to choose among what was found."""

    topic: str
    text: str
    icon: str


class Search(MessagePage):
    """Only what a key changes is drawn anew: the field, the answers, the keys that show what they will make.

    Beside the keys there is room for the best answers; the search key folds them away and shows all.
    """

    def build(self) -> None:
        self._text = self.stage.visit.query
        # Whoever comes back from an answer looks at the others first.
        self._lay(folded=bool(self._text.strip()))

    def _lay(self, *, folded: bool) -> None:
        self._folded = folded
        self.clear_widgets()
        say, theme = self.words.say, self.theme
        self._field: Field | None = None
        self._keyboard: Keyboard | None = None
        self._found: Drawn | None = None
        self._is_apart = theme.ways.lower or (theme.is_larger and theme.is_small)
        if self._is_apart:
            self._lay_apart(folded=folded)
            return
        # A small glass needs the room for the words; one step back is home's own way.
        height = theme.mm(_STRIP_MM) if theme.is_small and not folded else None
        strip, room = self.bar(home=not theme.is_small, strip=True, height=height)
        self._field = Field(strip, self.height, self.look, hint=say("answers.type"), text=self._text)
        self.put(self._field)
        if folded:
            foot, self._room = room.foot(theme.bar, theme.gap)
            show = say("key.show")
            box, _ = foot.start(Button.width_for(show, self.look), rtl=self.rtl)
            act = partial(self._lay, folded=False)
            self.button(box, act, text=show, icon="keyboard", finish=PLAIN)
        else:
            self._room = self._lay_keys(room)
        self._search()

    def _lay_apart(self, *, folded: bool) -> None:
        """Larger words, or all that is touched below: keys with the field above them, or what was found."""
        if not folded:
            line = self.text_height(self.words.say("answers.type"), "body", self.inner.width * 2)
            top, room = self.inner.top(line + self.theme.mm(3), self.theme.gap)
            self._field = Field(
                top, self.height, self.look, hint=self.words.say("answers.type"), text=self._text
            )
            self.put(self._field)
            self._room = self._lay_keys(room)
            self._search()
            return
        say, send = self.words.say, self.stage.send
        _, room = self.bar(home=not self.theme.is_small)
        text = self._text.strip()
        self._hits = self.stage.answers.search(text, self.stage.visit.language) if text else []
        keys = Item("keyboard", say("key.show"), partial(self._lay, folded=False))
        if self._hits:
            found = [
                Item(
                    choice.icon or "article", choice.text, partial(send, Opened(Screen.ANSWER, choice.topic))
                )
                for choice in self._choices()
            ]
            self.choose(room, [*found, keys], replace(ROWS, columns=1))
            return
        ways = [
            Item("support_agent", say("answers.ask_guide"), partial(send, Opened(Screen.TOPICS))),
            Item("apps", say("answers.browse"), partial(send, Opened(Screen.CATEGORIES))),
        ]
        said = Piece(say("answers.none" if text else "answers.type_more"))
        self.in_turn(room, [said], [keys, *ways], replace(ROWS, columns=1))

    def _tell_best(self, made: Drawn) -> None:
        """Above the keys, where nothing can be touched: what the search key will show first."""
        key = "answers.none" if self._text.strip() else "answers.type_more"
        said = self._choices()[0].text if self._hits else self.words.say(key)
        if self.text_height(said, "body", self._room.width) <= self._room.height:
            colour = self.look.palette.ink_quiet
            made.add_widget(Text(self._room, self.height, self.look, said, colour=colour, align="centre"))

    def _lay_keys(self, room: Box) -> Box:
        box = Keyboard.box_on(self.theme, self.stage.keys)
        self._keyboard = self.put(
            Keyboard(
                box,
                self.height,
                self.look,
                self.stage.keys,
                KeyWords.said_by(self.words, self.words.say("answers.search")),
                text=self._text,
                when_typed=self._typed,
                when_searched=partial(self._lay, folded=True),
            )
        )
        # On a small glass what was found stands as close as the keys do.
        gap = self.theme.mm(1.2) if self.theme.is_small else self.theme.close
        top = room.y - self.theme.gap + gap
        return Box(room.x, top, room.width, box.y - gap - top)

    def _typed(self, text: str) -> None:
        self._text = text[:MOST_LETTERS].lstrip()
        self.stage.send(Typed(self._text))
        if self._field is not None:
            self._field.show(self._text)
        if self._keyboard is not None:
            self._keyboard.follow(self._text)
        self._search()

    def _search(self) -> None:
        hits = self.stage.answers.search(self._text, self.stage.visit.language) if self._text.strip() else []
        self._hits = hits
        self._show(0)

    def _show(self, first: int) -> None:
        if self._found is not None:
            self.remove_widget(self._found)
        made = self._found = self.put(Drawn(size_hint=(None, None), size=(0, 0)))
        if self._is_apart:
            self._tell_best(made)
        elif self._hits:
            self._list(made, self._choices(), first)
        elif self._text.strip():
            self._nothing(made)
        else:
            self._say(made, self._room, "answers.type_more")

    def _choices(self) -> list[Choice]:
        """What was found; before it the number to call, where somebody may be in danger."""
        found = [Choice(hit.id, hit.question, "") for hit in self._hits]
        best = self._hits[0]
        if best.urgent:
            number, label = number_and_label(self, best.id)
            found.insert(0, Choice(best.id, f"{isolate(number)} · {label}", "call"))
        return found

    def _list(self, made: Drawn, choices: list[Choice], first: int) -> None:
        """As many as there is room for; folded, the arrows beside them lead to the rest."""
        gap, room = self.theme.close, self._room
        columns = 1 if self._folded or self.theme.is_tall else 2
        rows = max(1, int((room.height + gap) // (self.theme.row + gap)))
        fitting = rows * columns
        if self._folded and len(choices) > fitting:
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
            if first + fitting < len(choices):
                made.add_widget(self._arrow(down, say("pages.next"), "expand_more", first + fitting))
        cells = room.grid(fitting, columns, gap, rtl=self.rtl)
        if columns == 2 and any(self._is_long(choice, cells[0]) for choice in choices[:fitting]):
            columns, fitting = 1, rows
            cells = room.rows(rows, gap)
        if not self._folded and columns == 1:
            cells = room.top(min(room.height, rows * self.theme.row + (rows - 1) * gap))[0].rows(rows, gap)
        for box, choice in zip(cells, choices[first : first + fitting], strict=False):
            act = partial(self.stage.send, Opened(Screen.ANSWER, choice.topic))
            bold = bool(choice.icon)
            role = "label" if columns == 2 else "body"
            made.add_widget(
                Row(
                    box,
                    self.height,
                    self.look,
                    act,
                    text=choice.text,
                    icon=choice.icon,
                    bold=bold,
                    role=role,
                    arrow=columns == 1,
                )
            )

    def _is_long(self, choice: Choice, box: Box) -> bool:
        """Whether half the width does not hold it."""
        beside = self.theme.mm(11) if choice.icon else 0
        width = box.width - 2 * self.theme.pad - beside
        return self.text_height(choice.text, "label", width, bold=True) > box.height

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
        """No forced hit: a guide and all matters; beside keys on a small glass the guide alone."""
        say, gap, send = self.words.say, self.theme.gap, self.stage.send
        ways = [
            ("support_agent", say("answers.ask_guide"), FULL, Screen.TOPICS),
            ("apps", say("answers.browse"), PLAIN, Screen.CATEGORIES),
        ]
        beside = self._room.height < 2 * self.theme.bar + gap
        if beside:
            width = Button.width_for(ways[0][1], self.look)
            foot, words = self._room.end(width, gap, rtl=self.rtl)
        else:
            foot, words = self._room.foot(self.theme.bar, gap)
        self._say(made, words, "answers.none")
        offered = ways[: 1 if beside else 2]
        widths = [Button.width_for(word, self.look) for _, word, _, _ in offered]
        if sum(widths) + gap * (len(widths) - 1) > foot.width:
            # Long words on a narrow glass share it, on two lines each.
            widths = [(foot.width - gap * (len(widths) - 1)) / len(widths)] * len(widths)
        for (icon, word, finish, screen), width in zip(offered, widths, strict=True):
            box, foot = foot.start(width, gap, rtl=self.rtl)
            act = partial(send, Opened(screen))
            made.add_widget(Button(box, self.height, self.look, act, text=word, icon=icon, finish=finish))

    def _say(self, made: Drawn, box: Box, key: str) -> None:
        made.add_widget(
            Text(
                box,
                self.height,
                self.look,
                self.words.say(key),
                role="body" if box.height > self.theme.bar else "small",
                colour=self.look.palette.ink_quiet,
                align="centre",
            )
        )
