"""EN 301 549, 5.1.3, 5.1.6, 8.5 and 11.2.4.3: the real glass by keypad and ear, never looked at."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from terminal.config import ROOT
from terminal.store import Store
from terminal.text import Words
from terminal.text.dates import moment
from tests.accessibility.listener import Listener, listening
from tests.screen import wait_for
from tests.studio import SETTINGS

SPEECH_ICON = (595, 410)
NOWHERE = (4, 476)
FIRST = "Svenska. Tryck på knappen i mitten"


@cache
def words(domain: str, tag: str = "sv") -> Words:
    return Words(ROOT / "build", tag, domain)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    with listening(tmp_path_factory.mktemp("glass")) as found:
        yield found


@pytest.fixture
def listener(shared: Listener) -> Iterator[Listener]:
    yield shared
    shared.leave()


def test_5_1_2_2_speech_needs_nothing_that_one_would_have_to_bring(listener: Listener) -> None:
    listener.do("keypad", "unplug")
    since = listener.count
    listener.glass.screen.touch(*SPEECH_ICON)
    assert listener.wait_for("Svenska", since).output == "speaker"


def test_5_1_3_2_keys_are_answered_by_the_loudspeaker_and_by_headphones_that_are_in(
    listener: Listener,
) -> None:
    assert listener.after("next").output == "speaker"
    listener.do("sound", "plug", "headphones")
    listener.walk_to("Lätt svenska")
    assert listener.heard()[-1].output == "headphones"


def test_5_1_3_4_the_key_for_it_says_the_last_again(listener: Listener) -> None:
    listener.in_swedish()
    said = listener.walk_to("Prata med en vägledare")
    assert listener.after("repeat") == said
    assert listener.after("repeat") == said


def test_5_1_3_5_a_key_cuts_off_a_whole_screen_and_nothing_of_it_comes_after(listener: Listener) -> None:
    listener.in_swedish()
    since = listener.choose("Vad gäller din fråga?")
    listener.wait_for("Skriv med egna ord", since)
    assert not [one for one in listener.heard(since) if "Hitta ett svar" in one.text]


def test_5_1_3_5_a_touch_silences_all_that_was_to_be_said(listener: Listener) -> None:
    since = listener.in_swedish()
    told = listener.count
    listener.glass.screen.touch(*NOWHERE)
    listener.glass.screen.wait_for_calm()
    listener.press("repeat")
    title = listener.wait_for("Vad vill du göra?", told)
    # At most what began between the look and the touch.
    assert listener.heard(told).index(title) <= 1
    assert title in listener.heard(since)


def louder(listener: Listener) -> str:
    """Once what has just begun is over: what is said of the volume, and where."""
    listener.be_quiet()
    said = listener.after("louder")
    return f"{said.output}: {said.text}"


def test_5_1_3_11_a_key_makes_the_headphones_louder_and_says_how_loud_they_are(listener: Listener) -> None:
    since = listener.count
    listener.do("sound", "plug", "headphones")
    listener.wait_for(FIRST, since)
    assert louder(listener) == "headphones: Volume 5 of 8."


def test_5_1_3_13_the_next_resident_begins_at_the_first_volume(listener: Listener) -> None:
    for _ in range(2):
        assert listener.after("next").text.startswith(FIRST)
        assert louder(listener) == "speaker: Volume 6 of 8."
        listener.press("back")


def test_5_1_3_14_what_is_shown_in_arabic_is_spoken_in_arabic(listener: Listener) -> None:
    listener.press("next")
    assert listener.walk_to("العربية").language == "ar"
    since = listener.choose(words("glass", "ar").say("home.title"))
    listener.wait_for(words("speech", "ar").say("role.button"), since)
    assert {one.language for one in listener.heard(since)} == {"ar"}


def test_5_1_3_14_a_language_without_a_voice_is_not_spoken_by_another(listener: Listener) -> None:
    listener.press("next")
    assert listener.walk_to("Somali cannot be read aloud here.").language == "en"
    since = listener.count
    listener.press("choose")
    listener.glass.wait_for("no_voice")
    listener.glass.screen.wait_for_calm()
    assert listener.heard(since) == []


def test_5_1_3_15_no_paper_and_no_guide_are_told_aloud(listener: Listener) -> None:
    listener.glass.printer_is("paper_out")
    try:
        listener.in_swedish()
        listener.walk_to("Ta en nummerlapp")
        listener.choose("Vad gäller besöket?")
        listener.choose(words("glass").say("tickets.paper_out"))
        listener.glass.wait_for("photograph")
    finally:
        listener.glass.printer_is("paper_in")
    listener.press("back")
    listener.glass.wait_for("home")
    listener.walk_to("Prata med en vägledare")
    listener.choose("Vad vill du prata om?")
    since = listener.count
    listener.press("choose")
    listener.glass.wait_for("no_guide")
    listener.wait_for("vägledare", since)


def test_5_1_3_16_what_the_slip_says_is_spoken(listener: Listener) -> None:
    listener.in_swedish()
    listener.walk_to("Ta en nummerlapp")
    listener.choose("Vad gäller besöket?")
    since = listener.choose("Ta din nummerlapp")
    listener.glass.wait_for("ticket")
    listener.wait_for("Klar", since)
    store = Store(listener.glass.folder)
    (ticket,) = store.read("SELECT number, issued_at FROM tickets ORDER BY number DESC LIMIT 1")
    store.close()
    when = datetime.fromtimestamp(ticket["issued_at"], ZoneInfo(SETTINGS.timezone))
    service = SETTINGS.services[0]
    said = " ".join(one.text for one in listener.heard(since))
    for line in (
        SETTINGS.municipality,
        SETTINGS.site.name,
        service.names["sv"],
        f"{service.prefix}{ticket['number']}",
        moment(words("dates"), when),
        SETTINGS.telephone,
    ):
        assert line in said, line


def test_5_1_6_the_keys_come_round_on_the_keyboard_too_and_lead_out_of_it(listener: Listener) -> None:
    listener.in_swedish()
    listener.wait_for("Hitta ett svar", 0)
    listener.choose("Skriv med egna ord")
    listener.glass.wait_for("categories")
    listener.choose("skrivfält")
    listener.glass.wait_for("search")
    beginning, end = (words("speech").say(f"edge.{edge}") for edge in ("first", "last"))
    listener.walk_to(f"{beginning}. ")
    listener.walk_to(f"{end}. ", "previous", most=2)
    listener.press("back")
    listener.glass.wait_for("categories")


def test_11_2_4_3_keys_walk_the_home_screen_as_eyes_read_it(listener: Listener) -> None:
    """The tiles from the left, then round to the title, and the bar from the left."""
    listener.in_swedish()
    first = listener.walk_to("Hitta ett svar").text
    walked = [first]
    while len(walked) < 9 and (said := listener.after("next").text) != first:
        walked.append(said)
    names = [re.split(r"\. |(?<=\?) ", re.sub(r"^Början\. ", "", said))[0] for said in walked]
    assert names == [
        "Hitta ett svar",
        "Ta en nummerlapp",
        "Prata med en vägledare",
        "Vad vill du göra?",
        "Anpassa",
        "Behöver du hjälp nu?",
        "Avsluta",
    ]
    wait_for(lambda: listener.glass.shown() == "home", "the same screen")


def test_5_1_3_1_an_answer_is_found_by_typing_and_read_by_keys_alone(listener: Listener) -> None:
    listener.in_swedish()
    listener.wait_for("Hitta ett svar", 0)
    listener.choose("Skriv med egna ord")
    listener.glass.wait_for("categories")
    listener.choose("skrivfält")
    listener.glass.wait_for("search")
    for letter, key in (("f", "next"), ("l", "next"), ("y", "previous"), ("t", "previous")):
        listener.walk_to(f"{letter}.", key)
        since = listener.count
        listener.press("choose")
        listener.wait_for(f"{letter}.", since)
    listener.walk_to("Hur anmäler jag flytt", "previous")
    listener.choose("Anmäl flytten till Skatteverket")
    listener.glass.wait_for("answer")


def test_8_5_plugging_headphones_in_starts_the_speech_and_nothing_of_it_is_aloud(listener: Listener) -> None:
    since = listener.count
    listener.do("sound", "plug", "headphones")
    begun = listener.wait_until(lambda one: one.output == "headphones", "a voice in them", since)
    assert begun.text.startswith(FIRST)
    heard = listener.heard(since)
    assert {one.output for one in heard[heard.index(begun) :]} == {"headphones"}
