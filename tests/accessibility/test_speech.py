"""EN 301 549, 5.1.3 and 8.2.1: the voice itself, espeak-ng on virtual outputs whose samples are measured."""

import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.sound import Output
from terminal.speech import Ending
from terminal.speech.espeak import Espeak
from terminal.speech.loudness import LOUDEST
from tests.hardware.waiting import wait_for
from tests.terminal.speech.hearing import Ears, loudness, seconds

WORD = "Välkommen"
LONG = "Du kan få bostadsbidrag om du har låg inkomst. " * 20


@pytest.fixture
def ears(tmp_path: Path) -> Iterator[Ears]:
    ears = Ears(tmp_path, [Espeak(lambda text, tag: text)])
    yield ears
    ears.close()


def begun(ears: Ears, count: int) -> None:
    wait_for(lambda: len(ears.spoken()) == count)


def level_db(ears: Ears, output: Output) -> float:
    """How loud one word comes out there now, against full scale."""
    before = len(ears.heard(output))
    assert ears.say(WORD, "sv") is Ending.FINISHED
    heard = ears.heard(output)[before:]
    return 20 * math.log10(loudness(heard) / 32768)


def test_5_1_3_4_what_is_said_can_be_interrupted_and_said_again_whole(ears: Ears) -> None:
    first = ears.voice.speak(LONG, "sv")
    begun(ears, 1)
    ears.voice.stop()
    assert ears.wait(first) is Ending.INTERRUPTED
    cut_s = seconds(ears.heard())
    assert ears.wait(ears.voice.repeat()) is Ending.FINISHED
    assert seconds(ears.heard()) - cut_s > cut_s
    assert [said["text"] for said in ears.spoken()] == [LONG, LONG]


def test_5_1_3_5_what_comes_next_cuts_off_what_is_said(ears: Ears) -> None:
    first = ears.voice.speak(LONG, "sv")
    begun(ears, 1)
    second = ears.voice.speak(WORD, "sv")
    assert ears.wait(first) is Ending.INTERRUPTED
    assert ears.wait(second) is Ending.FINISHED
    both_s = seconds(ears.heard())
    assert ears.say(LONG, "sv") is Ending.FINISHED
    assert both_s < seconds(ears.heard()) - both_s


def test_5_1_3_8_what_is_masked_is_never_heard_aloud(ears: Ears) -> None:
    assert ears.wait(ears.voice.speak(WORD, "sv", private=True)) is Ending.KEPT_PRIVATE
    ears.sound.do("plug", "headphones")
    assert ears.wait(ears.voice.speak(WORD, "sv", private=True)) is Ending.FINISHED
    assert ears.heard(Output.HEADPHONES)
    assert not ears.heard(Output.SPEAKER)


def test_5_1_3_9_what_is_heard_in_headphones_does_not_go_on_aloud(ears: Ears) -> None:
    ears.sound.do("plug", "headphones")
    number = ears.voice.speak(LONG, "sv")
    begun(ears, 1)
    ears.sound.do("unplug", "headphones")
    assert ears.wait(number) is Ending.UNPLUGGED
    assert ears.say(WORD, "sv") is Ending.KEPT_PRIVATE
    assert ears.wait(ears.voice.repeat()) is Ending.KEPT_PRIVATE
    assert ears.heard(Output.HEADPHONES)
    assert not ears.heard(Output.SPEAKER)


def test_5_1_3_11_the_headphones_have_a_volume_of_their_own(ears: Ears) -> None:
    aloud_db = level_db(ears, Output.SPEAKER)
    ears.sound.do("plug", "headphones")
    first_db = level_db(ears, Output.HEADPHONES)
    ears.voice.louder()
    assert level_db(ears, Output.HEADPHONES) == pytest.approx(first_db + 3, abs=0.5)
    ears.sound.do("unplug", "headphones")
    ears.voice.allow_aloud()
    assert level_db(ears, Output.SPEAKER) == pytest.approx(aloud_db, abs=0.1)


def test_5_1_3_12_the_loudspeaker_is_set_in_even_steps_to_the_amplifiers_full_scale(ears: Ears) -> None:
    while ears.voice.volume > 0:
        ears.voice.softer()
    levels_db = [level_db(ears, Output.SPEAKER)]
    while ears.voice.volume < LOUDEST:
        ears.voice.louder()
        levels_db.append(level_db(ears, Output.SPEAKER))
    steps_db = [later - one for one, later in itertools.pairwise(levels_db)]
    assert steps_db == [pytest.approx(3, abs=0.5)] * LOUDEST
    # The voice at its loudest: how many dBA that is where one stands is the amplifier's to set.
    assert max(map(abs, ears.heard())) > 0.5 * 32768


def test_5_1_3_13_both_volumes_go_back_after_the_visit(ears: Ears) -> None:
    def levels_db() -> list[float]:
        aloud_db = level_db(ears, Output.SPEAKER)
        ears.sound.do("plug", "headphones")
        return [aloud_db, level_db(ears, Output.HEADPHONES)]

    first_db = levels_db()
    for _ in range(2):
        ears.voice.louder()
    ears.sound.do("unplug", "headphones")
    ears.voice.allow_aloud()
    for _ in range(2):
        ears.voice.louder()
    changed_db = levels_db()
    assert min(changed - first for changed, first in zip(changed_db, first_db, strict=True)) > 5
    ears.sound.do("unplug", "headphones")
    ears.voice.reset()
    assert levels_db() == pytest.approx(first_db, abs=0.1)


@pytest.mark.parametrize("output", Output)
def test_8_2_1_1_from_softest_to_loudest_are_18_db_or_more(ears: Ears, output: Output) -> None:
    if output is Output.HEADPHONES:
        ears.sound.do("plug", "headphones")
    for _ in range(LOUDEST):
        ears.voice.softer()
    softest_db = level_db(ears, output)
    for _ in range(LOUDEST):
        ears.voice.louder()
    assert level_db(ears, output) - softest_db >= 18
