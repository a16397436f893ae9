"""Which output is which device, and what a jack changes."""

from pathlib import Path

import pytest

from hardware.errors import DeviceMissing
from hardware.sound import Caption, Output, SoundState, SoundStatus
from hardware.sound.outputs import AlsaSound, open_sound
from hardware.sound.twin import VirtualSound

# As the kernel lists an AudioNav beside a built-in card.
CARDS = """\
 0 [PCH            ]: HDA-Intel - HDA Intel PCH
                      HDA Intel PCH at 0xf7f10000 irq 31
 1 [AudioNav       ]: USB-Audio - Storm AudioNav
                      Storm AudioNav at usb-0000:00:14.0-2, full speed
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    path = tmp_path / "cards"
    path.write_text(CARDS)
    return path


def test_the_headphones_of_a_keypad_are_its_own_card(cards: Path) -> None:
    sound = AlsaSound("plughw:0,0", "auto", cards=cards)
    assert sound.name(Output.HEADPHONES) == "plughw:CARD=AudioNav"
    assert sound.name(Output.SPEAKER) == "plughw:0,0"


def test_a_name_that_is_given_wins(cards: Path) -> None:
    assert AlsaSound("auto", "plughw:7,0", cards=cards).name(Output.HEADPHONES) == "plughw:7,0"


def test_no_headphones_wanted_are_none(cards: Path) -> None:
    sound = AlsaSound("plughw:0,0", "none", cards=cards)
    with pytest.raises(DeviceMissing, match="none"):
        sound.open(Output.HEADPHONES, 22_050, Caption("sv", "", ""))


def test_two_jacks_are_in_while_one_is(cards: Path) -> None:
    sound = AlsaSound("auto", "auto", cards=cards)
    told: list[bool] = []
    sound.when_headphones(told.append)
    sound.jack_changed("card", inserted=True)
    sound.jack_changed("keypad", inserted=True)
    sound.jack_changed("card", inserted=False)
    assert sound.headphones_in
    sound.jack_changed("keypad", inserted=False)
    assert told == [True, False]


def test_a_device_that_cannot_be_opened_is_told_at_the_start(cards: Path) -> None:
    told: dict[Output, SoundStatus] = {}
    sound = AlsaSound("plughw:CARD=NoSuch", "none", cards=cards)
    sound.when_status(lambda output, status: told.update({output: status}))
    assert told[Output.SPEAKER].state is SoundState.UNKNOWN
    sound.start()
    assert told[Output.SPEAKER].state is SoundState.MISSING
    assert told[Output.HEADPHONES].cause == "not_wanted"
    sound.close()


def test_virtual_is_chosen_never_fallen_back_on(tmp_path: Path) -> None:
    assert isinstance(open_sound("virtual:", "virtual:", tmp_path), VirtualSound)
    assert isinstance(open_sound("auto", "auto", tmp_path), AlsaSound)
