"""The life of a ticket as one table: waiting -> called -> served | no_show, and the way back.

Imports nothing of ours. The diagram in the documentation is drawn from ``TURNS``.
"""

from enum import StrEnum
from typing import Final

from registry.queues.errors import TurnRefused


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    NO_SHOW = "no_show"


class Turn(StrEnum):
    """What a guide does with a ticket."""

    CALL = "call"
    CALL_AGAIN = "call_again"
    SERVE = "serve"
    MISS = "miss"
    UNDO = "undo"


TURNS: Final[dict[tuple[TicketState, Turn], TicketState]] = {
    (TicketState.WAITING, Turn.CALL): TicketState.CALLED,
    (TicketState.CALLED, Turn.CALL_AGAIN): TicketState.CALLED,
    (TicketState.CALLED, Turn.SERVE): TicketState.SERVED,
    (TicketState.CALLED, Turn.MISS): TicketState.NO_SHOW,
    (TicketState.CALLED, Turn.UNDO): TicketState.WAITING,
    (TicketState.SERVED, Turn.UNDO): TicketState.CALLED,
    (TicketState.NO_SHOW, Turn.UNDO): TicketState.CALLED,
}


def after(state: TicketState, turn: Turn) -> TicketState:
    """The state that follows.

    Raises:
        TurnRefused: the table has no such turn from here.
    """
    try:
        return TURNS[state, turn]
    except KeyError as error:
        raise TurnRefused(f"a ticket that is {state} cannot {turn}") from error


def diagram() -> str:
    """The table as a Mermaid state diagram."""
    lines = [f"    {state} --> {following}: {turn}" for (state, turn), following in TURNS.items()]
    return "\n".join(["stateDiagram-v2", f"    [*] --> {TicketState.WAITING}", *lines])
