"""The table of a ticket's life."""

import itertools

import pytest

from registry.queues.errors import TurnRefused
from registry.queues.states import TURNS, TicketState, Turn, after, diagram


def test_a_ticket_is_called_and_served() -> None:
    assert after(TicketState.WAITING, Turn.CALL) is TicketState.CALLED
    assert after(TicketState.CALLED, Turn.CALL_AGAIN) is TicketState.CALLED
    assert after(TicketState.CALLED, Turn.SERVE) is TicketState.SERVED


@pytest.mark.parametrize("pair", itertools.product(TicketState, Turn), ids="-".join)
def test_what_the_table_does_not_hold_is_refused(pair: tuple[TicketState, Turn]) -> None:
    if pair in TURNS:
        assert after(*pair) is TURNS[pair]
    else:
        with pytest.raises(TurnRefused):
            after(*pair)


def test_every_press_can_be_taken_back() -> None:
    for (state, turn), following in TURNS.items():
        if turn is not Turn.UNDO and following is not state:
            assert after(following, Turn.UNDO) is state


def test_every_state_is_reached_and_drawn() -> None:
    assert set(TURNS.values()) == set(TicketState)
    assert diagram().count("-->") == len(TURNS) + 1
