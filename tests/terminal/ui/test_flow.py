"""Visits, as a resident and the world make them: what is shown, and what is done."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

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
    LeftAtOnce,
    NumbersGone,
    Opened,
    PaperEnded,
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
from terminal.ui.flow import NOBODY, OPENS, Screen, Step, Visit, advance
from terminal.ui.visit import VIOLENCE
from terminal.ui.ways import AS_IT_IS, Ways

ARABIC = LanguageChosen("ar")


def visit(*events: Event) -> tuple[Visit, list[Command]]:
    """Where a visit from the start screen ends, and all that was done on the way."""
    now, done = NOBODY, list[Command]()
    for event in events:
        now, commands = advance(now, event)
        done += commands
    return now, done


def shown(*events: Event) -> Screen:
    return visit(*events)[0].screen


LARGER = Ways(text=150, lower=True)
TO_SERVICES = (ARABIC, Opened(Screen.SERVICES))
TO_TOPICS = (ARABIC, Opened(Screen.TOPICS))
CALLING = (*TO_TOPICS, TopicChosen("housing"))
TALKING = (*CALLING, GuideConnected())


def test_an_answer_in_three_touches_from_home() -> None:
    now, done = visit(
        ARABIC,
        Opened(Screen.CATEGORIES),
        Opened(Screen.QUESTIONS, "money"),
        Opened(Screen.ANSWER, "child-allowance"),
    )
    assert now.here == Step(Screen.ANSWER, "child-allowance")
    assert now.language == "ar"
    assert done == []


def test_back_goes_up_the_way_one_came() -> None:
    way = [
        ARABIC,
        Opened(Screen.CATEGORIES),
        Opened(Screen.QUESTIONS, "money"),
        Opened(Screen.ANSWER, "a"),
        Opened(Screen.ANSWER, "b"),
    ]
    places = []
    for _ in range(5):
        way.append(Back())
        places.append(visit(*way)[0].here)
    assert places == [
        Step(Screen.ANSWER, "a"),
        Step(Screen.QUESTIONS, "money"),
        Step(Screen.CATEGORIES),
        Step(Screen.HOME),
        Step(Screen.START),
    ]
    assert visit(*way)[1] == [Wipe()]


def test_what_was_typed_stays_while_an_answer_is_read_and_goes_with_the_search() -> None:
    search = (ARABIC, Opened(Screen.CATEGORIES), Opened(Screen.SEARCH), Typed("barn"))
    assert visit(*search, Opened(Screen.ANSWER, "a"), Back())[0].query == "barn"
    assert visit(*search, Back())[0].query == ""
    assert visit(*search, Home())[0].query == ""


def test_a_ticket_that_comes_out() -> None:
    now, done = visit(*TO_SERVICES, ServiceChosen("guide"))
    assert (now.screen, done) == (Screen.PRINTING, [GiveNumber("guide", "ar")])
    assert shown(*TO_SERVICES, ServiceChosen("guide"), SlipEnded(printed=True)) is Screen.TICKET
    over, done = visit(*TO_SERVICES, ServiceChosen("guide"), SlipEnded(printed=True), StayOver())
    assert over == NOBODY
    assert done[-1] == Wipe()


@pytest.mark.parametrize(
    ("what", "cause"),
    [
        (SlipEnded(printed=False, cause="paper_out"), "paper_out"),
        (SlipEnded(printed=False, cause="unknown"), "unknown"),
        (StayOver(), "unknown"),
    ],
)
def test_a_number_without_paper_is_shown_to_be_photographed(what: Event, cause: str) -> None:
    now, _ = visit(*TO_SERVICES, ServiceChosen("guide"), what)
    assert now.here == Step(Screen.PHOTOGRAPH, cause)


def test_a_number_on_its_way_is_not_walked_away_from_by_a_slip_of_the_finger() -> None:
    printing = (*TO_SERVICES, ServiceChosen("guide"))
    for event in (Back(), Home(), ButtonPressed(), ServiceChosen("guide"), StayedHere()):
        assert visit(*printing, event)[0].screen is Screen.PRINTING
        assert visit(*printing, event)[1] == [GiveNumber("guide", "ar")]


def test_no_number_left_is_said_and_is_no_dead_end() -> None:
    gone = (*TO_SERVICES, ServiceChosen("guide"), NumbersGone())
    assert shown(*gone) is Screen.NO_NUMBER
    assert shown(*gone, Opened(Screen.TOPICS)) is Screen.TOPICS
    assert shown(*gone, Back()) is Screen.SERVICES


def test_a_call_from_asking_to_thanks() -> None:
    now, done = visit(*CALLING)
    assert (now.screen, done) == (Screen.CALLING, [CallGuide("housing", "ar", "glass")])
    assert shown(*TALKING) is Screen.TALKING
    assert shown(*TALKING, CallEnded("answered", "guide_hung_up")) is Screen.OVER
    assert visit(*TALKING, CallEnded("answered", "guide_hung_up"), StayOver())[0] == NOBODY


def test_the_resident_hangs_up() -> None:
    assert visit(*TALKING, Stopped())[0].screen is Screen.OVER
    assert visit(*TALKING, Stopped())[1][-1] == HangUp()
    assert visit(*CALLING, Stopped())[0].screen is Screen.HOME
    assert visit(*CALLING, End())[1][-2:] == [HangUp(), Wipe()]
    assert visit(*TALKING, End())[1][-2:] == [HangUp(), Wipe()]


@pytest.mark.parametrize("cause", ["nobody_on_duty", "nobody_answered", "registry_unreachable"])
def test_nobody_there_is_said_with_ways_on(cause: str) -> None:
    there = (*CALLING, CallEnded("fallback", cause))
    assert visit(*there)[0].here == Step(Screen.NO_GUIDE, cause)
    for way in (Screen.SERVICES, Screen.CATEGORIES, Screen.TOPICS):
        assert shown(*there, Opened(way)) is way


def test_an_answer_carries_its_matter_to_the_guide() -> None:
    _, done = visit(
        ARABIC,
        Opened(Screen.CATEGORIES),
        Opened(Screen.QUESTIONS, "money"),
        Opened(Screen.ANSWER, "a"),
        TopicChosen("money"),
    )
    assert done == [CallGuide("money", "ar", "glass", question="a")]


def test_what_nobody_may_see_was_read_is_not_told_to_the_guide() -> None:
    _, done = visit(ARABIC, Opened(Screen.URGENT), Opened(Screen.ANSWER, VIOLENCE), TopicChosen("safety"))
    assert done == [CallGuide("safety", "ar", "glass")]


def test_the_button_at_rest_asks_the_language_then_the_matter() -> None:
    assert shown(ButtonPressed()) is Screen.LANGUAGES
    assert shown(ButtonPressed(), ARABIC) is Screen.TOPICS
    _, done = visit(ButtonPressed(), ARABIC, TopicChosen("other"))
    assert done == [CallGuide("other", "ar", "button")]
    assert shown(ButtonPressed(), ARABIC, Back()) is Screen.HOME


def test_the_button_in_a_visit_goes_straight_to_the_matter_and_back() -> None:
    reading = (ARABIC, Opened(Screen.CATEGORIES), Opened(Screen.QUESTIONS, "money"))
    assert shown(*reading, ButtonPressed()) is Screen.TOPICS
    assert shown(*reading, ButtonPressed(), Back()) is Screen.QUESTIONS
    assert visit(*reading, ButtonPressed(), Back())[0].source == "glass"


def test_a_number_on_the_glass_survives_the_button() -> None:
    number = (*TO_SERVICES, ServiceChosen("guide"), SlipEnded(printed=False, cause="paper_out"))
    assert shown(*number, ButtonPressed(), Back()) is Screen.PHOTOGRAPH


@pytest.mark.parametrize("leave", [Back(), Home(), End(), IdleOut()])
def test_a_press_that_picks_no_matter_is_counted_as_left(leave: Event) -> None:
    assert CountLeft("ar", "button") in visit(ButtonPressed(), ARABIC, leave)[1]
    assert CountLeft("ar", "glass") in visit(*TO_TOPICS, leave)[1]


def test_a_press_that_picks_no_language_is_counted_as_left() -> None:
    assert visit(ButtonPressed(), IdleSeen()) == (NOBODY, [CountLeft("", "button"), Wipe()])


def test_idling_asks_first_and_one_touch_goes_on() -> None:
    reading = (ARABIC, Opened(Screen.CATEGORIES))
    asked, _ = visit(*reading, IdleSeen())
    assert asked.asked
    assert asked.screen is Screen.CATEGORIES
    assert visit(*reading, IdleSeen(), StayedHere())[0] == visit(*reading)[0]
    assert visit(*reading, IdleSeen(), IdleOut()) == (NOBODY, [Wipe()])


def test_ways_stay_through_the_visit_and_end_with_it() -> None:
    chosen = WaysChosen(LARGER)
    before, _ = visit(chosen)
    assert (before.screen, before.ways) == (Screen.START, LARGER)
    for after in (
        (ARABIC,),
        (ARABIC, Opened(Screen.SERVICES), Home()),
        (*TO_SERVICES, ServiceChosen("guide"), SlipEnded(printed=True), Home()),
        (*CALLING, Stopped()),
        (*CALLING, CallEnded("left", "resident_hung_up")),
        (ButtonPressed(), ARABIC),
    ):
        assert visit(chosen, *after)[0].ways == LARGER
    for end in (End(), IdleOut()):
        assert visit(chosen, ARABIC, end) == (NOBODY, [Wipe()])
        assert visit(chosen, end) == (NOBODY, [Wipe()])


def test_ways_change_nothing_else() -> None:
    reading = (ARABIC, Opened(Screen.CATEGORIES), Opened(Screen.SEARCH), Typed("barn"))
    assert visit(*reading, WaysChosen(LARGER))[0] == replace(visit(*reading)[0], ways=LARGER)


def test_idling_on_the_start_screen_asks_only_whoever_chose_a_way() -> None:
    assert visit(IdleSeen()) == (NOBODY, [])
    assert visit(WaysChosen(LARGER), IdleSeen())[0].asked


def test_late_words_of_devices_and_guides_change_nothing() -> None:
    for late in (SlipEnded(printed=True), CallEnded("answered", "line_lost"), GuideConnected(), StayOver()):
        assert visit(ARABIC, late) == visit(ARABIC)
        assert visit(late) == (NOBODY, [])


def test_only_the_ways_that_are_drawn_lead_on() -> None:
    assert shown(ARABIC, Opened(Screen.TALKING)) is Screen.HOME
    assert shown(Opened(Screen.CATEGORIES)) is Screen.START


EVENTS = some.one_of(
    some.sampled_from(
        [Back(), Home(), End(), ButtonPressed(), Stopped(), StayedHere(), IdleSeen(), IdleOut(), StayOver()]
    ),
    some.builds(LanguageChosen, some.sampled_from(["sv", "en", "ar"])),
    some.builds(Opened, some.sampled_from(list(Screen)), some.sampled_from(["x", "domestic-violence"])),
    some.just(Opened(Screen.URGENT)),
    some.builds(WaysChosen, some.builds(Ways, lower=some.booleans(), speech=some.booleans())),
    some.builds(Typed, some.text(max_size=3)),
    some.sampled_from(
        [
            ServiceChosen("guide"),
            TopicChosen("other"),
            NumbersGone(),
            SlipEnded(printed=True),
            SlipEnded(printed=False, cause="cutter"),
            PrintAsked(),
            PaperEnded(printed=True),
            PaperEnded(printed=False, cause="paper_out"),
            LeftAtOnce(),
            GuideConnected(),
            CallEnded("answered", "guide_hung_up"),
            CallEnded("fallback", "nobody_answered"),
            CallEnded("left", "resident_hung_up"),
        ]
    ),
)


@given(some.lists(EVENTS, max_size=40))
def test_whatever_happens_a_visit_makes_sense(events: list[Event]) -> None:
    now, _ = visit(*events)
    assert (now.screen is Screen.START) == (replace(now, ways=AS_IT_IS, asked=False) == NOBODY)
    if not now.language:
        assert {step.screen for step in now.trail} <= {Screen.START, Screen.LANGUAGES, Screen.URGENT}
    else:
        assert now.screen not in (Screen.START, Screen.LANGUAGES)
    ended, done = advance(now, End())
    assert ended == NOBODY
    assert now == NOBODY or done[-1] == Wipe()


@given(some.lists(EVENTS, max_size=40))
def test_each_press_has_one_outcome(events: list[Event]) -> None:
    """A press opens the languages or the topics; it goes on to a call, or is counted as left: never both."""
    open_presses = 0
    now = NOBODY
    for event in [*events, End()]:
        before = now
        now, commands = advance(now, event)
        if now.is_pressed and not before.is_pressed:
            open_presses += 1
        closed = sum(isinstance(command, CallGuide | CountLeft) for command in commands)
        if before.is_pressed:
            open_presses -= closed
        assert open_presses in (0, 1)
    assert open_presses == 0


def test_every_screen_can_be_reached_and_left() -> None:
    targets = {target for ways in OPENS.values() for target in ways}
    assert targets <= set(Screen)
    assert OPENS[Screen.HOME] == {Screen.CATEGORIES, Screen.SERVICES, Screen.TOPICS}
