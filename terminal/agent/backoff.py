"""When to try again: soon, then less often, never later than people would wait."""

import random
from typing import Final

# Back within a few seconds of the registry's return; 1,000 units then make 200 greetings a second.
STEPS_S: Final = (1.0, 2.0, 4.0, 5.0)


class Backoff:
    """Counts failures; times are seconds of a steady clock."""

    def __init__(self) -> None:
        self._failures = 0
        self._not_before = 0.0

    def may_try(self, now: float) -> bool:
        return now >= self._not_before

    def failed(self, now: float) -> None:
        step = STEPS_S[min(self._failures, len(STEPS_S) - 1)]
        self._failures += 1
        # A thousand units that lost the registry together must not come back together.
        self._not_before = now + step * random.uniform(0.8, 1.0)  # noqa: S311 - no secret

    def soon(self, now: float) -> None:
        """Something changed: try at once, but at most twice a second, whoever announces what."""
        self._not_before = min(self._not_before, now + 0.5)

    def reset(self) -> None:
        self._failures = 0
        self._not_before = 0.0
