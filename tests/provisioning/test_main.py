"""``python -m provisioning`` refuses in one line what it cannot use."""

from pathlib import Path

import pytest

from provisioning.__main__ import main


@pytest.mark.parametrize(
    ("text", "words"),
    [("colour = 'green'", "colour"), ("authority = 7", "authority = 7"), ("= broken", "Invalid")],
)
def test_a_bad_file_is_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    file = tmp_path / "provisioning.toml"
    file.write_text(text)
    assert main(["--config", str(file), "authority"]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1


def test_the_authority_lands_beside_the_file(tmp_path: Path) -> None:
    file = tmp_path / "provisioning.toml"
    file.write_text("authority = 'ca'")
    assert main(["--config", str(file), "authority"]) == 0
    assert (tmp_path / "ca" / "authority.pem").exists()
