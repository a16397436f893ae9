"""The urgent numbers over any screen, answers on paper, and pages that leave no step behind."""

import pytest

from terminal.ui.events import (
    Back,
    ButtonPressed,
    CallEnded,
    Command,
    CountLeft,
    End,
    Event,
    GuideConnected,
    HangUp,
    Home,
    IdleSeen,
    LanguageChosen,
    LeftAtOnce,
    Opened,
    PaperEnded,
    PrintAnswer,
    PrintAsked,
    ServiceChosen,
    SlipEnded,
    StayOver,
    TopicChosen,
    Typed,
    Wipe,
)
from terminal.ui.flow import NOBODY, advance
from terminal.ui.rest import due
from terminal.ui.visit import HOME, VIOLENCE, Screen, Step, Visit

ARABIC = LanguageChosen("ar")
URGENT = Opened(Screen.URGENT)
ANSWER = (ARABIC, Opened(Screen.CATEGORIES), Opened(Screen.QUESTIONS, "money"), Opened(Screen.ANSWER, "a"))
CALLING = (ARABIC, Opened(Screen.TOPICS), TopicChosen("housing"))
TALKING = (*CALLING, GuideConnected())
READING = (ARABIC, URGENT, Opened(Screen.ANSWER, VIOLENCE))


def visit(*events: Event) -> tuple[Visit, list[Command]]:
    now, done = NOBODY, list[Command]()
    for event in events:
        now, commands = advance(now, event)
        done += commands
    return now, done


@pytest.mark.parametrize("way", [(), (ButtonPressed(),), ANSWER, CALLING, TALKING], ids=len)
def test_the_urgent_numbers_are_one_touch_away_and_back_leads_to_where_one_was(
    way: tuple[Event, ...],
) -> None:
    before = visit(*way)[0]
    assert visit(*way, URGENT)[0].screen is Screen.URGENT
    assert visit(*way, URGENT, URGENT)[0] == visit(*way, URGENT)[0]
    assert visit(*way, URGENT, Back()) == (before, visit(*way)[1])


def test_without_a_language_the_answer_asks_for_it_and_is_no_press() -> None:
    asked, _ = visit(URGENT, Opened(Screen.ANSWER, VIOLENCE))
    assert asked.here == Step(Screen.LANGUAGES, VIOLENCE)
    read, done = visit(URGENT, Opened(Screen.ANSWER, VIOLENCE), ARABIC)
    assert (read.here, read.language, done) == (Step(Screen.ANSWER, VIOLENCE), "ar", [])
    assert visit(URGENT, Home()) == (NOBODY, [Wipe()])
    assert visit(URGENT, IdleSeen()) == (NOBODY, [Wipe()])


def test_a_press_that_looked_at_the_urgent_numbers_is_still_counted_once() -> None:
    _, done = visit(ButtonPressed(), URGENT, End())
    assert done == [CountLeft("", "button"), Wipe()]
    _, done = visit(ARABIC, ButtonPressed(), URGENT, Home())
    assert done == [CountLeft("ar", "button")]


def test_a_call_goes_on_under_the_urgent_numbers() -> None:
    assert visit(*TALKING, URGENT, Opened(Screen.ANSWER, "seek-healthcare"))[0].in_call
    assert visit(*TALKING, URGENT, Home())[0] == visit(*TALKING)[0]
    assert visit(*TALKING, URGENT, ButtonPressed())[0] == visit(*TALKING)[0]
    assert visit(*TALKING, URGENT, End())[1][-2:] == [HangUp(), Wipe()]
    over, _ = visit(*TALKING, URGENT, CallEnded("answered", "guide_hung_up"))
    assert over.trail == (*HOME, Step(Screen.OVER, "guide_hung_up"), Step(Screen.URGENT))


def test_a_guide_who_answers_is_seen_at_once() -> None:
    assert visit(*CALLING, URGENT, GuideConnected())[0].screen is Screen.TALKING


def test_nothing_that_would_end_a_call_is_opened_beside_it() -> None:
    reading = (*TALKING, URGENT, Opened(Screen.ANSWER, "seek-healthcare"))
    assert visit(*reading, Opened(Screen.SERVICES))[0] == visit(*reading)[0]
    assert visit(*reading, TopicChosen("money")) == (visit(*TALKING)[0], visit(*TALKING)[1])


def test_a_number_on_its_way_is_not_lost_under_the_urgent_numbers() -> None:
    waiting = (ARABIC, Opened(Screen.SERVICES), ServiceChosen("guide"), URGENT)
    now, _ = visit(*waiting, SlipEnded(printed=False, cause="paper_out"), Back())
    assert now.here == Step(Screen.PHOTOGRAPH, "paper_out")
    assert visit(*waiting, Home())[0].screen is Screen.PRINTING


def test_an_answer_comes_out_on_paper() -> None:
    printing, done = visit(*ANSWER, PrintAsked())
    assert (printing.screen, done) == (Screen.ANSWER_PRINTING, [PrintAnswer("a", "ar")])
    assert visit(*ANSWER, PrintAsked(), PrintAsked())[1] == done
    assert visit(*ANSWER, PrintAsked(), PaperEnded(printed=True))[0].screen is Screen.ANSWER_PRINTED
    assert visit(*ANSWER, PrintAsked(), PaperEnded(printed=True), Back())[0] == visit(*ANSWER)[0]
    assert visit(*ANSWER, PaperEnded(printed=True))[0] == visit(*ANSWER)[0]


@pytest.mark.parametrize(
    ("word", "cause"), [(PaperEnded(printed=False, cause="paper_out"), "paper_out"), (StayOver(), "unknown")]
)
def test_no_paper_is_said_and_may_be_tried_again(word: Event, cause: str) -> None:
    there = (*ANSWER, PrintAsked(), word)
    assert visit(*there)[0].here == Step(Screen.ANSWER_UNPRINTED, cause)
    again, done = visit(*there, PrintAsked())
    assert (again.screen, done) == (Screen.ANSWER_PRINTING, [PrintAnswer("a", "ar")] * 2)


def test_the_page_on_violence_is_printed_only_after_asking() -> None:
    assert visit(*READING, PrintAsked())[0].screen is Screen.PAPER_ASKED
    assert visit(*READING, PrintAsked())[1] == []
    assert visit(*READING, PrintAsked(), PrintAsked())[1] == [PrintAnswer(VIOLENCE, "ar")]
    assert visit(*READING, PrintAsked(), Back())[0] == visit(*READING)[0]


@pytest.mark.parametrize("deeper", [(), (PrintAsked(),), (PrintAsked(), PrintAsked())], ids=len)
def test_the_page_on_violence_is_left_at_once_and_no_step_leads_back(deeper: tuple[Event, ...]) -> None:
    now, done = visit(
        ARABIC,
        Opened(Screen.CATEGORIES),
        Opened(Screen.SEARCH),
        Typed("afraid"),
        Opened(Screen.ANSWER, VIOLENCE),
        *deeper,
        LeftAtOnce(),
    )
    assert now == Visit(trail=HOME, language="ar")
    assert done[-1] == Wipe()
    assert advance(now, Back())[0] == NOBODY
    assert visit(*ANSWER, LeftAtOnce())[0] == visit(*ANSWER)[0]


def test_leaving_at_once_hangs_up() -> None:
    _, done = visit(*TALKING, URGENT, Opened(Screen.ANSWER, VIOLENCE), LeftAtOnce())
    assert done[-2:] == [HangUp(), Wipe()]


def test_the_page_on_violence_is_not_left_standing() -> None:
    def idles(now: Visit) -> bool:
        return due(now, idle_s=90, untouched_s=50, shown_s=50, asked_s=0) == IdleSeen()

    assert idles(visit(*READING)[0])
    assert not idles(visit(*ANSWER)[0])
    assert not idles(visit(*TALKING, URGENT, Opened(Screen.ANSWER, VIOLENCE))[0])
