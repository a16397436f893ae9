"""Sayings one after the other through the voice; whatever comes next interrupts them all."""

import time
from collections import deque
from collections.abc import Callable, Sequence

from terminal.speech import Ended, Ending, Voice
from terminal.ui.speaking.narrator import Saying

# After these the next saying still makes sense.
_GO_ON = frozenset({Ending.FINISHED, Ending.UNSPEAKABLE})


class Utterances:
    """Lives in the glass's thread; ``post`` brings the voice's word there."""

    def __init__(self, voice: Voice, post: Callable[[Callable[[], None]], None]) -> None:
        self._voice = voice
        self._waiting: deque[Saying] = deque()
        self._said: tuple[Saying, ...] = ()
        self._number = 0
        """Of what is being said; 0 when it is quiet."""
        self.quiet_since = time.monotonic()
        """Monotonic seconds; only read while it is quiet."""
        voice.when_ended(lambda ended: post(lambda: self._over(ended)))

    @property
    def busy(self) -> bool:
        return self._number != 0

    def say(self, sayings: Sequence[Saying]) -> None:
        """These now, in place of whatever is said."""
        self._said = tuple(sayings)
        self._waiting = deque(sayings)
        self._next()

    def add(self, sayings: Sequence[Saying]) -> None:
        """These when it is quiet."""
        if not self.busy:
            self.say(sayings)
            return
        self._said += tuple(sayings)
        self._waiting.extend(sayings)

    def repeat(self) -> None:
        self.say(self._said)

    def stop(self) -> None:
        self._waiting.clear()
        if self.busy:
            self._number = 0
            self.quiet_since = time.monotonic()
            self._voice.stop()

    def forget(self) -> None:
        """Silence, and nothing to repeat."""
        self.stop()
        self._said = ()

    def _next(self) -> None:
        while self._waiting:
            saying = self._waiting.popleft()
            self._number = self._voice.speak(saying.text, saying.tag)
            if self._number:
                return
        self._number = 0
        self.quiet_since = time.monotonic()

    def _over(self, ended: Ended) -> None:
        if ended.number != self._number:
            return
        if ended.ending not in _GO_ON:
            self._waiting.clear()
        self._next()
