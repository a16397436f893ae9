"""espeak-ng itself, in each language that it has a voice for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.speech.contract import Ending, Part
from terminal.speech.engine import Stream
from terminal.speech.espeak import VOICES, Espeak, marked
from terminal.text import load_languages
from tests.terminal.speech.hearing import ASSETS, Ears, loudness, seconds

GREETINGS = {
    "sv": "Hej och välkommen till Huddinge. Vad vill du göra?",
    "sv-simple": "Hej! Vad vill du göra?",
    "en": "Welcome to Huddinge. What would you like to do?",
    "ar": "أهلا بك في هودينغه. ماذا تريد أن تفعل؟",
    "fa": "به هودینگه خوش آمدید. چه کاری می‌خواهید انجام دهید؟",
    "kmr": "Tu bi xêr hatî Huddinge. Tu dixwazî çi bikî?",
    "tr": "Huddinge'ye hoş geldiniz. Ne yapmak istersiniz?",
    "fi": "Tervetuloa Huddingeen. Mitä haluatte tehdä?",
    "es": "Bienvenido a Huddinge. ¿Qué desea hacer?",
    "pl": "Witamy w Huddinge. Co chcesz zrobić?",
    "ru": "Добро пожаловать в Худдинге. Что вы хотите сделать?",
    "uk": "Ласкаво просимо до Худдінге. Що ви хочете зробити?",
    "bs": "Dobro došli u Huddinge. Šta želite uraditi?",
    "am": "ወደ ሁዲንጌ እንኳን ደህና መጡ። ምን ማድረግ ይፈልጋሉ?",
}
# espeak-ng 1.51 (Debian 12) and later ones have all these; ti came after it.
LATER = {"ti"}


@pytest.fixture
def espeak() -> Espeak:
    return Espeak(lambda text, tag: text)


@pytest.fixture
def ears(tmp_path: Path, espeak: Espeak) -> Iterator[Ears]:
    ears = Ears(tmp_path, [espeak])
    yield ears
    ears.close()


def taken(stream: Stream) -> bytes:
    samples = b""
    while piece := stream.read():
        samples += piece
    stream.close()
    return samples


def test_each_language_of_ours_is_decided_on() -> None:
    silent = {"so", "ckb", "th"}
    assert set(GREETINGS) == set(VOICES) - LATER
    assert set(load_languages(ASSETS)) | silent == set(VOICES) | silent


@pytest.mark.parametrize("tag", sorted(GREETINGS))
def test_it_is_heard_and_no_silence(ears: Ears, espeak: Espeak, tag: str) -> None:
    assert espeak.can_speak(tag)
    assert ears.say(GREETINGS[tag], tag) is Ending.FINISHED
    heard = ears.heard()
    assert 1.0 < seconds(heard) < 12.0
    assert loudness(heard) > 500
    assert ears.spoken() == [
        {
            **ears.spoken()[0],
            "language": tag,
            "engine": "espeak-ng",
            "output": "speaker",
            "text": GREETINGS[tag],
        }
    ]


@pytest.mark.parametrize("tag", ["so", "ckb", "th", "xx"])
def test_where_it_has_no_voice_it_says_so(ears: Ears, tag: str) -> None:
    assert not ears.voice.can_speak(tag)
    assert ears.say("Soo dhowow", tag) is Ending.UNSPEAKABLE
    assert not ears.heard()


def test_slower_takes_longer(espeak: Espeak) -> None:
    parts = (Part(GREETINGS["sv"]),)
    slow, normal, fast = (len(taken(espeak.begin(parts, "sv", rate))) for rate in (90, 150, 330))
    assert slow > 1.3 * normal > 1.3 * 1.5 * fast


def test_signs_of_markup_are_text(espeak: Espeak) -> None:
    plain = taken(espeak.begin((Part("mindre an tre"),), "sv", 150))
    marked_up = taken(espeak.begin((Part("<b>mindre</b> & tre"),), "sv", 150))
    assert len(marked_up) > 0.8 * len(plain)


def test_swedish_names_in_other_scripts_are_said_in_swedish(espeak: Espeak) -> None:
    assert marked("اتصل Försäkringskassan < 3", "ar") == (
        '<speak>اتصل <voice xml:lang="sv">Försäkringskassan</voice> &lt; 3</speak>'
    )
    assert marked("Ring Skatteverket", "sv") == "<speak>Ring Skatteverket</speak>"
    english = taken(espeak.begin((Part("Försäkringskassan"),), "en", 150))
    named = taken(espeak.begin((Part("Försäkringskassan"),), "ru", 150))
    assert named
    assert named != english


def test_a_very_long_text_does_not_block(espeak: Espeak) -> None:
    stream = espeak.begin((Part("Hej på dig. " * 5000),), "sv", 330)
    assert stream.read()
    stream.cancel()
    while stream.read():
        pass
    stream.close()


def test_without_the_program_nothing_can_be_spoken() -> None:
    missing = Espeak(lambda text, tag: text, command="no-such-espeak-ng")
    assert not missing.can_speak("sv")
