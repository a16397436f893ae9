"""Somebody who sees nothing at the real glass: keys, a jack, and what is heard from which output."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hardware.control import ask
from tests.screen import wait_for
from tests.terminal.ui.test_window import Glass, running

# So many times as fast as it is spoken: still most of a second a sentence, which a key can cut off.
SPEED = 5.0


@dataclass(frozen=True)
class Heard:
    """One utterance that began to be heard."""

    output: str
    language: str
    text: str


class Listener:
    """Has nothing but a keypad and ears; ``glass`` is for whoever watches from behind."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        self._log = glass.folder / "sound" / "spoken.jsonl"

    def do(self, device: str, verb: str, *what: str) -> dict[str, object]:
        return ask(self.glass.folder / "twin.sock", device, verb, *what)

    def press(self, key: str) -> None:
        self.do("keypad", "press", key)

    def heard(self, since: int = 0) -> list[Heard]:
        if not self._log.exists():
            return []
        told = [json.loads(line) for line in self._log.read_text("utf-8").split("\n")[since:-1]]
        return [Heard(one["output"], one["language"], one["text"]) for one in told]

    @property
    def count(self) -> int:
        return len(self.heard())

    def wait_until(self, holds: Callable[[Heard], object], what: str, since: int) -> Heard:
        """The first utterance after so many others of which that is true."""
        try:
            wait_for(lambda: any(map(holds, self.heard(since))), f"hearing {what}", 10)
        except TimeoutError as error:
            error.add_note(f"heard were {self.heard(since)}")
            raise
        return next(one for one in self.heard(since) if holds(one))

    def wait_for(self, words: str, since: int) -> Heard:
        return self.wait_until(lambda one: words in one.text, words, since)

    def after(self, key: str) -> Heard:
        """What is heard next after this key."""
        since = self.count
        self.press(key)
        return self.wait_until(lambda _: True, f"something after {key}", since)

    def choose(self, words: str) -> int:
        """Press the middle key, and wait for these words; gives how much had been heard before."""
        since = self.count
        self.press("choose")
        self.wait_for(words, since)
        return since

    def walk_to(self, words: str, key: str = "next", most: int = 60) -> Heard:
        """On from thing to thing until one is on that which begins so, perhaps after *beginning* or *end*."""
        found = re.compile(rf"(\w+\. )?{re.escape(words)}")
        walked: list[str] = []
        for _ in range(most):
            walked.append(self.after(key).text)
            # What was heard may have been the last word of before: said again it is surely where one is.
            if found.match(walked[-1]) and found.match((again := self.after("repeat")).text):
                return again
        raise AssertionError(f"{words} is not among {walked}")

    def be_quiet(self) -> None:
        """Until what has just begun was heard to its end."""
        before = self._heard_s()
        wait_for(lambda: self._heard_s() != before, "the end of what is said")

    def _heard_s(self) -> object:
        devices = ask(self.glass.folder / "twin.sock")
        sound = devices["sound"]
        assert isinstance(sound, dict)
        return sound["heard_speaker_s"], sound["heard_headphones_s"]

    def _has_left(self, screen: str) -> bool:
        return self.glass.shown() != screen

    def in_swedish(self) -> int:
        """Begin a visit, and choose Swedish; gives how much was heard before the home screen."""
        since = self.count
        self.press("next")
        self.wait_for("Svenska", since)
        since = self.choose("Vad vill du göra?")
        self.glass.wait_for("home")
        return since

    def leave(self) -> None:
        """Take the headphones along; back, as often as it takes, and from the start screen once more."""
        self.do("sound", "unplug", "headphones")
        self.do("keypad", "plug")
        while (shown := self.glass.shown()) != "start":
            self.press("back")
            wait_for(partial(self._has_left, shown), f"the way back from {shown}")
        # If nobody has begun, the first key does.
        self.after("next")
        self.press("back")


@contextmanager
def listening(folder: Path) -> Iterator[Listener]:
    with running(folder, speech=SPEED) as glass:
        yield Listener(glass)
