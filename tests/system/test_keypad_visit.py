"""A whole visit by keypad and speech, the screen never looked at: what was heard makes sense by itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.control import ask
from tests.screen import wait_for
from tests.system.running import RunningDemo, running_demo

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("demo"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    with running_demo(tmp_path_factory.mktemp("keypad")) as running:
        yield running


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
            wait_for(said, f"{says} after {key}", 25)
        except TimeoutError as error:
            error.add_note(f"heard were {self.heard()[known:]}")
            raise


def test_a_blind_resident_reads_an_answer_and_takes_a_ticket(demo: RunningDemo) -> None:
    wait_for(lambda: demo.shown() == "start", "the start screen")
    ears = Ears(demo)
    wait_for(lambda: "the first frame" in demo.log("terminal-ui"), "the first frame")
    wait_for(lambda: Path(demo.facts["terminals"][0]["control"]).exists(), "the virtual devices")

    ears.press("next", "Svenska. Tryck på knappen i mitten")
    ears.press("next", "Lätt svenska")
    ears.press("previous", "Svenska")
    ears.press("choose", "Vad vill du göra?", "3 saker att välja", "Hitta ett svar", "Knapparna nästa")
    ears.press("choose", "Vad gäller din fråga?", "Skriv med egna ord")
    ears.press("next", "knapp. 2 av")
    ears.press("choose", "saker att välja", "knapp. 1 av")
    ears.press("choose", "Gör så här", "Sida 1 av")
    ears.press("help", "Hjälp", "Du är här")
    ears.press("back")
    for _ in range(3):
        ears.press("back", "knapp. 1 av" if _ < 2 else "Hitta ett svar")
    ears.press("next", "Ta en nummerlapp")
    ears.press("choose", "Vad gäller besöket?")
    ears.press("choose", "Ta din nummerlapp", "Ditt nummer", "Ring", "Klar")
    ears.press("choose", "Besöket är slut")
    assert demo.slips()
    assert {language for language, _ in ears.heard()} == {"sv", "sv-simple"}
    print("\n".join(text for _, text in ears.heard()))
