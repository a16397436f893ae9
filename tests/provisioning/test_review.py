"""What a native reader still has to read."""

from pathlib import Path

import pytest

from provisioning import words
from provisioning.review import report, standings
from tests.built import ASSETS
from tests.provisioning.test_words import GREETING, write


def test_a_file_is_unread_until_its_reader_says_so(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.replace("{text}", "Hej"))
    answers = tmp_path / "languages" / "sv" / "answers"
    answers.mkdir()
    (answers / "rent.toml").write_text('# reviewed: yes\nquestion = "Q?"\nsteps = ["A", "B"]\n', "utf-8")
    (found,) = standings(tmp_path)
    assert [(file.path.name, file.texts, file.read) for file in found.files] == [
        ("rent.toml", 3, True),
        ("glass.po", 1, False),
    ]
    assert [file.path.name for file in found.unread] == ["glass.po"]
    assert "glass.po" in report([found], names_files=True)


def test_what_a_language_lacks_is_named(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.replace("{text}", "Hej"))
    write(tmp_path, "ar", "")
    assert {each.tag: each.missing for each in standings(tmp_path)} == {"sv": (), "ar": ("glass: greet",)}


def test_a_language_is_not_reviewed_before_its_files_are(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.replace("{text}", "Hej"))
    told = tmp_path / "languages" / "sv" / "language.toml"
    told.write_text(told.read_text("utf-8") + "reviewed = true\n", "utf-8")
    with pytest.raises(words.WordsError, match=r"nobody has marked .*glass\.po"):
        words.build(tmp_path, tmp_path / "out")
    po = told.with_name("glass.po")
    po.write_text("# reviewed: yes\n" + po.read_text("utf-8"), "utf-8")
    assert words.build(tmp_path, tmp_path / "out")


def test_the_editor_sees_every_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert words.main(["review", "--assets", str(ASSETS)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(list((ASSETS / "languages").glob("*/language.toml")))
    assert all(line.endswith("; 0 missing") for line in told)
