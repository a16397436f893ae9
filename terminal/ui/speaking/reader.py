"""The reader of one glass: keys and touches in, the focus and the voice out; follows whatever is shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from hardware.keypad import Key
from terminal.speech import Voice
from terminal.ui.events import Back, CannotSpeak, End, StayedHere, WaysChosen
from terminal.ui.flow import NOBODY, Screen, Visit
from terminal.ui.rest import ASK_S
from terminal.ui.speaking.cursor import Cursor
from terminal.ui.speaking.elements import Role
from terminal.ui.speaking.focus import Edge
from terminal.ui.speaking.narrator import Narrator, Narrators, Saying
from terminal.ui.speaking.utterances import Utterances
from terminal.ui.speaking.world import World

# So often the glass is looked at for what changed by itself.
_LOOK_S: Final = 0.25
# Before a language is chosen each is told in turn, with time to think it over, so many times.
_THINK_S: Final = 1.5
_ROUNDS: Final = 2
# These give way to another within seconds.
_BRIEF: Final = frozenset({Screen.PRINTING})


def _place(visit: Visit) -> object:
    """What must be the same for a page that is made anew to be no other page."""
    return visit.trail, visit.asked, visit.ways.speech


class Reader:
    """Lives in the glass's thread. Nothing is read or drawn while nobody asked for it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._voice: Voice | None = None
        self._utterances: Utterances | None = None
        self._visit: Visit = NOBODY
        self._cursor = Cursor(world.point_at)
        self._narrators = Narrators(world.words, world.languages, self._can_speak)
        self._keyed = False  # a key of the keypad was pressed in this visit
        self._heard: Any = None  # the widget that the last touch told of: another touch on it chooses
        self._keys_told_in = ""
        self._to_tour = 0  # languages still to be told by themselves
        self._looked_at = 0.0
        self._farewell = False

    def use(self, voice: Voice) -> None:
        """From now on there is a voice."""
        self._voice = voice
        self._utterances = Utterances(voice, self._world.post)
        voice.when_headphones(lambda inserted: self._world.post(lambda: self.headphones(inserted)))

    @property
    def active(self) -> bool:
        """Whether there is a focus: somebody uses the keypad, or listens."""
        return self._keyed or self._listening

    @property
    def _listening(self) -> bool:
        return self._visit.ways.speech or self._visit.ways.touch_to_hear

    @property
    def speaking(self) -> bool:
        return self._utterances is not None and self._utterances.busy

    # --- what the glass tells ---------------------------------------------------------------------

    def follow(self, visit: Visit) -> None:
        """The visit as it now is; told after each event, when its screen is there."""
        before, self._visit = self._visit, visit
        if visit == NOBODY:
            if before != NOBODY:
                self._end(before)
            return
        if visit.ways.speech and not before.ways.speech:
            self._begin()
        if not self.active:
            self._cursor.leave()
            return
        if self._listening and visit.language and self._voice and not self._voice.can_speak(visit.language):
            self._world.post(lambda: self._world.send(CannotSpeak()))
            return
        if (front := self._world.front()) is not self._cursor.front:
            self._cursor.deepen(before.trail, visit.trail)
            self._enter(again=type(front) is type(self._cursor.front) and _place(before) == _place(visit))
        else:
            self._look()

    def turn(self, now: float) -> None:
        """One turn of the main loop."""
        if self._farewell and not self.speaking:
            self._farewell = False
            if self._voice is not None:
                self._voice.reset()
        if not self.active or now - self._looked_at < _LOOK_S:
            return
        self._looked_at = now
        if self._world.front() is not self._cursor.front:
            self._enter()
            return
        self._look()
        self._tour(now)

    def headphones(self, inserted: bool) -> None:
        """Putting them in begins; pulling them out silences, which the voice does by itself."""
        self._world.touched()
        if inserted and not self._visit.ways.speech:
            self._start()

    # --- keys -------------------------------------------------------------------------------------

    def key(self, key: Key) -> None:
        """One press on the keypad. The first one of a visit only begins."""
        self._world.touched()
        if self._voice is not None:
            self._voice.allow_aloud()
        if not self._keyed:
            self._keyed = True
            if not self._visit.ways.speech:
                self._start()
                return
        self._to_tour = 0
        if key in (Key.LOUDER, Key.SOFTER):
            self.loudness(louder=key is Key.LOUDER)
        elif key is Key.REPEAT:
            self.repeat()
        elif self._visit.asked:
            self._world.send(StayedHere())
        else:
            self._walk(key)

    def _walk(self, key: Key) -> None:
        match key:
            case Key.NEXT | Key.PREVIOUS:
                self._say(self._focused(self._cursor.move(1 if key is Key.NEXT else -1)))
            case Key.CHOOSE:
                self._choose()
            case Key.BACK:
                self._back()
            case Key.HELP:
                self._world.help()

    def _choose(self) -> None:
        self._cursor.look()
        spot, front = self._cursor.spot, self._cursor.front
        if spot is None:
            return
        if spot.element.choosable:
            self._stop()
            spot.widget.choose()
        if self._world.front() is front and not self._look(by_key=True):
            self._say(self._focused())

    def _back(self) -> None:
        front = self._cursor.front
        self._stop()
        if getattr(front, "is_help", False):
            self._world.help()
        else:
            self._world.send(End() if self._visit.screen is Screen.START else Back())
        if self._world.front() is front and self.active:  # a key leads nowhere from here
            self._say(self._focused())

    # --- touches ----------------------------------------------------------------------------------

    def touch(self, x: float, y: float) -> bool:
        """A touch at pixels from the top left; True if it only asked what is there.

        Any touch silences. In *touch to hear* the first one tells what is there, and another one chooses it.
        """
        self._to_tour = 0
        if not self.active:
            return False
        self._stop()
        if not self._visit.ways.touch_to_hear or self._visit.asked:
            return False
        spot, again = self._cursor.put_at(x, y), self._heard
        if spot is None:
            return False
        if spot.element.choosable and again is spot.widget:
            self._heard = None
            return False
        self._heard = spot.widget
        hint = self._narrator.say("touch.again") if spot.element.choosable and again is None else []
        self._say([*self._focused(), *hint])
        return True

    def repeat(self) -> None:
        if self._utterances is not None:
            self._utterances.repeat()

    def pace(self, *, faster: bool) -> None:
        if self._voice is not None:
            (self._voice.faster if faster else self._voice.slower)()
            self._say(self._narrator.say("voice.faster" if faster else "voice.slower"))

    def loudness(self, *, louder: bool) -> None:
        """Heard at once in what is being said; told where nothing is."""
        if self._voice is not None:
            volume = self._voice.louder() if louder else self._voice.softer()
            if not self.speaking:
                self._say(self._narrator.say("voice.volume", n=volume, of=self._voice.loudest))

    def where(self) -> str:
        """The screen and the focus, in words; empty while there is no focus."""
        elements = self._cursor.elements
        return " ".join(said.text for said in self._narrator.place(elements, self._cursor.at))

    def _start(self) -> None:
        self._world.send(WaysChosen(replace(self._visit.ways, speech=True)))

    def _begin(self) -> None:
        """The last resident's volume and rate are gone, even if their farewell was not over."""
        self._farewell, self._keys_told_in = False, ""
        if self._voice is not None:
            self._voice.reset()

    def _end(self, before: Visit) -> None:
        self._keyed, self._heard, self._to_tour = False, None, 0
        self._cursor.leave()
        if self._utterances is None:
            return
        self._utterances.forget()
        if before.ways.speech and before.language:
            self._utterances.say(self._narrators.of(before.language).say("visit.ended"))
        self._farewell = True

    @property
    def _narrator(self) -> Narrator:
        return self._narrators.of(self._visit.language or self._narrators.first)

    def _can_speak(self, tag: str) -> bool:
        return self._voice is not None and self._voice.can_speak(tag)

    def _enter(self, *, again: bool = False) -> None:
        """Another page: the focus goes where it begins, and it is told; made anew, only the focus."""
        self._heard = None
        again = self._cursor.enter(self._world.front(), again=again)
        elements = self._cursor.elements
        languages = sum(1 for element in elements if element.role is Role.LANGUAGE)
        if languages and not self._visit.language:
            self._to_tour = languages * _ROUNDS - 1 if self._can_speak(self._narrators.first) else 0
        if again or languages:
            self._say(self._focused())
            return
        self.tell()

    def tell(self) -> None:
        """The whole page, from its title to the focus."""
        cursor, narrator, language = self._cursor, self._narrator, self._visit.language
        brief = self._visit.screen in _BRIEF and not self._visit.asked
        sayings = narrator.enters(cursor.elements, cursor.at, brief=brief, more=cursor.front.said_too())
        if self._visit.asked:
            sayings += narrator.asks(ASK_S)
        elif self._keyed and self._keys_told_in != language:
            self._keys_told_in = language
            sayings += narrator.say("start.keys")
        self._say(sayings)

    def _look(self, *, by_key: bool = False) -> bool:
        """Tell what has changed on the page; at once if it is the answer to a key. Whether there was any."""
        change = self._cursor.look()
        spot = self._cursor.spot
        if change is None or spot is None:
            return False
        sayings = self._narrator.news(change.before, change.after)
        moved_on = not change.stayed and spot.element.choosable
        if moved_on or (by_key and not sayings):
            sayings += self._focused()
        if sayings:
            self._say(sayings, after=not by_key)
        return True

    def _tour(self, now: float) -> None:
        """Before a language is chosen: each in turn, until a key or a touch; it ends by itself."""
        if not self._to_tour or self._utterances is None or self.speaking:
            return
        if now - self._utterances.quiet_since >= _THINK_S:
            self._to_tour -= 1
            self._world.touched()
            self._cursor.move_to(Role.LANGUAGE)
            self._say(self._focused())

    # --- out --------------------------------------------------------------------------------------

    def _focused(self, edge: Edge = Edge.NONE) -> list[Saying]:
        spot = self._cursor.spot
        return self._narrator.element(spot.element, edge) if spot is not None else []

    def _say(self, sayings: Sequence[Saying], *, after: bool = False) -> None:
        """In place of what is said, or after it."""
        if self._utterances is not None and self._listening:
            (self._utterances.add if after else self._utterances.say)(sayings)

    def _stop(self) -> None:
        if self._utterances is not None:
            self._utterances.stop()
