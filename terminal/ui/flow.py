"""What the glass shows next and what must be done: events in, the next visit and commands out.

``TABLE`` holds the rules of single screens, ``ANYWHERE`` those of all the others; what neither names is
ignored, so that a late answer of a device or a second touch can do no harm. No clock, file or Kivy in here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from terminal.ui.events import (
    Back,
    ButtonPressed,
    CallEnded,
    CallGuide,
    Command,
    CountLeft,
    End,
    Event,
    GiveNumber,
    GuideConnected,
    HangUp,
    Home,
    IdleOut,
    IdleSeen,
    LanguageChosen,
    NumbersGone,
    Opened,
    ServiceChosen,
    SlipEnded,
    Source,
    StayedHere,
    StayOver,
    Stopped,
    TopicChosen,
    Typed,
    WaysChosen,
    Wipe,
)
from terminal.ui.ways import AS_IT_IS, Ways


class Screen(StrEnum):
    START = "start"
    LANGUAGES = "languages"
    """The physical button was pressed at rest: which language, before anything else."""
    HOME = "home"
    CATEGORIES = "categories"
    QUESTIONS = "questions"
    SEARCH = "search"
    ANSWER = "answer"
    SERVICES = "services"
    PRINTING = "printing"
    TICKET = "ticket"
    PHOTOGRAPH = "photograph"
    """The number is given, the paper is not: shown to be photographed."""
    NO_NUMBER = "no_number"
    TOPICS = "topics"
    CALLING = "calling"
    TALKING = "talking"
    OVER = "over"
    NO_GUIDE = "no_guide"


@dataclass(frozen=True, slots=True)
class Step:
    """A screen, and what it is about: an id of a category, answer, service or topic, or a cause."""

    screen: Screen
    of: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """One resident's session; all that is known of it. The trail's last step is what the glass shows."""

    trail: tuple[Step, ...] = (Step(Screen.START),)
    language: str = ""
    query: str = ""
    source: Source = "glass"
    ways: Ways = AS_IT_IS
    asked: bool = False
    """The glass asks whether anybody is still there."""

    @property
    def here(self) -> Step:
        return self.trail[-1]

    @property
    def screen(self) -> Screen:
        return self.here.screen


NOBODY: Final = Visit()
_HOME: Final = (Step(Screen.HOME),)

# From where to where a touch may go deeper; Back goes the same way up.
OPENS: Final[dict[Screen, frozenset[Screen]]] = {
    Screen.HOME: frozenset({Screen.CATEGORIES, Screen.SERVICES, Screen.TOPICS}),
    Screen.CATEGORIES: frozenset({Screen.QUESTIONS, Screen.SEARCH, Screen.SERVICES, Screen.TOPICS}),
    Screen.QUESTIONS: frozenset({Screen.ANSWER, Screen.SEARCH}),
    Screen.SEARCH: frozenset({Screen.ANSWER, Screen.CATEGORIES, Screen.SERVICES, Screen.TOPICS}),
    Screen.ANSWER: frozenset({Screen.ANSWER, Screen.SERVICES, Screen.TOPICS}),
    Screen.SERVICES: frozenset({Screen.CATEGORIES, Screen.TOPICS}),
    Screen.NO_NUMBER: frozenset({Screen.TOPICS, Screen.CATEGORIES}),
    Screen.NO_GUIDE: frozenset({Screen.SERVICES, Screen.CATEGORIES, Screen.TOPICS}),
    Screen.OVER: frozenset({Screen.SERVICES, Screen.TOPICS}),
}

# How long a screen may stay by itself, in seconds; the others end by a touch or by idling.
STAY_S: Final[dict[Screen, float]] = {
    Screen.TICKET: 20.0,
    Screen.OVER: 15.0,
    # The spooler has deadlines of its own; this one holds whatever happens to it.
    Screen.PRINTING: 30.0,
}

# Here nobody is asked whether they are still there: a device or a person is at work for them.
BUSY: Final = frozenset({Screen.PRINTING, Screen.CALLING, Screen.TALKING})

Next = tuple[Visit, tuple[Command, ...]]
Rule = Callable[[Visit, Any], Next]


def advance(visit: Visit, event: Event) -> Next:
    """The visit after an event, and what must be done now, in this order."""
    rule = TABLE.get((visit.screen, type(event))) or ANYWHERE.get(type(event))
    return rule(visit, event) if rule else (visit, ())


def _push(visit: Visit, step: Step) -> Visit:
    return replace(visit, trail=(*visit.trail, step), asked=False)


def _swap(visit: Visit, step: Step) -> Visit:
    return replace(visit, trail=(*visit.trail[:-1], step), asked=False)


def _at_home(visit: Visit) -> Visit:
    """The three tiles; language and ways are all that is kept."""
    return Visit(trail=_HOME, language=visit.language, ways=visit.ways)


def _left(visit: Visit) -> tuple[Command, ...]:
    """Leaving before a matter was picked is an outcome too (DESIGN, decision 13)."""
    pressed = visit.screen in (Screen.LANGUAGES, Screen.TOPICS)
    return (CountLeft(visit.language, visit.source),) if pressed else ()


def _end(visit: Visit, _event: Event) -> Next:
    return NOBODY, (*_left(visit), Wipe())


def _end_start(visit: Visit, event: Event) -> Next:
    """On the start screen nothing but ways can have been chosen."""
    return _ignore(visit, event) if visit == NOBODY else _end(visit, event)


def _home(visit: Visit, _event: Event) -> Next:
    return _at_home(visit), _left(visit)


def _back(visit: Visit, event: Event) -> Next:
    if len(visit.trail) == 1:
        return _end(visit, event)
    query = "" if visit.screen is Screen.SEARCH else visit.query
    return replace(visit, trail=visit.trail[:-1], query=query, source="glass", asked=False), _left(visit)


def _open(visit: Visit, event: Opened) -> Next:
    target = Screen(event.screen)
    if target not in OPENS.get(visit.screen, ()):
        return visit, ()
    return replace(_push(visit, Step(target, event.of)), source="glass"), ()


def _greet(visit: Visit, event: LanguageChosen) -> Next:
    if visit.screen is Screen.LANGUAGES:
        return replace(visit, trail=(*_HOME, Step(Screen.TOPICS)), language=event.tag), ()
    return replace(visit, trail=_HOME, language=event.tag, asked=False), ()


def _press(visit: Visit, _event: ButtonPressed) -> Next:
    if visit.screen is Screen.START:
        return replace(visit, trail=(Step(Screen.LANGUAGES),), source="button", asked=False), ()
    if visit.screen in BUSY or visit.screen is Screen.LANGUAGES:
        return visit, ()
    if visit.screen is Screen.TOPICS:
        return replace(visit, source="button", asked=False), ()
    # The number on the glass may be the only copy: it stays one step behind.
    return replace(_push(visit, Step(Screen.TOPICS)), source="button"), ()


def _type(visit: Visit, event: Typed) -> Next:
    return replace(visit, query=event.text, asked=False), ()


def _take(visit: Visit, event: ServiceChosen) -> Next:
    return _push(visit, Step(Screen.PRINTING, event.service)), (GiveNumber(event.service, visit.language),)


def _slip(visit: Visit, event: SlipEnded) -> Next:
    after = Step(Screen.TICKET) if event.printed else Step(Screen.PHOTOGRAPH, event.cause)
    return replace(visit, trail=(*_HOME, after), asked=False), ()


def _slip_late(visit: Visit, _event: StayOver) -> Next:
    return _slip(visit, SlipEnded(printed=False, cause="unknown"))


def _call(visit: Visit, event: TopicChosen) -> Next:
    ask = CallGuide(event.topic, visit.language, visit.source)
    return _push(visit, Step(Screen.CALLING, event.topic)), (ask,)


def _stop(visit: Visit, _event: Stopped) -> Next:
    return _at_home(visit), (HangUp(),)


def _hang_up(visit: Visit, _event: Stopped) -> Next:
    return replace(visit, trail=(*_HOME, Step(Screen.OVER))), (HangUp(),)


def _hang_up_home(visit: Visit, event: Event) -> Next:
    return _home(visit, event)[0], (HangUp(),)


def _hang_up_end(_visit: Visit, _event: Event) -> Next:
    return NOBODY, (HangUp(), Wipe())


def _connected(visit: Visit, _event: GuideConnected) -> Next:
    return _swap(visit, Step(Screen.TALKING, visit.here.of)), ()


def _call_ended(visit: Visit, event: CallEnded) -> Next:
    after = Screen.OVER if event.outcome == "answered" else Screen.NO_GUIDE
    if event.outcome == "left":
        return _at_home(visit), ()
    return replace(visit, trail=(*_HOME, Step(after, event.cause)), source="glass"), ()


def _ask(visit: Visit, event: IdleSeen) -> Next:
    if visit.screen is Screen.LANGUAGES:  # in which language should it ask?
        return _end(visit, event)
    return replace(visit, asked=True), ()


def _ask_start(visit: Visit, event: IdleSeen) -> Next:
    """Nobody has begun; unless somebody chose how to perceive and touch, and looks for a language still."""
    return _ignore(visit, event) if visit == NOBODY else _ask(visit, event)


def _choose_ways(visit: Visit, event: WaysChosen) -> Next:
    return replace(visit, ways=event.ways, asked=False), ()


def _ignore(visit: Visit, _event: Event) -> Next:
    return visit, ()


TABLE: Final[dict[tuple[Screen, type[Event]], Rule]] = {
    (Screen.START, LanguageChosen): _greet,
    (Screen.START, Back): _ignore,
    (Screen.START, Home): _ignore,
    (Screen.START, End): _end_start,
    (Screen.START, IdleSeen): _ask_start,
    (Screen.LANGUAGES, LanguageChosen): _greet,
    (Screen.LANGUAGES, Home): _end,
    (Screen.SEARCH, Typed): _type,
    (Screen.SERVICES, ServiceChosen): _take,
    (Screen.PRINTING, SlipEnded): _slip,
    (Screen.PRINTING, StayOver): _slip_late,
    (Screen.PRINTING, NumbersGone): lambda visit, event: (
        _swap(visit, Step(Screen.NO_NUMBER, event.cause)),
        (),
    ),
    # A number that is on its way is not walked away from by a slip of the finger.
    (Screen.PRINTING, Back): _ignore,
    (Screen.PRINTING, Home): _ignore,
    (Screen.TICKET, StayOver): _end,
    (Screen.TOPICS, TopicChosen): _call,
    (Screen.ANSWER, TopicChosen): _call,
    (Screen.CALLING, Stopped): _stop,
    (Screen.CALLING, Back): _stop,
    (Screen.CALLING, Home): _stop,
    (Screen.CALLING, End): _hang_up_end,
    (Screen.CALLING, GuideConnected): _connected,
    (Screen.CALLING, CallEnded): _call_ended,
    (Screen.TALKING, Stopped): _hang_up,
    (Screen.TALKING, Back): _ignore,
    (Screen.TALKING, Home): _hang_up_home,
    (Screen.TALKING, End): _hang_up_end,
    (Screen.TALKING, CallEnded): _call_ended,
    (Screen.OVER, StayOver): _end,
}

ANYWHERE: Final[dict[type[Event], Rule]] = {
    Opened: _open,
    Back: _back,
    WaysChosen: _choose_ways,
    Home: _home,
    End: _end,
    ButtonPressed: _press,
    IdleSeen: _ask,
    StayedHere: lambda visit, _event: (replace(visit, asked=False), ()),
    IdleOut: _end,
}
