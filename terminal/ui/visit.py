"""One visit: the screens there are, the trail of one resident, and from where to where a touch may go."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from terminal.ui.events import Source
from terminal.ui.ways import AS_IT_IS, Ways

# The answers behind the small place that is on every screen, in its order.
EMERGENCY: Final = "emergency-112"
HEALTHCARE: Final = "seek-healthcare"
VIOLENCE: Final = "domestic-violence"
# Nobody else may see that these were read: they have a quick way out and leave no trace. A test holds them to
# the topics that assets/answers/topics.toml calls discreet.
DISCREET: Final = frozenset({VIOLENCE})


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
    URGENT = "urgent"
    """112, healthcare advice, violence at home: one touch away from anywhere."""
    PAPER_ASKED = "paper_asked"
    """Whether a slip that somebody may see is wanted at all."""
    ANSWER_PRINTING = "answer_printing"
    ANSWER_PRINTED = "answer_printed"
    ANSWER_UNPRINTED = "answer_unprinted"
    SIGNING = "signing"
    """The film of an answer in a signed language."""
    TOPICS = "topics"
    CALLING = "calling"
    TALKING = "talking"
    OVER = "over"
    NO_GUIDE = "no_guide"
    WAYS = "ways"
    """How to perceive and to touch the glass."""
    NO_VOICE = "no_voice"
    """Nothing here reads this language aloud."""


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

    @property
    def answer(self) -> str:
        """The id of the answer that is shown, printed or signed; empty elsewhere."""
        if self.screen not in OF_AN_ANSWER:
            return ""
        return next(step.of for step in reversed(self.trail) if step.screen is Screen.ANSWER)

    @property
    def is_discreet(self) -> bool:
        return self.answer in DISCREET

    @property
    def in_call(self) -> bool:
        """A guide is rung or speaks, whatever lies over that screen."""
        return any(step.screen in CALLS for step in self.trail)

    @property
    def waits(self) -> bool:
        """Nothing goes away by itself: whoever hears or touches otherwise is asked first."""
        return self.ways.speech or self.ways.touch_to_hear

    @property
    def is_pressed(self) -> bool:
        """The button or the tile for a guide was pressed, and no matter is picked yet."""
        return any(step in (Step(Screen.LANGUAGES), Step(Screen.TOPICS)) for step in self.trail)

    @property
    def covered_at(self) -> int | None:
        """Where in the trail the urgent numbers lie over another screen."""
        found = [at for at, step in enumerate(self.trail) if step.screen is Screen.URGENT]
        return found[-1] if found else None

    def deeper(self, step: Step) -> "Visit":
        return replace(self, trail=(*self.trail, step), asked=False)

    def instead(self, step: Step) -> "Visit":
        return replace(self, trail=(*self.trail[:-1], step), asked=False)

    def at_home(self) -> "Visit":
        """The three tiles; language and ways are all that is kept."""
        return Visit(trail=HOME, language=self.language, ways=self.ways)

    def pressed(self, source: Source) -> "Visit":
        """Asked for a guide: which matter? A press that is still open goes on."""
        topics = Step(Screen.TOPICS)
        kept = self.trail[: self.trail.index(topics)] if topics in self.trail else self.trail
        return replace(self, trail=(*kept, topics), source=source, asked=False)

    def unspoken(self) -> "Visit":
        """Without a voice: said once, and never in the way of a call or a number."""
        quiet = replace(self, ways=replace(self.ways, speech=False, touch_to_hear=False))
        return quiet if self.screen in BUSY else quiet.deeper(Step(Screen.NO_VOICE))

    def covered(self) -> "Visit":
        """The urgent numbers over what is shown; once, not as often as they are touched."""
        cut = None if self.screen in BUSY else self.covered_at
        return replace(self, trail=self.trail[:cut]).deeper(Step(Screen.URGENT))


NOBODY: Final = Visit()
HOME: Final = (Step(Screen.HOME),)

OF_AN_ANSWER: Final = frozenset(
    {
        Screen.ANSWER,
        Screen.PAPER_ASKED,
        Screen.ANSWER_PRINTING,
        Screen.ANSWER_PRINTED,
        Screen.ANSWER_UNPRINTED,
        Screen.SIGNING,
    }
)
CALLS: Final = frozenset({Screen.CALLING, Screen.TALKING})
AT_WORK: Final = CALLS | {Screen.PRINTING}

# From where to where a touch may go deeper; Back goes the same way up.
OPENS: Final[dict[Screen, frozenset[Screen]]] = {
    Screen.HOME: frozenset({Screen.CATEGORIES, Screen.SERVICES, Screen.TOPICS}),
    Screen.CATEGORIES: frozenset({Screen.QUESTIONS, Screen.SEARCH, Screen.SERVICES, Screen.TOPICS}),
    Screen.QUESTIONS: frozenset({Screen.ANSWER, Screen.SEARCH}),
    Screen.SEARCH: frozenset({Screen.ANSWER, Screen.CATEGORIES, Screen.SERVICES, Screen.TOPICS}),
    Screen.ANSWER: frozenset({Screen.ANSWER, Screen.SERVICES, Screen.TOPICS, Screen.SIGNING}),
    Screen.SERVICES: frozenset({Screen.CATEGORIES, Screen.TOPICS}),
    Screen.NO_NUMBER: frozenset({Screen.TOPICS, Screen.CATEGORIES}),
    Screen.NO_GUIDE: frozenset({Screen.SERVICES, Screen.CATEGORIES, Screen.TOPICS}),
    Screen.OVER: frozenset({Screen.SERVICES, Screen.TOPICS}),
    Screen.URGENT: frozenset({Screen.ANSWER}),
    Screen.ANSWER_UNPRINTED: frozenset({Screen.TOPICS}),
}
# Beside a call only what does not end it.
BESIDE_A_CALL: Final = frozenset({Screen.ANSWER, Screen.SIGNING})

# How long a screen may stay by itself, in seconds; the others end by a touch or by idling.
STAY_S: Final[dict[Screen, float]] = {
    Screen.TICKET: 20.0,
    Screen.OVER: 15.0,
    # The spooler has deadlines of its own; this one holds whatever happens to it.
    Screen.PRINTING: 30.0,
    Screen.ANSWER_PRINTING: 30.0,
}

# Here nobody is asked whether they are still there: a device or a person is at work for them.
BUSY: Final = AT_WORK | {Screen.ANSWER_PRINTING}

# From where the ways may be chosen: not where a device or a person is at work, nor where time ends the visit.
WAYS_FROM: Final = frozenset(Screen) - BUSY - set(STAY_S) - {Screen.WAYS, Screen.START, Screen.LANGUAGES}
