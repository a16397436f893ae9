"""When nobody touches the glass."""

from dataclasses import replace

from terminal.ui.events import Event, IdleOut, IdleSeen, StayOver
from terminal.ui.flow import NOBODY, Screen, Step, Visit
from terminal.ui.rest import ASK_S, due, is_dim

HOME = Visit(trail=(Step(Screen.HOME),), language="sv")


def at(screen: Screen) -> Visit:
    return replace(HOME, trail=(*HOME.trail, Step(screen)))


def after(visit: Visit, *, untouched_s: float, shown_s: float = 1e9, asked_s: float = 0) -> Event | None:
    return due(visit, idle_s=60, untouched_s=untouched_s, shown_s=shown_s, asked_s=asked_s)


def test_a_visit_is_asked_after_a_while_and_has_20_s_to_answer() -> None:
    assert after(HOME, untouched_s=59.9) is None
    assert after(HOME, untouched_s=60) == IdleSeen()
    asked = replace(HOME, asked=True)
    assert ASK_S >= 20
    assert after(asked, untouched_s=1e6, asked_s=ASK_S - 0.1) is None
    assert after(asked, untouched_s=1e6, asked_s=ASK_S) == IdleOut()


def test_nobody_is_asked_at_rest_or_while_somebody_works_for_them() -> None:
    for screen in (Screen.CALLING, Screen.TALKING):
        assert after(at(screen), untouched_s=1e6) is None
    assert after(NOBODY, untouched_s=1e6) is None


def test_a_number_to_photograph_stays_twice_as_long() -> None:
    assert after(at(Screen.PHOTOGRAPH), untouched_s=119) is None
    assert after(at(Screen.PHOTOGRAPH), untouched_s=120) == IdleSeen()


def test_thanks_and_a_printed_ticket_go_by_themselves_unless_touched() -> None:
    for screen in (Screen.TICKET, Screen.OVER):
        assert after(at(screen), untouched_s=30, shown_s=30) == StayOver()
        assert after(at(screen), untouched_s=3, shown_s=30) is None
        assert after(at(screen), untouched_s=30, shown_s=3) is None


def test_only_the_resting_glass_grows_dim() -> None:
    assert is_dim(NOBODY, dim_s=300, untouched_s=300)
    assert not is_dim(NOBODY, dim_s=300, untouched_s=299)
    assert not is_dim(HOME, dim_s=300, untouched_s=1e6)
