"""The voice of one unit: its engines in the order in which they are preferred."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from hardware.sound import Sound
from terminal.speech.clips import Clips
from terminal.speech.contract import Voice
from terminal.speech.espeak import Espeak
from terminal.speech.piper import Piper
from terminal.speech.spoken import Reading, load_reading, spoken
from terminal.speech.voice import EngineVoice

_CLIPS: Final = "clips"


def open_voice(sound: Sound, assets: Path, state: Path, voices: Path) -> Voice:
    """Recorded clips, of the site before ours; then piper with the models of ``voices``; then espeak-ng."""

    @lru_cache(maxsize=64)
    def reading(tag: str) -> Reading:
        return load_reading(assets, tag)

    def say(text: str, tag: str) -> str:
        return spoken(text, reading(tag))

    return EngineVoice(sound, [Clips(state / _CLIPS, assets / _CLIPS), Piper(say, voices), Espeak(say)])
