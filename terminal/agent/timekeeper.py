"""The registry's time on a unit whose own clock may be wrong, jump, or have stood still without power."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from terminal.store import Store

# A request may wait a second on the line, and a Date header has whole seconds.
_TOLERANCE_S: Final = 2.0
# Below the registry's leeway for tokens nobody needs to hear of it.
_WORTH_A_NOTE_S: Final = 30.0
_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


class Timekeeper:
    """Knows by how much our clock is ahead of the registry's, and follows when our clock is set.

    ``wall`` and ``steady`` are ``time.time`` and ``time.monotonic``; tests hand in others.
    """

    def __init__(
        self,
        ahead_s: float = 0.0,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ahead_s = ahead_s
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()

    def now(self) -> float:
        """Unix seconds by the registry's clock, as far as we know it."""
        return self._wall() - self.ahead_s

    def here(self) -> float:
        """Unix seconds by our own clock: for what only this unit's processes compare."""
        return self._wall()

    def learn(self, registry_now: float) -> bool:
        """The registry told the time: True when ours was further off than a slow line explains."""
        if abs(self.now() - registry_now) <= _TOLERANCE_S:
            return False
        self.ahead_s = self._wall() - registry_now
        return True

    def follow(self) -> bool:
        """Call often: True when our clock was set meanwhile; the registry's time goes on as it did."""
        offset = self._wall() - self._steady()
        jump = offset - self._offset
        # A clock that is only slewed never moves this far between two looks.
        if abs(jump) < 1.0:
            self._offset = offset
            return False
        self._offset = offset
        self.ahead_s += jump
        return True

    @property
    def note(self) -> str | None:
        """For the health report: how wrong our clock is, when it matters."""
        if abs(self.ahead_s) < _WORTH_A_NOTE_S:
            return None
        return (
            f"clock {abs(self.ahead_s):.0f} s {'ahead of' if self.ahead_s > 0 else 'behind'} the registry's"
        )


def same_boot(store: Store) -> bool:
    """Whether what was learnt of the clock is from this boot; remembers this boot."""
    boot = _BOOT_ID.read_text(encoding="ascii").strip()
    known = store.read("SELECT boot FROM boot")
    if known and known[0]["boot"] == boot:
        return True
    with store.transaction() as write:
        write.execute(
            "INSERT INTO boot (id, boot) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET boot = excluded.boot",
            (boot,),
        )
    return False
