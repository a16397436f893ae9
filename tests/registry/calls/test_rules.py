import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from registry.calls import free_guides, record_press, rules
from registry.calls.errors import CallRefused
from registry.calls.models import CallSignal
from registry.calls.states import CallState, Side
from tests.registry.blocked import wait_until_blocked
from tests.registry.calls.conftest import NOON, TODAY, Centre
from wire import CallCause, CallOutcome, PressEnded, Signal


def pressed(call: str, outcome: CallOutcome, cause: CallCause) -> PressEnded:
    return PressEnded(
        id=call, day=TODAY, language="ar", topic="housing", source="button", outcome=outcome, cause=cause
    )


def test_with_nobody_of_the_language_on_duty_it_ends_at_once(centre: Centre) -> None:
    centre.on_duty(3)
    centre.ask("c")
    assert centre.end_of("c") == ("ended", "fallback", "nobody_on_duty")
    assert centre.counts() == {("fallback", "nobody_on_duty"): 1}


def test_every_matching_guide_rings_and_the_first_who_accepts_has_it(centre: Centre) -> None:
    desks = [centre.on_duty(1), centre.on_duty(2)]
    assert centre.ask("c").state == CallState.RINGING
    assert centre.accept("c", desks[1])
    assert not centre.accept("c", desks[0])
    assert centre.call("c").person_id == 2


def test_of_many_who_accept_in_the_same_instant_exactly_one_wins(centre: Centre) -> None:
    desks = [centre.on_duty(1, "a"), centre.on_duty(1, "b"), centre.on_duty(2, "c"), centre.on_duty(2, "d")]
    for number in range(5):
        centre.ask(f"call-{number}", unit=f"unit-{number}")
        at_once = threading.Barrier(len(desks))

        def accept(desk: str, call: str = f"call-{number}", gate: threading.Barrier = at_once) -> bool:
            gate.wait()
            return centre.accept(call, desk)

        with ThreadPoolExecutor(len(desks)) as pool:
            assert sum(pool.map(accept, desks)) == 1
        with centre.database.session() as session:
            rules.hang_up(session, f"call-{number}", Side.DESK, CallCause.GUIDE_HUNG_UP)
    assert centre.counts() == {("fallback", "guide_hung_up"): 5}


def test_a_guide_with_two_desks_takes_one_call_of_two(centre: Centre) -> None:
    desks = [centre.on_duty(2, "a"), centre.on_duty(2, "b")]
    for number in range(5):
        calls = [f"x{number}", f"y{number}"]
        for call in calls:
            centre.ask(call, unit=f"unit-{call}")
        at_once = threading.Barrier(2)

        def accept(pair: tuple[str, str], gate: threading.Barrier = at_once) -> bool:
            gate.wait()
            return centre.accept(*pair)

        with ThreadPoolExecutor(2) as pool:
            assert sum(pool.map(accept, zip(calls, desks, strict=True))) == 1
        with centre.database.session() as session:
            for call in calls:
                rules.hang_up(session, call, Side.UNIT, CallCause.RESIDENT_HUNG_UP)


def test_while_all_are_in_calls_it_waits_and_rings_when_one_is_free(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("first")
    assert centre.accept("first", desk)
    assert centre.ask("second", unit="unit-b").state == CallState.ASKED
    with centre.database.session() as session:
        assert free_guides(session) == {}
        rules.hang_up(session, "first", Side.DESK, CallCause.GUIDE_HUNG_UP)
    assert centre.call("second").state == CallState.RINGING


def test_free_guides_are_told_by_language(centre: Centre) -> None:
    centre.on_duty(1)
    centre.on_duty(1, "another desk of hers")
    centre.on_duty(2)
    with centre.database.session(reading=True) as session:
        assert free_guides(session) == {"ar": 2, "sv": 1}


def test_the_last_who_goes_off_duty_gives_the_waiting_an_honest_answer(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    with centre.database.session() as session:
        rules.set_duty(session, desk, on_duty=False)
    assert centre.end_of("c") == ("ended", "fallback", "nobody_on_duty")


def test_connected_it_is_answered_whoever_ends_it(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    with centre.database.session() as session:
        assert not rules.connect(session, "c")
    assert centre.accept("c", desk)
    with centre.database.session() as session:
        assert rules.connect(session, "c")
        assert rules.hang_up(session, "c", Side.UNIT, CallCause.RESIDENT_HUNG_UP)
        assert not rules.hang_up(session, "c", Side.DESK, CallCause.GUIDE_HUNG_UP)
    assert centre.counts() == {("answered", "resident_hung_up"): 1}


def test_who_hangs_up_while_the_other_connects_hangs_up_an_answered_call(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    assert centre.accept("c", desk)

    def hang_up() -> bool:
        with centre.database.session() as session:
            return rules.hang_up(session, "c", Side.UNIT, CallCause.RESIDENT_HUNG_UP)

    with ThreadPoolExecutor(1) as pool:
        with centre.database.session() as session:
            assert rules.connect(session, "c")
            hung_up = pool.submit(hang_up)
            wait_until_blocked(centre.database)
        assert hung_up.result(20)
    assert centre.counts() == {("answered", "resident_hung_up"): 1}


def test_presses_told_in_any_order_never_wait_for_each_other(centre: Centre) -> None:
    presses = [
        pressed(call, CallOutcome.FALLBACK, cause)
        for call, cause in (("a", CallCause.NOBODY_ON_DUTY), ("b", CallCause.REGISTRY_UNREACHABLE))
    ]

    def tell_backwards() -> None:
        with centre.database.session() as session:
            for press in reversed(presses):
                again = press.model_copy(update={"id": f"{press.id}-again"})
                record_press(session, centre.terminal("unit-b"), again)

    with ThreadPoolExecutor(1) as pool:
        with centre.database.session() as session:
            record_press(session, centre.terminal("unit-a"), presses[0])
            told = pool.submit(tell_backwards)
            wait_until_blocked(centre.database)
            record_press(session, centre.terminal("unit-a"), presses[1])
        told.result(20)
    assert sum(centre.counts().values()) == 4


def test_an_ended_call_keeps_no_guide_no_time_and_no_signal(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    with centre.database.session() as session:
        rules.pass_signal(session, "c", Side.UNIT, Signal(kind="offer", sdp="v=0"))
    centre.accept("c", desk)
    with centre.database.session() as session:
        rules.hang_up(session, "c", Side.DESK, CallCause.GUIDE_HUNG_UP)
        assert session.query(CallSignal).count() == 0
    call = centre.call("c")
    assert (call.person_id, call.desk_id, call.due_at, call.unit_until) == (None, None, None, None)


def test_a_signal_told_again_is_kept_once_and_a_flood_is_refused(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    with centre.database.session() as session:
        for _ in range(3):
            rules.pass_signal(session, "c", Side.UNIT, Signal(kind="offer", sdp="v=0"))
        assert session.query(CallSignal).count() == 1
        for number in range(1, 16):
            rules.pass_signal(session, "c", Side.UNIT, Signal(kind="offer", sdp=f"v={number}"))
        with pytest.raises(CallRefused):
            rules.pass_signal(session, "c", Side.UNIT, Signal(kind="offer", sdp="v=16"))


def test_asking_again_goes_on_with_the_same_call(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    again = centre.ask("c", now=NOON + 20)
    assert (again.due_at, again.unit_until) == (NOON + 45, NOON + 35)
    with pytest.raises(CallRefused):
        centre.ask("c", unit="unit-b")


def test_a_unit_that_began_anew_leaves_its_earlier_call(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("old")
    centre.ask("new")
    assert centre.end_of("old") == ("ended", "left", "terminal_restarted")
    assert centre.call("new").state == CallState.RINGING


def test_a_press_that_nobody_heard_of_is_counted_once(centre: Centre) -> None:
    press = pressed("c", CallOutcome.FALLBACK, CallCause.REGISTRY_UNREACHABLE)
    for _ in range(3):
        with centre.database.session() as session:
            record_press(session, centre.terminal("unit-a"), press)
    assert centre.counts() == {("fallback", "registry_unreachable"): 1}


def test_what_the_socket_knew_is_not_counted_again(centre: Centre) -> None:
    centre.ask("c")
    press = pressed("c", CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    with centre.database.session() as session:
        record_press(session, centre.terminal("unit-a"), press)
    assert centre.counts() == {("fallback", "nobody_on_duty"): 1}


def test_a_guess_at_a_broken_line_gives_way_to_what_the_unit_says(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    with centre.database.session() as session:
        rules.hang_up(session, "c", Side.UNIT, CallCause.LINE_LOST)
    assert centre.counts() == {("left", "line_lost"): 1}
    press = pressed("c", CallOutcome.LEFT, CallCause.TERMINAL_RESTARTED)
    for _ in range(2):
        with centre.database.session() as session:
            record_press(session, centre.terminal("unit-a"), press)
    assert centre.counts() == {("left", "terminal_restarted"): 1}


def test_a_press_ends_a_call_that_is_still_open_and_no_other_units(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    press = pressed("c", CallOutcome.LEFT, CallCause.RESIDENT_HUNG_UP)
    with centre.database.session() as session:
        record_press(session, centre.terminal("unit-b"), press)
    assert centre.call("c").state == CallState.RINGING
    with centre.database.session() as session:
        record_press(session, centre.terminal("unit-a"), press)
    assert centre.counts() == {("left", "resident_hung_up"): 1}
