"""The built file: the same bytes each time, whole or not at all."""

from pathlib import Path

import pytest

from terminal.answers import Answers, AnswersError
from terminal.answers.build import build


def test_the_same_assets_give_the_same_bytes(assets: Path, tmp_path: Path) -> None:
    build(assets, tmp_path / "one.sqlite")
    build(assets, tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


def test_a_refused_build_leaves_the_old_file(assets: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "answers.sqlite"
    build(assets, out)
    before = out.read_bytes()
    (assets / "languages/en/answers/rent.toml").write_text("question = 1", "utf-8")
    with pytest.raises(AnswersError):
        build(assets, out)
    assert out.read_bytes() == before
    assert [path.name for path in out.parent.iterdir()] == ["answers.sqlite"]


def test_who_reads_the_old_file_goes_on_reading_it(assets: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.sqlite"
    build(assets, out)
    with Answers(out) as reader:
        names = assets / "languages/en/answers.toml"
        names.write_text(names.read_text("utf-8").replace('"Home"', '"House"'), "utf-8")
        build(assets, out)
        assert reader.categories("en")[0].name == "Home"
    with Answers(out) as reader:
        assert reader.categories("en")[0].name == "House"


def test_an_unwritable_place_is_told(assets: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(AnswersError, match="file"):
        build(assets, tmp_path / "file" / "answers.sqlite")
