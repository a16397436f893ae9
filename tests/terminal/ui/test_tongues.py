"""What a language brings is there when it is asked for, and not before."""

import logging
from pathlib import Path

import pytest

from terminal.config import Config
from terminal.errors import MissingPart
from terminal.ui.tongues import Tongues
from tests.built import ASSETS, made


def config(tmp_path: Path, *languages: str, assets: Path = ASSETS) -> Config:
    return Config(
        path=tmp_path / "terminal.toml",
        state=tmp_path,
        slips=tmp_path,
        twin_socket=tmp_path / "twin.sock",
        assets=assets,
        built=made(),
        languages=languages,
    )


def test_all_that_are_there_are_offered_or_those_that_the_file_names(tmp_path: Path) -> None:
    there = {path.parent.name for path in (ASSETS / "languages").glob("*/language.toml")}
    assert set(Tongues(config(tmp_path)).tags) == there
    assert Tongues(config(tmp_path, "uk", "sv")).tags == ("uk", "sv")
    with pytest.raises(MissingPart, match="xx"):
        Tongues(config(tmp_path, "sv", "xx"))


def test_nothing_is_loaded_before_it_is_asked_for_and_all_of_it_when_idle(tmp_path: Path) -> None:
    tongues = Tongues(config(tmp_path))
    assert (len(tongues.words), len(tongues.keys)) == (0, 0)
    assert tongues.words["fi"] is tongues.words["fi"]
    assert len(tongues.words) == 1
    while tongues.warm():
        pass
    assert len(tongues.words) == len(tongues.keys) == len(tongues.tags)


def test_a_language_without_keys_is_typed_with_the_first_ones(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for tag in ("sv", "fi"):
        folder = tmp_path / "languages" / tag
        folder.mkdir(parents=True)
        source = ASSETS / "languages" / tag
        (folder / "language.toml").write_bytes((source / "language.toml").read_bytes())
        if tag == "sv":
            (folder / "keyboard.toml").write_bytes((source / "keyboard.toml").read_bytes())
    tongues = Tongues(config(tmp_path, "sv", "fi", assets=tmp_path))
    with caplog.at_level(logging.ERROR):
        assert tongues.keys["fi"] is tongues.keys["sv"]
    assert "'fi'" in caplog.text
