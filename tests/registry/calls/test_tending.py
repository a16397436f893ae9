from registry.calls import duty, rules
from registry.calls.tending import is_anything_to_tend, tend
from tests.registry.calls.conftest import NOON, Centre


def tended(centre: Centre, now: float) -> None:
    with centre.database.session() as session:
        tend(session, now)


def kept_alive(centre: Centre, now: float, *, unit: str | None = None, desk: str | None = None) -> None:
    with centre.database.session() as session:
        if unit:
            rules.hold_unit(session, unit, now + rules.UNIT_SILENCE_S)
        if desk:
            duty.hold_desk(session, desk, now)


def test_patience_runs_out_into_an_honest_fallback(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    kept_alive(centre, NOON + 40, unit="c", desk=desk)
    tended(centre, NOON + 44)
    assert centre.call("c").state == "ringing"
    tended(centre, NOON + 45)
    assert centre.end_of("c") == ("ended", "fallback", "nobody_answered")


def test_a_dead_browser_is_off_duty_within_seconds_and_its_ring_ends(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    tended(centre, NOON + duty.DESK_SILENCE_S)
    assert centre.end_of("c") == ("ended", "fallback", "nobody_on_duty")


def test_a_page_that_is_loaded_again_is_still_on_duty(centre: Centre) -> None:
    desk = centre.on_duty(2)
    with centre.database.session() as session:
        duty.leave_desk(session, desk, NOON)
    tended(centre, NOON + 2)
    assert centre.ask("c").state == "ringing"
    tended(centre, NOON + 3)
    assert centre.end_of("c")[2] == "nobody_on_duty"


def test_a_unit_that_is_gone_has_left_or_lost_its_line(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("ringing")
    kept_alive(centre, NOON + 10, desk=desk)
    tended(centre, NOON + rules.UNIT_SILENCE_S)
    assert centre.end_of("ringing") == ("ended", "left", "line_lost")
    centre.ask("talking", unit="unit-b")
    centre.accept("talking", desk)
    with centre.database.session() as session:
        rules.connect(session, "talking")
    tended(centre, NOON + rules.UNIT_SILENCE_S)
    assert centre.end_of("talking") == ("ended", "answered", "line_lost")
    assert centre.counts() == {("left", "line_lost"): 1, ("answered", "line_lost"): 1}


def test_a_desk_that_is_gone_ends_its_call(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    centre.accept("c", desk)
    with centre.database.session() as session:
        duty.leave_desk(session, desk, NOON)
    tended(centre, NOON + duty.CALL_GRACE_S - 1)
    assert centre.call("c").state == "accepted"
    tended(centre, NOON + duty.CALL_GRACE_S)
    assert centre.end_of("c") == ("ended", "fallback", "line_lost")


def test_sound_and_picture_that_never_come_end_it(centre: Centre) -> None:
    desk = centre.on_duty(2)
    centre.ask("c")
    centre.accept("c", desk)
    later = NOON + rules.CONNECTING_S
    kept_alive(centre, later, unit="c", desk=desk)
    tended(centre, later)
    assert centre.end_of("c") == ("ended", "fallback", "media_failed")


def test_tending_twice_counts_once_and_rests_when_there_is_nothing(centre: Centre) -> None:
    centre.on_duty(2)
    centre.ask("c")
    for _ in range(3):
        tended(centre, NOON + 100)
    assert sum(centre.counts().values()) == 1
    with centre.database.session(reading=True) as session:
        assert not is_anything_to_tend(session, NOON + 100)
