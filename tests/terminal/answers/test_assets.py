"""What the build refuses, and that it says where."""

from pathlib import Path

import pytest

from terminal.answers import AnswersError
from terminal.answers.assets import load

SPOILT = [
    (
        "answers/topics.toml",
        'category = "home"',
        'category = "garden"',
        "topic rent: category: 'garden' is no",
    ),
    ("answers/topics.toml", '["waste"]', '["wast"]', "topic rent: related: 'wast' is no other topic"),
    ("answers/topics.toml", '["waste"]', '["rent"]', "topic rent: related: 'rent' is no other topic"),
    ("answers/topics.toml", "checked = 2026-11-23", 'checked = "soon"', "topic rent: checked: must be a day"),
    ("answers/topics.toml", "checked = 2026-11-23", "checked = 2026-02-30", "answers/topics.toml: "),
    ("answers/topics.toml", "checked =", "cheked =", "topic rent: cheked: unknown key"),
    ("answers/topics.toml", '["town"]', "[]", "topic rent: responsible: must name"),
    ("answers/topics.toml", '["https://example.org/rent"]', '["rent.pdf"]', "'rent.pdf' is no web address"),
    ("answers/topics.toml", 'id = "waste"', 'id = "rent"', "topic: 'rent' stands twice"),
    ("answers/topics.toml", '["town"]', '"town"', "topic rent: responsible: must be a list of texts"),
    ("answers/topics.toml", "[[topic]]", "[topic]", "answers/topics.toml: "),
    ("answers/categories.toml", "[[category]]", "[category]", "category: must be a list of [[category]]"),
    ("answers/categories.toml", "icon", "image", "category home: image: unknown key"),
    ("languages/en/answers.toml", 'home = "Home"', "", "categories.home: is missing"),
    (
        "languages/en/answers.toml",
        'town = "The town"',
        'town = "The  town"',
        "bodies.town: holds a stray space",
    ),
    ("languages/en/answers.toml", "112 =", "113 =", "telephones.113: unknown key"),
    ("languages/en/answers.toml", "unanswered =", "missing =", "missing: unknown key"),
    ("languages/en/answers.toml", "[bodies]", "[body]", "body: unknown key"),
    ("languages/en/answers.toml", '"new"', '["new"]', "common: must be words"),
    ("languages/en/answers/rent.toml", "question =", "asked =", "rent.toml: asked: unknown key"),
    ("languages/en/answers/rent.toml", 'question = "How do I rent a flat?"', "", "question: is missing"),
    ("languages/en/answers/rent.toml", "flat?", "flat? ", "rent.toml: question: holds a stray space"),
    (
        "languages/en/answers/rent.toml",
        "Join the queue.",
        "",
        "rent.toml: summary: must be a text, not empty",
    ),
    ("languages/en/answers/rent.toml", 'summary = "Join the queue."', "", "steps: an answer has both"),
    ("languages/en/answers/rent.toml", '"Wait."', '" "', "steps[1]: holds a stray space"),
    ("languages/en/answers/rent.toml", '"Wait."', "3", "steps[1]: must be a text"),
    ("languages/en/answers/rent.toml", '"rent a home"', '"apartment"', "asks: says twice: apartment"),
]


@pytest.mark.parametrize(("file", "good", "bad", "told"), SPOILT, ids=lambda text: str(text)[:40])
def test_a_spoilt_asset_is_refused_in_one_line(
    assets: Path, file: str, good: str, bad: str, told: str
) -> None:
    path = assets / file
    text = path.read_text("utf-8")
    assert good in text
    path.write_text(text.replace(good, bad, 1), "utf-8")
    with pytest.raises(AnswersError) as refused:
        load(assets)
    assert str(refused.value).startswith(file)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_refused(assets: Path) -> None:
    (assets / "languages/en/answers/waste.toml").unlink()
    with pytest.raises(AnswersError, match=r"languages/en/answers/waste.toml: No such file"):
        load(assets)


def test_a_file_of_no_topic_is_refused(assets: Path) -> None:
    (assets / "languages/en/answers/wast.toml").write_text("", "utf-8")
    with pytest.raises(AnswersError, match=r"wast.toml: no topic has this id"):
        load(assets)


def test_no_language_at_all_is_refused(assets: Path) -> None:
    (assets / "languages/en/answers.toml").unlink()
    with pytest.raises(AnswersError, match="no language"):
        load(assets)


def test_a_language_is_a_folder_of_data(assets: Path) -> None:
    (assets / "languages/en").rename(assets / "languages/fi")
    assert [language.tag for language in load(assets).languages] == ["fi"]
