"""The slip of an answer in each language, on both papers, and what the twin draws of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.paper import Code, Cut, Part, Picture, Text
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES, Profile
from terminal.answers import Answer, Answers
from terminal.answers.build import build
from terminal.answers.slip import compose
from terminal.text import load_languages
from tests.built import ASSETS, made

LANGUAGES = load_languages(ASSETS)


@pytest.fixture(scope="module")
def built() -> Path:
    return made()


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    path = tmp_path_factory.mktemp("answers") / "answers.sqlite"
    build(ASSETS, path)
    return Answers(path)


@dataclass(frozen=True)
class Sheet:
    profile: Profile

    @property
    def dots_per_line(self) -> int:
        return self.profile.dots_per_line

    @property
    def dpi(self) -> int:
        return self.profile.dpi

    def can_write(self, text: str) -> bool:
        return self.profile.code_page(text) is not None


def slip(built: Path, told: Answer, tag: str, model: str = "TM-T20III") -> tuple[Part, ...]:
    return compose(
        told,
        municipality="Huddinge kommun",
        telephone="08-535 300 00",
        language=LANGUAGES[tag],
        built=built,
        paper=Sheet(PROFILES[model]),
    )


def test_a_swedish_answer_says_all_that_the_glass_says(built: Path, answers: Answers) -> None:
    told = answers.answer("seek-healthcare", "sv")
    # Spaces inside a number are no place for the printer to end a line.
    parts = slip(built, told, "sv")
    texts = [part.text.replace("\u00a0", " ") for part in parts if isinstance(part, Text)]
    assert texts[0] == "Huddinge kommun"
    assert told.summary in texts
    assert [f"{number}. {step}" for number, step in enumerate(told.steps, 1)] == [
        text for text in texts if text[:1].isdecimal()
    ]
    assert {"Råd om vård: 1177", "Ansvarig: Region Stockholm", "Läs mer: 1177.se"} <= set(texts)
    assert texts[-1] == "Frågor? Ring 08-535 300 00"


def test_codes_are_one_telephone_and_one_page(built: Path, answers: Answers) -> None:
    parts = slip(built, answers.answer("domestic-violence", "en"), "en")
    assert [part.data for part in parts if isinstance(part, Code)] == ["tel:020505050", "https://huddinge.se"]
    assert isinstance(parts[-1], Cut)


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
@pytest.mark.parametrize("model", ["TM-T20III", "generic-58"])
def test_it_fits_every_paper_in_every_language(built: Path, answers: Answers, tag: str, model: str) -> None:
    parts = slip(built, answers.answer("child-allowance", tag), tag, model)
    dots = PROFILES[model].dots_per_line
    assert all(part.image.width <= dots for part in parts if isinstance(part, Picture))
    assert encode(parts, PROFILES[model])


def test_what_is_not_known_is_left_out(built: Path, answers: Answers) -> None:
    parts = compose(
        answers.answer("child-allowance", "sv"),
        municipality="",
        telephone="",
        language=LANGUAGES["sv"],
        built=built,
        paper=Sheet(PROFILES["TM-T20III"]),
    )
    texts = [part.text for part in parts if isinstance(part, Text)]
    assert not any("Frågor?" in text or "kommun" in text.lower().split()[:1] for text in texts)
