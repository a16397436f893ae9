from hypothesis import given
from hypothesis import strategies as st

from terminal.calls.course import (
    ASKING_S,
    CONNECTING_S,
    PATIENCE_MARGIN_S,
    DialogueState,
    Event,
    Phase,
    Turn,
    after,
    asked,
    outcome_of,
)
from wire import Accepted, CallCause, CallOutcome, Ended, Ringing

RINGING = Ringing(guides=2, seconds_left=40)
ACCEPTED = Accepted(call="c", guide="Amina")
ENDED = Ended(call="c", outcome=CallOutcome.FALLBACK, cause=CallCause.NOBODY_ON_DUTY)
events = st.lists(st.sampled_from([*Turn, RINGING, ACCEPTED, ENDED]), max_size=12)


def through(*course: Event, patience_s: float = 45.0) -> DialogueState:
    state = asked(0.0, patience_s)
    for event in course:
        state = after(state, event, 0.0)
    return state


def end(state: DialogueState) -> tuple[CallOutcome | None, CallCause | None]:
    assert state.phase is Phase.OVER
    return state.outcome, state.cause


def test_the_way_that_one_hopes_for() -> None:
    assert through(RINGING).phase is Phase.RINGING
    assert through(RINGING, ACCEPTED).phase is Phase.CONNECTING
    talking = through(RINGING, ACCEPTED, Turn.JOINED)
    assert (talking.phase, talking.guide, talking.ends_at) == (Phase.TALKING, "Amina", 0.0)
    assert end(after(talking, Turn.HUNG_UP, 9.0)) == (CallOutcome.ANSWERED, CallCause.RESIDENT_HUNG_UP)


@given(events)
def test_it_ends_once_and_for_good_and_never_without_outcome_and_cause(course: list[Event]) -> None:
    state = asked(0.0, 45.0)
    for event in course:
        before = state
        state = after(state, event, 0.0)
        if before.phase is Phase.OVER:
            assert state is before
        assert (state.phase is Phase.OVER) == (state.outcome is not None) == (state.cause is not None)


@given(events)
def test_no_phase_but_talking_lasts_for_ever(course: list[Event]) -> None:
    state = through(*course)
    if state.phase not in {Phase.TALKING, Phase.OVER}:
        assert state.ends_at > 0
        assert after(state, Turn.OUT_OF_TIME, state.ends_at).phase is Phase.OVER


def test_each_phase_gives_up_for_a_cause_of_its_own() -> None:
    assert through().ends_at == ASKING_S
    assert end(through(Turn.OUT_OF_TIME)) == (CallOutcome.FALLBACK, CallCause.REGISTRY_UNREACHABLE)
    assert end(through(RINGING, Turn.OUT_OF_TIME)) == (CallOutcome.FALLBACK, CallCause.NOBODY_ANSWERED)
    assert through(ACCEPTED).ends_at == CONNECTING_S
    assert end(through(ACCEPTED, Turn.OUT_OF_TIME)) == (CallOutcome.FALLBACK, CallCause.MEDIA_FAILED)


def test_a_unit_is_no_more_patient_than_it_was_told_to_be() -> None:
    assert through(RINGING).ends_at == 40 + PATIENCE_MARGIN_S
    state = through(RINGING, patience_s=10)
    assert (state.seconds_left, state.ends_at) == (10, 10 + PATIENCE_MARGIN_S)


def test_only_who_hangs_up_before_an_answer_has_left() -> None:
    assert outcome_of(Phase.RINGING, CallCause.RESIDENT_HUNG_UP) is CallOutcome.LEFT
    assert outcome_of(Phase.RINGING, CallCause.LINE_LOST) is CallOutcome.FALLBACK
    assert outcome_of(Phase.TALKING, CallCause.LINE_LOST) is CallOutcome.ANSWERED


def test_what_the_registry_counted_is_what_the_unit_counts() -> None:
    assert end(through(RINGING, ENDED)) == (ENDED.outcome, ENDED.cause)


def test_sound_that_comes_before_an_accept_is_no_answer() -> None:
    assert through(RINGING, Turn.JOINED).phase is Phase.RINGING
