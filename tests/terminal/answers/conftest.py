"""A built file of the real answers, and a folder of small assets to spoil."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from terminal.answers import Answers
from terminal.answers.build import build
from tests.terminal.answers.evaluate import ROOT

TOPIC = """
[[topic]]
id = "{id}"
category = "home"
responsible = ["town"]
go_to = ["example.org"]
telephone = ["112"]
related = {related}
checked = 2026-11-23
sources = ["https://example.org/{id}"]
"""
NAMES = """
unanswered = "Not written yet."
passed_over = "how do i a the"
common = "new"
[categories]
home = "Home"
[bodies]
town = "The town"
[telephones]
112 = "Danger"
"""
RENT = """
question = "How do I rent a flat?"
summary = "Join the queue."
steps = ["Pay the fee.", "Wait."]
asks = ["apartment", "rent a home"]
"""


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real answers, built once."""
    path = tmp_path_factory.mktemp("built") / "answers.sqlite"
    build(ROOT / "assets", path)
    return path


@pytest.fixture
def answers(built: Path) -> Iterator[Answers]:
    """The real answers, open."""
    with Answers(built) as opened:
        yield opened


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """Two topics in one language, in order; one is answered."""
    folder = tmp_path / "assets"
    (folder / "answers").mkdir(parents=True)
    (folder / "languages/en/answers").mkdir(parents=True)
    (folder / "answers/categories.toml").write_text('[[category]]\nid = "home"\nicon = "home"\n', "utf-8")
    topics = TOPIC.format(id="rent", related='["waste"]') + TOPIC.format(id="waste", related="[]")
    (folder / "answers/topics.toml").write_text(topics, "utf-8")
    (folder / "languages/en/answers.toml").write_text(NAMES, "utf-8")
    (folder / "languages/en/answers/rent.toml").write_text(RENT, "utf-8")
    waste = 'question = "Where do I leave waste?"\nasks = ["rubbish"]\n'
    (folder / "languages/en/answers/waste.toml").write_text(waste, "utf-8")
    return folder
