"""Sound, voice and keypad as one part of the glass, and what it tells of them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hardware.keypad import Key
from hardware.sound.outputs import AlsaSound
from terminal.config import Config
from terminal.speech import Ended, Ending
from terminal.ui.devices import DeviceView
from terminal.ui.hearing import Hearing, voice_view
from tests.hardware.waiting import wait_for


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(
        path=tmp_path / "terminal.toml",
        state=tmp_path,
        slips=tmp_path,
        twin_socket=tmp_path / "twin.sock",
        speaker="virtual:",
        headphones="virtual:",
        keypad="virtual:",
        languages=("sv", "so"),
        voices=tmp_path / "voices",
    )


@pytest.fixture
def told() -> dict[str, DeviceView]:
    return {}


@pytest.fixture
def hearing(config: Config, told: dict[str, DeviceView]) -> Iterator[Hearing]:
    hearing = Hearing(config, lambda view: void(told.update({view.name: view})))
    hearing.start()
    yield hearing
    hearing.close()


def void(_: object) -> None:
    """A value that nobody wants."""


def test_what_is_there_is_told(hearing: Hearing, told: dict[str, DeviceView]) -> None:
    assert {view.name: view.state for view in told.values()} == dict.fromkeys(
        ("speaker", "headphones", "keypad", "voice"), "ok"
    )
    assert told["voice"].detail == "not read aloud: so"
    assert told["keypad"].virtual


def test_its_twins_are_moved_by_the_control_socket(hearing: Hearing, told: dict[str, DeviceView]) -> None:
    pressed: list[Key] = []
    hearing.keypad.when_pressed(pressed.append)
    keypad, sound = hearing.twins["keypad"], hearing.twins["sound"]
    assert keypad is not None
    assert sound is not None
    keypad.do("press", "help")
    assert pressed == [Key.HELP]
    sound.do("plug", "headphones")
    assert hearing.voice.headphones
    keypad.do("unplug")
    assert (told["keypad"].state, told["keypad"].cause) == ("missing", "keypad_unplugged")
    sound.do("unplug", "speaker")
    assert told["speaker"].cause == "not_found"


def test_it_speaks(hearing: Hearing, config: Config) -> None:
    over: list[Ended] = []
    hearing.voice.when_ended(over.append)
    hearing.voice.speak("Hej", "sv")
    wait_for(lambda: over)
    assert over == [Ended(1, Ending.FINISHED)]
    assert (config.state / "sound" / "speaker.wav").stat().st_size > 10_000


def test_a_unit_that_never_had_a_keypad_lacks_nothing(config: Config, told: dict[str, DeviceView]) -> None:
    hearing = Hearing(
        replace(config, speaker="plughw:CARD=None", headphones="auto", keypad="none"),
        lambda view: void(told.update({view.name: view})),
    )
    hearing.start()
    wait_for(lambda: hearing.keypad.status.cause == "not_wanted")
    hearing.close()
    assert set(told) == {"speaker", "voice"}
    assert told["speaker"].state == "missing"


def test_no_engine_at_all_is_a_missing_device() -> None:
    view = voice_view(lambda tag: False, ("sv", "so"))
    assert (view.state, view.cause) == ("missing", "no_engine")


def test_a_guide_is_heard_in_the_headphones_alone(config: Config) -> None:
    named = replace(config, speaker="plughw:0,0", headphones="plughw:1,0", keypad="none")
    hearing = Hearing(named, void)
    assert hearing.call_speaker() == "plughw:0,0"
    assert isinstance(hearing._sound, AlsaSound)
    hearing._sound.jack_changed("keypad", inserted=True)
    assert hearing.call_speaker() == "plughw:1,0"
    hearing.close()
    without = Hearing(replace(named, headphones="none"), void)
    assert isinstance(without._sound, AlsaSound)
    without._sound.jack_changed("card", inserted=True)
    assert without.call_speaker() == "plughw:0,0"
    without.close()
