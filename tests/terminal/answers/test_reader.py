"""What the glass reads."""

import sqlite3
from pathlib import Path

import pytest

from terminal.answers import Answer, Answers, Category, Telephone, Title, UnknownAnswer
from terminal.answers.build import build
from terminal.errors import MissingPart

LANGUAGES = ("ar", "en", "sv")


@pytest.fixture
def small(assets: Path, tmp_path: Path) -> Path:
    path = tmp_path / "answers.sqlite"
    build(assets, path)
    return path


def test_an_answer_is_all_its_parts(small: Path) -> None:
    with Answers(small) as answers:
        assert answers.categories("en") == [Category("home", "Home", "home")]
        assert answers.in_category("home", "en") == [
            Title("rent", "How do I rent a flat?"),
            Title("waste", "Where do I leave waste?"),
        ]
        assert answers.answer("rent", "en") == Answer(
            id="rent",
            category="home",
            question="How do I rent a flat?",
            summary="Join the queue.",
            steps=("Pay the fee.", "Wait."),
            responsible="The town",
            go_to=("example.org",),
            telephone=(Telephone("Danger", "112"),),
            sources=("https://example.org/rent",),
            checked="2026-11-23",
            related=(Title("waste", "Where do I leave waste?"),),
            complete=True,
        )


def test_what_is_not_written_yet_says_so(small: Path) -> None:
    with Answers(small) as answers:
        waste = answers.answer("waste", "en")
    assert (waste.complete, waste.summary, waste.steps) == (False, "Not written yet.", ())
    assert (waste.responsible, waste.go_to) == ("The town", ("example.org",))


def test_what_is_not_there_is_named(small: Path) -> None:
    with Answers(small) as answers:
        with pytest.raises(UnknownAnswer, match="'xx'"):
            answers.categories("xx")
        with pytest.raises(UnknownAnswer, match="'garden'"):
            answers.in_category("garden", "en")
        with pytest.raises(UnknownAnswer, match="'moon'"):
            answers.answer("moon", "en")
        with pytest.raises(UnknownAnswer, match="'xx'"):
            answers.search("rent", "xx")


def test_a_missing_damaged_or_foreign_file_says_what_to_do(small: Path, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database " * 100, "utf-8")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE a (b)")
    other.close()
    for name in ("absent", "text", "other"):
        with pytest.raises(MissingPart, match=r"run python -m terminal\.answers build"):
            Answers(tmp_path / name)
    whole = small.read_bytes()
    small.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with Answers(small) as damaged, pytest.raises(MissingPart):
        damaged.categories("en")


def test_nobody_can_write(built: Path) -> None:
    with Answers(built) as answers, pytest.raises(MissingPart, match="readonly"):
        answers._read("DELETE FROM topics")


def test_all_categories_and_topics_are_there_in_the_same_order(answers: Answers) -> None:
    assert set(LANGUAGES) < set(answers.languages)
    shown = {
        lang: [
            (category.id, category.icon, [title.id for title in answers.in_category(category.id, lang)])
            for category in answers.categories(lang)
        ]
        for lang in LANGUAGES
    }
    assert shown["ar"] == shown["en"] == shown["sv"]
    assert len(shown["sv"]) == 9
    assert sum(len(topics) for _, _, topics in shown["sv"]) == 51


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_can_be_read_at_a_glance(answers: Answers, lang: str) -> None:
    for category in answers.categories(lang):
        for title in answers.in_category(category.id, lang):
            answer = answers.answer(title.id, lang)
            assert answer.complete, answer.id
            assert len(answer.summary) <= 240, answer.id
            assert len(answer.steps) <= 6, answer.id
            assert max(map(len, answer.steps)) <= 260, answer.id
            assert answer.sources, answer.id
            assert "{" not in answer.summary + "".join(answer.steps), answer.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_danger_shows_its_numbers_first(answers: Answers, lang: str) -> None:
    assert answers.answer("emergency-112", lang).telephone[0].number == "112"
    numbers = [line.number for line in answers.answer("domestic-violence", lang).telephone]
    assert numbers[:2] == ["112", "020-50 50 50"]
    assert answers.answer("seek-healthcare", lang).telephone[0].number == "1177"
