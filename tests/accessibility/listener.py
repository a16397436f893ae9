"""Somebody who sees nothing at the real glass: keys, a jack, and what is heard from which output."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hardware.control import ask
from tests.screen import wait_for
from tests.terminal.ui.test_window import Glass, running


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

    def press(self, *keys: str) -> None:
        for key in keys:
            ask(self.glass.folder / "twin.sock", "keypad", "press", key)

    def jack(self, verb: str) -> None:
        """``plug`` or ``unplug`` one's headphones."""
        ask(self.glass.folder / "twin.sock", "sound", verb, "headphones")

    def heard(self, since: int = 0) -> list[Heard]:
        if not self._log.exists():
            return []
        lines = self._log.read_text("utf-8").split("\n")[:-1]
        told = [json.loads(line) for line in lines[since:]]
        return [Heard(one["output"], one["language"], one["text"]) for one in told]

    def count(self) -> int:
        return len(self.heard())

    def wait_until(self, holds: Callable[[Heard], object], what: str, since: int) -> Heard:
        """The first utterance after ``since`` others of which that is true."""
        wait_for(lambda: any(map(holds, self.heard(since))), f"hearing {what}")
        return next(one for one in self.heard(since) if holds(one))

    def wait_for(self, words: str, since: int = 0) -> Heard:
        return self.wait_until(lambda one: words in one.text, words, since)

    def after(self, *keys: str) -> Heard:
        """What is heard first after these keys, each pressed when the one before was answered."""
        for key in keys:
            since = self.count()
            self.press(key)
            wait_for(lambda since=since: self.count() > since, f"a word after {key}")
        return self.heard()[-1]

    def walk_to(self, words: str, most: int = 40) -> Heard:
        """On with the next key until one is on a thing of that name."""
        for _ in range(most):
            if (found := self.after("next")).text.startswith(words):
                return found
        raise AssertionError(f"{words} is not among what the keys lead to: {self.heard()[-most:]}")

    def end(self) -> None:
        """Leave as one can: back, until nobody is there."""
        for _ in range(12):
            if self.glass.shown() == "start":
                break
            before = self.glass.shown()
            self.press("back")
            wait_for(lambda before=before: self.glass.shown() != before, f"a way back from {before}")
        since = self.count()
        self.press("back")
        wait_for(lambda: self.count() >= since, "the end")


@contextmanager
def listening(folder: Path) -> Iterator[Listener]:
    with running(folder) as glass:
        yield Listener(glass)
