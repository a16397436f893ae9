"""What the glass shows next and what must be done: events in, the next visit and commands out.

``TABLE`` holds the rules of single screens, ``ANYWHERE`` those of all the others; what neither names is
ignored, so that a late answer of a device or a second touch can do no harm. No clock, file or Kivy in here.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from terminal.ui.events import (
    Back,
    ButtonPressed,
    CallEnded,
    CallGuide,
    CannotSpeak,
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
    LeftAtOnce,
    NumbersGone,
    Opened,
    PaperEnded,
    PrintAnswer,
    PrintAsked,
    ServiceChosen,
    SlipEnded,
    StayedHere,
    StayOver,
    Stopped,
    TopicChosen,
    Typed,
    WaysChosen,
    Wipe,
)
from terminal.ui.visit import (
    AT_WORK,
    BESIDE_A_CALL,
    BUSY,
    HOME,
    NOBODY,
    OPENS,
    STAY_S,
    WAYS_FROM,
    Screen,
    Step,
    Visit,
)

__all__ = ["BUSY", "NOBODY", "OPENS", "STAY_S", "TABLE", "Screen", "Step", "Visit", "advance"]

Next = tuple[Visit, tuple[Command, ...]]
Rule = Callable[[Visit, Any], Next]

# What devices and guides report; a touch is never passed on to a screen that is not seen.
_OF_THE_WORLD: Final = (SlipEnded, NumbersGone, PaperEnded, GuideConnected, CallEnded)


def advance(visit: Visit, event: Event) -> Next:
    """The visit after an event, and what must be done now, in this order."""
    rule = TABLE.get((visit.screen, type(event))) or ANYWHERE.get(type(event))
    if rule is not None:
        return rule(visit, event)
    return _beneath(visit, event) if isinstance(event, _OF_THE_WORLD) else (visit, ())


def _beneath(visit: Visit, event: Event) -> Next:
    """A slip or a call goes on under the urgent numbers; a guide who answers is shown at once."""
    cut = visit.covered_at
    if cut is None:
        return visit, ()
    after, commands = advance(replace(visit, trail=visit.trail[:cut]), event)
    if after.screen is Screen.TALKING:
        return after, commands
    return replace(after, trail=(*after.trail, *visit.trail[cut:])), commands


def _left(visit: Visit) -> tuple[Command, ...]:
    """Leaving before a matter was picked is an outcome too (DESIGN, decision 13)."""
    return (CountLeft(visit.language, visit.source),) if visit.is_pressed else ()


def _end(visit: Visit, _event: Event) -> Next:
    hang_up = (HangUp(),) if visit.in_call else ()
    return NOBODY, (*_left(visit), *hang_up, Wipe())


def _end_start(visit: Visit, event: Event) -> Next:
    """On the start screen nothing but ways can have been chosen."""
    return _ignore(visit, event) if visit == NOBODY else _end(visit, event)


def _home(visit: Visit, event: Event) -> Next:
    if not visit.language:
        return _end(visit, event)
    at_work = next((at for at, step in enumerate(visit.trail) if step.screen in AT_WORK), None)
    if at_work is not None:  # under the urgent numbers somebody is rung, or a number is on its way
        return replace(visit, trail=visit.trail[: at_work + 1], asked=False), ()
    return visit.at_home(), _left(visit)


def _back(visit: Visit, event: Event) -> Next:
    if len(visit.trail) == 1:
        return _end(visit, event)
    query = "" if visit.screen is Screen.SEARCH else visit.query
    up = replace(visit, trail=visit.trail[:-1], query=query, asked=False)
    if up.is_pressed:  # the matter is still to be picked
        return up, ()
    return replace(up, source="glass"), _left(visit)


def _open(visit: Visit, event: Opened) -> Next:
    target = Screen(event.screen)
    if target is Screen.URGENT:
        return visit.covered(), ()
    if target is Screen.WAYS:
        return (visit.deeper(Step(target)) if visit.screen in WAYS_FROM else visit), ()
    if target not in OPENS.get(visit.screen, ()) or (visit.in_call and target not in BESIDE_A_CALL):
        return visit, ()
    if not visit.language:
        return visit.deeper(Step(Screen.LANGUAGES, event.of)), ()
    if target is Screen.TOPICS:
        return visit.pressed("glass"), ()
    return visit.deeper(Step(target, event.of)), ()


def _leave_at_once(visit: Visit, _event: Event) -> Next:
    """To the three tiles, as if nothing had been read; no step leads back."""
    if not visit.is_discreet:
        return visit, ()
    hang_up = (HangUp(),) if visit.in_call else ()
    return visit.at_home(), (*_left(visit), *hang_up, Wipe())


def _greet(visit: Visit, event: LanguageChosen) -> Next:
    if visit.screen is Screen.LANGUAGES and visit.here.of:
        answer = Step(Screen.ANSWER, visit.here.of)
        trail = (*HOME, Step(Screen.URGENT), answer)
        return Visit(trail=trail, language=event.tag, ways=visit.ways), _left(visit)
    if visit.screen is Screen.LANGUAGES:
        return replace(visit, trail=(*HOME, Step(Screen.TOPICS)), language=event.tag), ()
    return replace(visit, trail=HOME, language=event.tag, asked=False), ()


def _press(visit: Visit, event: ButtonPressed) -> Next:
    if visit.in_call:
        return _home(visit, event)
    if visit.screen in BUSY or visit.here == Step(Screen.LANGUAGES):
        return visit, ()
    if not visit.language:
        return replace(visit, trail=(Step(Screen.LANGUAGES),), source="button", asked=False), ()
    # The number on the glass may be the only copy: it stays one step behind.
    return visit.pressed("button"), ()


def _type(visit: Visit, event: Typed) -> Next:
    return replace(visit, query=event.text, asked=False), ()


def _take(visit: Visit, event: ServiceChosen) -> Next:
    return visit.deeper(Step(Screen.PRINTING, event.service)), (GiveNumber(event.service, visit.language),)


def _slip(visit: Visit, event: SlipEnded) -> Next:
    after = Step(Screen.TICKET) if event.printed else Step(Screen.PHOTOGRAPH, event.cause)
    return replace(visit, trail=(*HOME, after), asked=False), _left(visit)


def _slip_late(visit: Visit, _event: StayOver) -> Next:
    return _slip(visit, SlipEnded(printed=False, cause="unknown"))


def _print(visit: Visit, _event: PrintAsked) -> Next:
    if visit.is_discreet and visit.screen is Screen.ANSWER:
        return visit.deeper(Step(Screen.PAPER_ASKED)), ()
    move = visit.deeper if visit.screen is Screen.ANSWER else visit.instead
    return move(Step(Screen.ANSWER_PRINTING)), (PrintAnswer(visit.answer, visit.language),)


def _paper(visit: Visit, event: PaperEnded) -> Next:
    after = Screen.ANSWER_PRINTED if event.printed else Screen.ANSWER_UNPRINTED
    return visit.instead(Step(after, event.cause)), ()


def _call(visit: Visit, event: TopicChosen) -> Next:
    if visit.in_call:
        return _home(visit, event)
    question = "" if visit.is_discreet else visit.answer
    ask = CallGuide(event.topic, visit.language, visit.source, question)
    return replace(visit, trail=(*HOME, Step(Screen.CALLING, event.topic)), asked=False), (ask,)


def _stop(visit: Visit, _event: Stopped) -> Next:
    return visit.at_home(), (HangUp(),)


def _hang_up(visit: Visit, _event: Stopped) -> Next:
    return replace(visit, trail=(*HOME, Step(Screen.OVER))), (HangUp(),)


def _hang_up_home(visit: Visit, event: Event) -> Next:
    return _home(visit, event)[0], (HangUp(),)


def _hang_up_end(_visit: Visit, _event: Event) -> Next:
    return NOBODY, (HangUp(), Wipe())


def _connected(visit: Visit, _event: GuideConnected) -> Next:
    return visit.instead(Step(Screen.TALKING, visit.here.of)), ()


def _call_ended(visit: Visit, event: CallEnded) -> Next:
    after = Screen.OVER if event.outcome == "answered" else Screen.NO_GUIDE
    if event.outcome == "left":
        return visit.at_home(), ()
    return replace(visit, trail=(*HOME, Step(after, event.cause)), source="glass"), ()


def _ask(visit: Visit, event: IdleSeen) -> Next:
    if not visit.language and visit.screen is not Screen.START:  # in which should it ask?
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
        visit.instead(Step(Screen.NO_NUMBER, event.cause)),
        (),
    ),
    # A number that is on its way is not walked away from by a slip of the finger.
    (Screen.PRINTING, Back): _ignore,
    (Screen.PRINTING, Home): _ignore,
    (Screen.TICKET, StayOver): _end,
    (Screen.ANSWER, PrintAsked): _print,
    (Screen.PAPER_ASKED, PrintAsked): _print,
    (Screen.ANSWER_UNPRINTED, PrintAsked): _print,
    (Screen.ANSWER_PRINTING, PaperEnded): _paper,
    (Screen.ANSWER_PRINTING, StayOver): lambda visit, _event: _paper(visit, PaperEnded(False, "unknown")),
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
    CannotSpeak: lambda visit, _event: (visit.unspoken(), ()),
    Home: _home,
    End: _end,
    ButtonPressed: _press,
    IdleSeen: _ask,
    StayedHere: lambda visit, _event: (replace(visit, asked=False), ()),
    IdleOut: _end,
    LeftAtOnce: _leave_at_once,
}
