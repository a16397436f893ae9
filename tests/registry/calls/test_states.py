import itertools

from registry.calls.states import NEXT, CallState, Side, Step, cause_from, outcome_of, ways_into
from wire import CallCause, CallOutcome


def test_every_state_can_end_and_the_end_is_for_good() -> None:
    assert {state for state in CallState if (state, Step.END) in NEXT} == set(CallState) - {CallState.ENDED}
    assert not [step for step in Step if (CallState.ENDED, step) in NEXT]


def test_a_call_moves_forward_only() -> None:
    order = list(CallState)
    assert all(order.index(following) > order.index(state) for (state, _), following in NEXT.items())


def test_a_waiting_call_may_be_accepted_whether_or_not_it_rang() -> None:
    assert set(ways_into(Step.ACCEPT)) == {CallState.ASKED, CallState.RINGING}


def test_every_end_is_counted_and_answered_means_that_both_heard_each_other() -> None:
    for state, side, cause in itertools.product(set(CallState) - {CallState.ENDED}, Side, CallCause):
        outcome = outcome_of(state, side, cause)
        assert (outcome is CallOutcome.ANSWERED) == (state is CallState.CONNECTED)


def test_a_resident_who_hangs_up_or_whose_line_breaks_has_left() -> None:
    ringing = CallState.RINGING
    assert outcome_of(ringing, Side.UNIT, CallCause.RESIDENT_HUNG_UP) is CallOutcome.LEFT
    assert outcome_of(ringing, Side.UNIT, CallCause.LINE_LOST) is CallOutcome.LEFT
    assert outcome_of(CallState.ACCEPTED, Side.DESK, CallCause.LINE_LOST) is CallOutcome.FALLBACK
    assert outcome_of(CallState.ACCEPTED, Side.DESK, CallCause.GUIDE_HUNG_UP) is CallOutcome.FALLBACK


def test_an_end_cannot_blame_what_it_cannot_know() -> None:
    assert cause_from(Side.DESK, CallCause.RESIDENT_HUNG_UP) is CallCause.GUIDE_HUNG_UP
    assert cause_from(Side.UNIT, CallCause.NOBODY_ON_DUTY) is CallCause.RESIDENT_HUNG_UP
    assert cause_from(Side.UNIT, CallCause.MEDIA_FAILED) is CallCause.MEDIA_FAILED
