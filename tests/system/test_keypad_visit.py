"""A whole visit by keypad and speech, the screen never looked at: what was heard makes sense by itself."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.control import ask
from terminal.answers import Answer, Answers
from tests.screen import wait_for
from tests.system.running import ROOT, RunningDemo, running_demo

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("demo"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    with running_demo(tmp_path_factory.mktemp("keypad")) as running:
        yield running


@pytest.fixture
def ears(demo: RunningDemo) -> "Ears":
    """At the start screen, where nobody was before."""
    wait_for(lambda: demo.shown() == "start", "the start screen")
    wait_for(lambda: "the first frame" in demo.log("terminal-ui"), "the first frame")
    wait_for(lambda: Path(demo.facts["terminals"][0]["control"]).exists(), "the virtual devices")
    return Ears(demo)


def answer(question: str, tag: str) -> Answer:
    answers = Answers(ROOT / "build/answers.sqlite")
    try:
        titles = [title for found in answers.categories(tag) for title in answers.in_category(found.id, tag)]
        return answers.answer(next(title.id for title in titles if title.question == question), tag)
    finally:
        answers.close()


class Ears:
    """A finger on the keypad and an ear at the speaker; it has no eyes."""

    def __init__(self, demo: RunningDemo) -> None:
        unit = demo.facts["terminals"][0]
        self._control = Path(unit["control"])
        self._spoken = Path(unit["state"]) / "sound" / "spoken.jsonl"

    def heard(self) -> list[tuple[str, str]]:
        """Language and words of each utterance that began to be heard."""
        if not self._spoken.exists():
            return []
        lines = self._spoken.read_text("utf-8").splitlines()
        return [(said["language"], said["text"]) for said in map(json.loads, lines)]

    def press(self, key: str, *says: str) -> None:
        """Press, and listen until all of this was said, in this order."""
        known = len(self.heard())
        ask(self._control, "keypad", "press", key)

        def said() -> bool:
            texts = iter(text for _, text in self.heard()[known:])
            return all(any(wanted in text for text in texts) for wanted in says)

        try:
            wait_for(said, f"{says} after {key}", 40)
        except TimeoutError as error:
            error.add_note(f"heard were {self.heard()[known:]}")
            raise

    def walk_to(self, name: str, most: int = 40) -> str:
        """On with the next key until one stands on a thing of that name; what is said there."""
        for _ in range(most):
            known = len(self.heard())
            self.press("next", "")
            if (said := self.heard()[known][1]).startswith(name):
                return said
        raise AssertionError(f"no way leads to {name}: {self.heard()[-most:]}")


def test_a_blind_resident_hears_a_whole_answer_and_takes_a_ticket(demo: RunningDemo, ears: Ears) -> None:
    ears.press("next", "Svenska. Tryck på knappen i mitten")
    ears.press("next", "Lätt svenska")
    ears.press("previous", "Svenska")
    ears.press("choose", "Vad vill du göra?", "3 saker att välja", "Hitta ett svar", "Knapparna nästa")
    ears.press("choose", "Vad gäller din fråga?", "6 saker att välja", "Skriv med egna ord. knapp. 1 av 6")
    ears.press("next", "knapp. 2 av 6")
    ears.press("choose", "3 saker att välja", "knapp. 1 av 3")
    question = ears.heard()[-1][1].split(" knapp")[0].rstrip(".")
    known = len(ears.heard())
    ears.press("choose", question, "Gör så här", "Sida 1 av")
    wanted = answer(question, "sv")
    of = [re.search(r"^Sida 1 av (\d+)", text) for _, text in ears.heard()[known:]]
    pages = next((int(found[1]) for found in of if found), 1)
    for page in range(2, pages + 1):
        assert f"Sida {page} av {pages}" in ears.walk_to("Nästa")
        ears.press("choose", f"Sida {page} av {pages}", "")  # and the text where the focus is now
    ears.walk_to("Skriv ut")
    told = " ".join(text for _, text in ears.heard()[known:])
    assert [step for step in wanted.steps if step not in told] == []
    assert wanted.responsible in told
    ears.press("help", "Hjälp", "Du är här")
    ears.press("back", "Skriv ut")
    ears.press("back", "knapp. 1 av 3")
    ears.press("back", "Vad gäller din fråga?", "knapp. 2 av 6")
    ears.press("back", "Hitta ett svar")
    ears.press("next", "Ta en nummerlapp")
    ears.press("choose", "Vad gäller besöket?", "knapp. 1 av")
    before = len(demo.slips())
    ears.press("choose", "Ta din nummerlapp", "Ditt nummer", "Ring", "Klar")
    assert len(demo.slips()) == before + 1
    ears.press("choose", "Besöket är slut")
    wait_for(lambda: demo.shown() == "start", "the start screen")
    assert {language for language, _ in ears.heard()} == {"sv", "sv-simple"}
    print("\n".join(text for _, text in ears.heard()))


def test_in_english_one_asks_for_more_sound_and_again_and_ends(demo: RunningDemo, ears: Ears) -> None:
    first = len(ears.heard())
    ears.press("next", "Svenska")
    ears.walk_to("English")
    ears.press("choose", "What would you like to do?", "3 things to choose", "Find an answer")
    ears.press("repeat", "What would you like to do?", "3 things to choose", "Find an answer")
    ears.walk_to("Speak with a guide")
    ears.walk_to("Beginning")
    ears.press("back", "Your visit is over. Everything is erased.")
    wait_for(lambda: demo.shown() == "start", "the start screen")
    print("\n".join(text for _, text in ears.heard()[first:]))
