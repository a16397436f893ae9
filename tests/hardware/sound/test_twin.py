"""The virtual outputs: what is written is heard at the pace of time, what is dropped is not."""

import json
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.errors import ControlError, DeviceMissing
from hardware.sound import Caption, Output, SoundState, SoundStatus
from hardware.sound.twin import RATE, VirtualSound

CAPTION = Caption("sv", "espeak-ng", "Hej")
SECOND = array("h", [1000] * RATE).tobytes()
PIECE = SECOND[: len(SECOND) // 50]


class Time:
    """A clock that a pause moves, and nothing else."""

    def __init__(self) -> None:
        self.now = 100.0

    def pause(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def sound(tmp_path: Path, time: Time) -> Iterator[VirtualSound]:
    sound = VirtualSound(tmp_path / "sound", clock=lambda: time.now, pause=time.pause)
    sound.start()
    yield sound
    sound.close()


def heard_s(sound: VirtualSound, output: Output) -> float:
    path = sound.heard(output)
    if not path.exists():
        return 0.0
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return float(file.getnframes() / RATE)


def test_it_takes_as_long_as_it_sounds(sound: VirtualSound, time: Time) -> None:
    line = sound.open(Output.SPEAKER, RATE, CAPTION)
    for _ in range(50):
        line.write(PIECE)
    line.close()
    assert time.now - 100 == pytest.approx(1.0, abs=0.01)
    assert heard_s(sound, Output.SPEAKER) == pytest.approx(1.0, abs=0.001)


def test_what_is_dropped_in_time_is_never_heard(sound: VirtualSound, time: Time) -> None:
    line = sound.open(Output.HEADPHONES, RATE, CAPTION)
    for _ in range(25):
        line.write(PIECE)
    before = time.now - 100
    line.drop()
    line.close()
    assert heard_s(sound, Output.HEADPHONES) == pytest.approx(before, abs=0.01)
    assert before < 0.45
    assert heard_s(sound, Output.SPEAKER) == 0


def test_a_pause_of_the_engine_is_no_sound(sound: VirtualSound, time: Time) -> None:
    line = sound.open(Output.SPEAKER, RATE, CAPTION)
    line.write(PIECE)
    time.pause(5)
    line.write(PIECE)
    line.drop()
    line.close()
    assert heard_s(sound, Output.SPEAKER) == pytest.approx(0.02, abs=0.001)


def test_each_utterance_is_a_line_of_the_log(sound: VirtualSound) -> None:
    for text in ("Hej", "مرحبا"):
        sound.open(Output.SPEAKER, RATE, Caption("ar", "piper", text)).close()
    lines = [json.loads(line) for line in sound.spoken.read_text("utf-8").splitlines()]
    assert [line["text"] for line in lines] == ["Hej", "مرحبا"]
    assert lines[1].items() >= {"output": "speaker", "language": "ar", "engine": "piper"}.items()
    assert lines[0]["at"] > 1e9


def test_other_rates_keep_their_length(sound: VirtualSound) -> None:
    line = sound.open(Output.SPEAKER, 48_000, CAPTION)
    line.write(array("h", [1000] * 48_000).tobytes())
    line.close()
    assert heard_s(sound, Output.SPEAKER) == pytest.approx(1.0, abs=0.001)


def test_pieces_follow_each_other_in_one_file(sound: VirtualSound) -> None:
    for _ in range(3):
        line = sound.open(Output.SPEAKER, RATE, CAPTION)
        line.write(PIECE)
        line.close()
    assert heard_s(sound, Output.SPEAKER) == pytest.approx(0.06, abs=0.001)


def test_a_jack_tells_each_change_once(sound: VirtualSound) -> None:
    told: list[bool] = []
    sound.when_headphones(told.append)
    for verb in ("plug", "plug", "unplug"):
        sound.do(verb, "headphones")
    assert told == [True, False]
    assert sound.state()["headphones"] is False


def test_a_speaker_without_a_cable_is_missing(sound: VirtualSound) -> None:
    told: list[tuple[Output, SoundStatus]] = []
    sound.when_status(lambda output, status: told.append((output, status)))
    sound.do("unplug", "speaker")
    assert (told[-1][0], told[-1][1].state) == (Output.SPEAKER, SoundState.MISSING)
    with pytest.raises(DeviceMissing):
        sound.open(Output.SPEAKER, RATE, CAPTION)
    sound.do("plug", "speaker")
    assert told[-1][1].state is SoundState.OK


@pytest.mark.parametrize("words", [("plug",), ("plug", "kettle"), ("turn", "headphones")])
def test_nonsense_is_refused(sound: VirtualSound, words: tuple[str, ...]) -> None:
    with pytest.raises(ControlError, match="allowed"):
        sound.do(*words)
