"""The voice of a unit, whole: which engine says what."""

from functools import partial
from pathlib import Path

from hardware.sound.twin import VirtualSound
from terminal.speech import Ended, Ending, Part
from terminal.speech.opening import open_voice
from tests.hardware.waiting import wait_for
from tests.terminal.speech.hearing import ASSETS
from tests.terminal.speech.test_clips import record


def more(over: list[Ended], before: int) -> bool:
    return len(over) > before


def test_a_recorded_key_before_the_engine_and_the_engine_for_the_rest(tmp_path: Path) -> None:
    record(tmp_path / "clips" / "so" / "no.voice.wav", 0.1)
    record(tmp_path / "clips" / "sv" / "welcome.wav", 0.1)
    sound = VirtualSound(tmp_path / "sound")
    sound.start()
    voice = open_voice(sound, ASSETS, tmp_path, tmp_path / "voices")
    over: list[Ended] = []
    voice.when_ended(over.append)
    assert not voice.can_speak("so")
    assert voice.can_speak("so", "no.voice")
    for part, tag in [
        (Part("Halkan laguma akhrin karo", "no.voice"), "so"),
        (Part("Välkommen", "welcome"), "sv"),
        (Part("Hej"), "sv"),
    ]:
        before = len(over)
        voice.speak([part], tag)
        wait_for(partial(more, over, before))
    assert {ended.ending for ended in over} == {Ending.FINISHED}
    engines = [line.split('"engine": "')[1].split('"')[0] for line in sound.spoken.read_text().splitlines()]
    assert engines == ["clips", "clips", "espeak-ng"]
    voice.close()
    sound.close()
