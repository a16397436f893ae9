"""When nobody touches the glass: what is due, by how long it has been."""

from typing import Final

from terminal.ui.events import Event, IdleOut, IdleSeen, StayOver
from terminal.ui.flow import BUSY, NOBODY, STAY_S, Screen, Visit

# EN 301 549 and WCAG 2.2.1: warned at least 20 s before, and one touch goes on.
ASK_S: Final = 20.0
# A number that may stand nowhere else is not taken away while somebody looks for a pen.
_LONGER: Final = {Screen.PHOTOGRAPH: 2.0}
# What nobody else may see is not left to be seen.
_DISCREET: Final = 0.5


def due(visit: Visit, *, idle_s: float, untouched_s: float, shown_s: float, asked_s: float) -> Event | None:
    """What time alone brings now, or None.

    Args:
        idle_s: after so long without a touch the glass asks.
        untouched_s: since the last touch or spoken word, or since the visit came here by itself.
        shown_s: since this screen was shown.
        asked_s: since the question was shown; only read while it is.
    """
    if visit.asked:
        return IdleOut() if asked_s >= ASK_S else None
    stay_s = STAY_S.get(visit.screen)
    if stay_s is not None and not (visit.waits and visit.screen not in BUSY):
        return StayOver() if min(shown_s, untouched_s) >= stay_s else None
    if visit == NOBODY or visit.screen in BUSY or visit.in_call:
        return None
    share = _DISCREET if visit.is_discreet else _LONGER.get(visit.screen, 1.0)
    return IdleSeen() if untouched_s >= idle_s * share else None


def is_dim(visit: Visit, *, dim_s: float, untouched_s: float) -> bool:
    """Whether the resting glass is to be dark."""
    return visit == NOBODY and untouched_s >= dim_s
