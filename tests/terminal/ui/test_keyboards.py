"""Keyboards: each language can type its own words."""

from pathlib import Path

import pytest

from terminal.config import ROOT
from terminal.errors import MissingPart
from terminal.ui.keyboards import load_keys

LETTERS = {
    "sv": "abcdefghijklmnopqrstuvwxyzåäö",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي".replace("آ", ""),
}


@pytest.mark.parametrize("tag", LETTERS)
def test_every_letter_and_digit_has_one_key(tag: str) -> None:
    keys = load_keys(ROOT / "assets", tag)
    typed = "".join(keys.letters)
    assert sorted(typed) == sorted(LETTERS[tag])
    assert set("0123456789") <= set("".join(keys.digits))


def test_a_keyboard_that_is_not_one_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "languages" / "xx"
    folder.mkdir(parents=True)
    with pytest.raises(MissingPart, match=r"xx/keyboard\.toml"):
        load_keys(tmp_path, "xx")
    (folder / "keyboard.toml").write_text('letters = ["a"]\ndigits = ["1"]\n')
    with pytest.raises(MissingPart, match="3 rows"):
        load_keys(tmp_path, "xx")
