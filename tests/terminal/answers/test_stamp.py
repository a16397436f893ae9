"""Answers that are up to date are not built again; any change of theirs is seen."""

import os
from pathlib import Path

import pytest

from terminal.answers.__main__ import main


def built(assets: Path, out: Path) -> bool:
    """Whether the command had anything to do."""
    before = out.stat().st_ino if out.exists() else None
    assert main(["build", "--assets", str(assets), "--out", str(out)]) == 0
    return out.stat().st_ino != before


def test_it_is_built_once_and_after_a_change(assets: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.sqlite"
    assert built(assets, out)
    assert not built(assets, out)
    answer = assets / "languages/en/answers/rent.toml"
    os.utime(answer, ns=(0, 1))
    assert built(assets, out)
    assert not built(assets, out)


def test_a_file_that_is_gone_is_built_again(assets: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.sqlite"
    assert built(assets, out)
    out.unlink()
    assert built(assets, out)


def test_a_change_that_cannot_be_used_is_told_each_time(
    assets: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "answers.sqlite"
    assert built(assets, out)
    (assets / "languages/en/answers/rent.toml").write_text("question = 1", "utf-8")
    for _ in range(2):
        assert main(["build", "--assets", str(assets), "--out", str(out)]) == 2
    assert "rent.toml" in capsys.readouterr().err
