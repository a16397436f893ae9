"""The voice: one utterance at a time, interrupted at once, private, and honest about how it ended."""

import itertools
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from hardware.sound import Caption, Output
from hardware.sound.twin import RATE, VirtualSound
from terminal.speech.contract import Ended, Ending, Part
from terminal.speech.engine import Stream
from terminal.speech.errors import EngineFailed
from terminal.speech.loudness import DEFAULT_SPEAKER, LOUDEST
from terminal.speech.voice import DEFAULT_RATE, RATES, EngineVoice
from tests.hardware.waiting import wait_for
from tests.terminal.speech.hearing import Ears, seconds

PIECE = b"\x00\x40" * (RATE // 50)


class Drone:
    """An engine whose every text is one tone of so many seconds; it can be made to fail, and to wait."""

    def __init__(self, name: str = "drone", length_s: float = 600.0, tags: Sequence[str] = ("sv",)) -> None:
        self.name = name
        self.length_s = length_s
        self.tags = tags
        self.fails = False
        self.asked: list[tuple[str, int]] = []
        self.rested = 0

    def can_speak(self, tag: str) -> bool:
        return tag in self.tags

    def can_say(self, parts: Sequence[Part], tag: str) -> bool:
        return self.can_speak(tag)

    def begin(self, parts: Sequence[Part], tag: str, words_per_minute: int) -> Stream:
        if self.fails:
            raise EngineFailed("it does not want to")
        self.asked.append((" ".join(part.text for part in parts), words_per_minute))
        return Tone(int(self.length_s * 50))

    def rest(self) -> None:
        self.rested += 1


class Tone:
    rate = RATE

    def __init__(self, pieces: int) -> None:
        self._left = pieces
        self._cancelled = threading.Event()

    def read(self) -> bytes:
        self._left -= 1
        return PIECE if self._left >= 0 and not self._cancelled.is_set() else b""

    def cancel(self) -> None:
        self._cancelled.set()

    def close(self) -> None:
        self.cancel()


@pytest.fixture
def drone() -> Drone:
    return Drone()


@pytest.fixture
def ears(tmp_path: Path, drone: Drone) -> Iterator[Ears]:
    ears = Ears(tmp_path, [drone])
    yield ears
    ears.close()


def heard_until(ears: Ears, moment: float) -> bool:
    return ears.sound.now() > moment


def begun(ears: Ears, count: int) -> None:
    wait_for(lambda: len(ears.spoken()) == count)


def test_the_next_interrupts_what_is_said(ears: Ears) -> None:
    first = ears.voice.speak("ett", "sv")
    begun(ears, 1)
    second = ears.voice.speak("två", "sv")
    assert ears.wait(first) is Ending.INTERRUPTED
    begun(ears, 2)
    assert ears.voice.speaking
    ears.voice.stop()
    assert ears.wait(second) is Ending.INTERRUPTED
    wait_for(lambda: not ears.voice.speaking)
    assert (first, second) == (1, 2)


def test_what_was_replaced_before_it_began_is_over_too(ears: Ears) -> None:
    numbers = [ears.voice.speak(str(count), "sv") for count in range(20)]
    ears.voice.stop()
    assert {ears.wait(number) for number in numbers} == {Ending.INTERRUPTED}
    assert len(ears.over) == len(numbers)


class Gate(VirtualSound):
    """Outputs whose every piece waits to be let through; each piece and each drop is noted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.let = threading.Semaphore(0)
        self.notes: list[str] = []

    def open(self, output: Output, rate: int, caption: Caption) -> "Gate":
        return self

    def write(self, samples: bytes) -> None:
        self.notes.append("piece" if len(samples) == len(PIECE) else "odd piece")
        self.let.acquire()

    def drop(self) -> None:
        self.notes.append("drop")


def test_after_a_stop_no_further_piece_of_20_ms_is_played(tmp_path: Path, drone: Drone) -> None:
    sound = Gate(tmp_path)
    voice = EngineVoice(sound, [drone])
    over: list[Ended] = []
    voice.when_ended(over.append)
    voice.speak("länge", "sv")
    sound.let.release(4)
    wait_for(lambda: len(sound.notes) == 5)
    voice.stop()
    sound.let.release(1000)
    wait_for(lambda: over)
    assert sound.notes == ["piece"] * 5 + ["drop"]
    voice.close()


def test_it_ends_by_itself(ears: Ears, drone: Drone) -> None:
    drone.length_s = 2.0
    assert ears.say("kort", "sv") is Ending.FINISHED
    assert seconds(ears.heard()) == pytest.approx(2.0, abs=0.001)


def test_repeat_says_the_last_again_at_the_rate_of_now(ears: Ears, drone: Drone) -> None:
    assert ears.voice.repeat() == 0
    drone.length_s = 0.1
    ears.say("hej", "sv")
    ears.voice.slower()
    assert ears.wait(ears.voice.repeat()) is Ending.FINISHED
    assert drone.asked == [("hej", DEFAULT_RATE), ("hej", RATES[RATES.index(DEFAULT_RATE) - 1])]


def test_rates_and_volumes_have_ends(ears: Ears) -> None:
    voice = ears.voice
    assert [voice.slower() for _ in range(9)][-1] == RATES[0]
    assert [voice.faster() for _ in range(9)][-1] == RATES[-1]
    assert [voice.louder() for _ in range(12)][-1] == voice.loudest == LOUDEST
    assert [voice.softer() for _ in range(12)][-1] == 0


def test_louder_is_heard_in_the_midst_of_a_word(ears: Ears) -> None:
    ears.voice.speak("aaa", "sv")
    begun(ears, 1)
    for _ in range(2):
        until = ears.sound.now() + 0.5
        wait_for(partial(heard_until, ears, until))
        ears.voice.louder()
    ears.voice.stop()
    ears.wait(1)
    steps = [level for level, _ in itertools.groupby(ears.heard())]
    assert 2 <= len(steps) <= 3
    assert steps == sorted(steps)
    assert max(steps) < 0x4000


def test_after_the_visit_nothing_is_left_of_it(ears: Ears, drone: Drone) -> None:
    ears.voice.speak("hemligt", "sv")
    ears.voice.louder()
    ears.voice.slower()
    ears.voice.reset()
    assert ears.wait(1) is Ending.INTERRUPTED
    assert (ears.voice.volume, ears.voice.rate) == (DEFAULT_SPEAKER, DEFAULT_RATE)
    assert ears.voice.repeat() == 0
    assert drone.rested == 1


def test_headphones_are_private(ears: Ears) -> None:
    told: list[bool] = []
    ears.voice.when_headphones(told.append)
    ears.sound.do("plug", "headphones")
    number = ears.voice.speak("för mig", "sv")
    begun(ears, 1)
    ears.sound.do("unplug", "headphones")
    assert ears.wait(number) is Ending.UNPLUGGED
    assert told == [True, False]
    # Nothing goes on aloud before it is asked for.
    assert ears.say("mer", "sv") is Ending.KEPT_PRIVATE
    assert not ears.heard(Output.SPEAKER)
    assert ears.heard(Output.HEADPHONES)
    ears.voice.allow_aloud()
    ears.voice.speak("högt", "sv")
    begun(ears, 2)
    assert ears.spoken()[-1]["output"] == "speaker"


def test_a_new_visit_may_be_spoken_to_aloud(ears: Ears, drone: Drone) -> None:
    drone.length_s = 0.1
    ears.sound.do("plug", "headphones")
    ears.sound.do("unplug", "headphones")
    ears.voice.reset()
    assert ears.say("välkommen", "sv") is Ending.FINISHED


def test_plugging_in_silences_the_speaker(ears: Ears) -> None:
    number = ears.voice.speak("högt", "sv")
    begun(ears, 1)
    ears.sound.do("plug", "headphones")
    assert ears.wait(number) is Ending.INTERRUPTED


def test_what_is_for_headphones_only_is_never_aloud(ears: Ears, drone: Drone) -> None:
    drone.length_s = 0.1
    assert ears.wait(ears.voice.speak("lösenord", "sv", private=True)) is Ending.KEPT_PRIVATE
    ears.sound.do("plug", "headphones")
    assert ears.wait(ears.voice.speak("lösenord", "sv", private=True)) is Ending.FINISHED
    assert not ears.heard(Output.SPEAKER)


def test_a_call_has_the_sound(ears: Ears, drone: Drone) -> None:
    first = ears.voice.speak("länge", "sv")
    begun(ears, 1)
    ears.voice.hush(on=True)
    assert ears.wait(first) is Ending.INTERRUPTED
    assert ears.say("mer", "sv") is Ending.INTERRUPTED
    ears.voice.hush(on=False)
    drone.length_s = 0.1
    assert ears.say("nu", "sv") is Ending.FINISHED


def test_an_engine_that_fails_is_followed_by_the_next(tmp_path: Path) -> None:
    first, second = Drone("first"), Drone("second", length_s=0.1)
    first.fails = True
    ears = Ears(tmp_path, [first, second])
    assert ears.say("hej", "sv") is Ending.FINISHED
    assert ears.spoken()[0]["engine"] == "second"
    second.fails = True
    assert ears.say("hej", "sv") is Ending.SILENT
    ears.close()


def test_without_an_output_nothing_can_be_spoken(ears: Ears) -> None:
    ears.sound.do("unplug", "speaker")
    assert not ears.voice.can_speak("sv")
    assert ears.voice.can_read("sv")
    assert ears.say("hej", "sv") is Ending.SILENT
    ears.sound.do("plug", "headphones")
    assert ears.voice.can_speak("sv")


def test_callbacks_come_on_the_voices_thread_and_none_after_close(tmp_path: Path, drone: Drone) -> None:
    ears = Ears(tmp_path, [drone])
    threads: list[str] = []
    late: list[Ended] = []
    ears.voice.when_ended(lambda ended: threads.append(threading.current_thread().name))
    ears.voice.speak("ett", "sv")
    ears.voice.stop()
    ears.wait(1)
    assert threads == ["voice"]
    ears.voice.when_ended(late.append)
    ears.voice.speak("två", "sv")
    ears.close()
    assert late == []
    assert "voice" not in {thread.name for thread in threading.enumerate() if thread.is_alive()}
