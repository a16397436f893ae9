"""What can happen in front of the glass and behind it, and what the flow may ask to be done.

Touches of a resident come first, then what devices, guides and time report, then the commands.
"""

from dataclasses import dataclass
from typing import Literal

from terminal.ui.ways import Ways

Source = Literal["glass", "button"]


@dataclass(frozen=True, slots=True)
class Event:
    """Anything the flow may be told."""


@dataclass(frozen=True, slots=True)
class LanguageChosen(Event):
    tag: str


@dataclass(frozen=True, slots=True)
class WaysChosen(Event):
    """How the resident wants to perceive and touch the glass from now on."""

    ways: Ways


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """A touch that goes one screen deeper; ``of`` is the id of what was touched."""

    screen: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Typed(Event):
    """The whole search text after a key."""

    text: str


@dataclass(frozen=True, slots=True)
class ServiceChosen(Event):
    service: str


@dataclass(frozen=True, slots=True)
class TopicChosen(Event):
    topic: str


@dataclass(frozen=True, slots=True)
class PrintAsked(Event):
    """The answer on paper, please; on a page that nobody else may see it is asked once more."""


@dataclass(frozen=True, slots=True)
class LeftAtOnce(Event):
    """Away from a page that nobody else may see, before somebody does."""


@dataclass(frozen=True, slots=True)
class Back(Event):
    """One step up."""


@dataclass(frozen=True, slots=True)
class Home(Event):
    """To the three tiles, in the same language."""


@dataclass(frozen=True, slots=True)
class End(Event):
    """The resident is done."""


@dataclass(frozen=True, slots=True)
class Stopped(Event):
    """The resident stops the ringing, or hangs up."""


@dataclass(frozen=True, slots=True)
class StayedHere(Event):
    """Yes, somebody is still there."""


@dataclass(frozen=True, slots=True)
class ButtonPressed(Event):
    """The physical call button."""


@dataclass(frozen=True, slots=True)
class NumbersGone(Event):
    """No number could be given; ``cause`` is ``none_left`` or ``fault``."""

    cause: str = "none_left"


@dataclass(frozen=True, slots=True)
class SlipEnded(Event):
    """The printer's word on the slip, or its silence (cause ``unknown``)."""

    printed: bool
    cause: str = ""


@dataclass(frozen=True, slots=True)
class PaperEnded(Event):
    """The printer's word on an answer's slip, or its silence (cause ``unknown``)."""

    printed: bool
    cause: str = ""


@dataclass(frozen=True, slots=True)
class CannotSpeak(Event):
    """Nothing here speaks the language in which it is to be read aloud."""


@dataclass(frozen=True, slots=True)
class GuideConnected(Event):
    """A guide took the call."""


@dataclass(frozen=True, slots=True)
class CallEnded(Event):
    """The call is over and counted; the values of ``wire.CallOutcome`` and ``wire.CallCause``."""

    outcome: str
    cause: str


@dataclass(frozen=True, slots=True)
class IdleSeen(Event):
    """Nobody has touched the glass for a while."""


@dataclass(frozen=True, slots=True)
class IdleOut(Event):
    """Nobody answered the question either."""


@dataclass(frozen=True, slots=True)
class StayOver(Event):
    """The screen has been shown for as long as it may."""


@dataclass(frozen=True, slots=True)
class Command:
    """Anything the flow may ask for."""


@dataclass(frozen=True, slots=True)
class GiveNumber(Command):
    """Issue a number, then print its slip."""

    service: str
    language: str


@dataclass(frozen=True, slots=True)
class PrintAnswer(Command):
    """An answer on paper; nothing is kept of which."""

    topic: str
    language: str


@dataclass(frozen=True, slots=True)
class CallGuide(Command):
    topic: str
    language: str
    source: Source
    question: str = ""
    """The answer that did not help."""


@dataclass(frozen=True, slots=True)
class HangUp(Command):
    """End the call, whatever its state."""


@dataclass(frozen=True, slots=True)
class CountLeft(Command):
    """A press that ended before a matter was picked; ``language`` may be empty."""

    language: str
    source: Source


@dataclass(frozen=True, slots=True)
class Wipe(Command):
    """Forget the visit: texts, pictures, number."""
