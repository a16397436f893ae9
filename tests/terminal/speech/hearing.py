"""A pair of ears: a voice on virtual outputs whose time runs fast, with a diary of what ended."""

import json
import threading
import time
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

from hardware.sound import Output
from hardware.sound.twin import RATE, VirtualSound
from terminal.speech.contract import Ended, Ending
from terminal.speech.engine import Engine
from terminal.speech.voice import EngineVoice
from tests.hardware.waiting import wait_for

ASSETS = Path(__file__).parents[3] / "assets"


class Ears:
    """``speed`` times as fast as a loudspeaker."""

    def __init__(self, folder: Path, engines: Sequence[Engine], speed: float = 40.0) -> None:
        pause = threading.Event()
        self.sound = VirtualSound(
            folder / "sound",
            clock=lambda: time.monotonic() * speed,
            pause=lambda seconds: void(pause.wait(seconds / speed)),
        )
        self.sound.start()
        self.voice = EngineVoice(self.sound, engines)
        self.over: list[Ended] = []
        self.voice.when_ended(self.over.append)

    def close(self) -> None:
        self.voice.close()
        self.sound.close()

    def say(self, text: str, tag: str) -> Ending:
        """Say it to its end."""
        return self.wait(self.voice.speak(text, tag))

    def wait(self, number: int) -> Ending:
        """Until that utterance is over."""
        wait_for(lambda: any(ended.number == number for ended in self.over), 30)
        return next(ended.ending for ended in self.over if ended.number == number)

    def spoken(self) -> list[dict[str, str]]:
        if not self.sound.spoken.exists():
            return []
        return [json.loads(line) for line in self.sound.spoken.read_text("utf-8").splitlines()]

    def heard(self, output: Output = Output.SPEAKER) -> "array[int]":
        path = self.sound.heard(output)
        if not path.exists():
            return array("h")
        with wave.open(str(path)) as file:
            return array("h", file.readframes(file.getnframes()))


def seconds(samples: "array[int]") -> float:
    return len(samples) / RATE


def loudness(samples: "array[int]") -> float:
    """Root mean square, 0 to 32767."""
    return float((sum(sample * sample for sample in samples) / max(1, len(samples))) ** 0.5)


def void(_: object) -> None:
    """A value that nobody wants."""
