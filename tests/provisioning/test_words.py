"""What a resident would stumble on does not compile."""

import gettext
import os
from pathlib import Path

import pytest

from provisioning import words
from terminal.text import Words
from tests.built import ASSETS

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {tag}\\n"\n{plural}\n'
PLURAL = {
    "sv": '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n',
    "ar": '"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :'
    ' n%100>=11 ? 4 : 5);\\n"\n',
}
DIRECTION = {"sv": "ltr", "ar": "rtl"}
GREETING = 'msgid "greet"\nmsgstr "{text}"\n'


def write(assets: Path, tag: str, body: str, domain: str = "glass") -> None:
    folder = assets / "languages" / tag
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "language.toml").write_text(f'direction = "{DIRECTION[tag]}"\n', encoding="utf-8")
    head = HEAD.format(tag=tag, plural=PLURAL[tag])
    (folder / f"{domain}.po").write_text(head + body, encoding="utf-8")


def faults(assets: Path) -> str:
    with pytest.raises(words.WordsError) as caught:
        words.build(assets, assets / "out")
    assert not (assets / "out").exists()
    return str(caught.value)


def test_the_texts_of_the_house_compile(tmp_path: Path) -> None:
    made = words.build(ASSETS, tmp_path)
    assert {path.name for path in made} >= {"slip.mo", "dates.mo"}
    assert words.build(ASSETS, tmp_path) == []


def test_what_is_compiled_can_be_said(tmp_path: Path) -> None:
    for tag, text in (("sv", "Hej {name}"), ("ar", "مرحبا {name}")):
        write(tmp_path, tag, GREETING.replace("{text}", text))
    words.build(tmp_path, tmp_path / "build" / "languages")
    assert Words(tmp_path / "build", "sv", "glass").say("greet", name="Vårby") == "Hej Vårby"
    arabic = Words(tmp_path / "build", "ar", "glass")
    assert arabic.direction == "rtl"
    assert arabic.say("greet", name="Vårby") == "مرحبا \u2066Vårby\u2069"


def test_a_change_is_compiled(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.format(text="Hej"))
    words.build(tmp_path, tmp_path / "out")
    po = tmp_path / "languages" / "sv" / "glass.po"
    later = (tmp_path / "out" / "sv" / "LC_MESSAGES" / "glass.mo").stat().st_mtime + 5
    write(tmp_path, "sv", GREETING.format(text="God dag"))
    os.utime(po, (later, later))
    assert words.build(tmp_path, tmp_path / "out")
    assert gettext.translation("glass", tmp_path / "out", ["sv"]).gettext("greet") == "God dag"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Hej {name", "greet: expected '}'"),
        ("Hej }", "greet: Single '}'"),
        ("Hej {}", "a field without a name"),
        ("Hej ", "stray spaces"),
        (" Hej", "stray spaces"),
        ("Hej  du", "stray spaces"),
        ("", "empty"),
    ],
)
def test_a_broken_text_does_not_compile(tmp_path: Path, text: str, fault: str) -> None:
    write(tmp_path, "sv", GREETING.replace("{text}", text))
    assert fault in faults(tmp_path)


def test_a_text_that_one_language_lacks_does_not_compile(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.format(text="Hej"))
    write(tmp_path, "ar", "")
    assert "ar/glass.po: greet: missing" in faults(tmp_path)


def test_fields_that_differ_do_not_compile(tmp_path: Path) -> None:
    write(tmp_path, "sv", GREETING.replace("{text}", "Hej {name}"))
    write(tmp_path, "ar", GREETING.replace("{text}", "مرحبا {nam}"))
    assert "greet: not the same fields: ar nam, sv name" in faults(tmp_path)


def test_a_plural_form_that_is_missing_does_not_compile(tmp_path: Path) -> None:
    plural = 'msgid "wait"\nmsgid_plural "wait"\nmsgstr[0] "{n} kvar"\nmsgstr[1] "{n} kvar"\n'
    write(tmp_path, "sv", plural)
    write(tmp_path, "ar", plural)
    told = faults(tmp_path)
    assert "ar/glass.po: wait:" in told
    assert "sv/glass.po" not in told


def test_a_counted_text_is_counted_in_every_language(tmp_path: Path) -> None:
    write(tmp_path, "sv", 'msgid "wait"\nmsgid_plural "wait"\nmsgstr[0] "{n} kvar"\nmsgstr[1] "{n} kvar"\n')
    write(tmp_path, "ar", 'msgid "wait"\nmsgstr "{n}"\n')
    assert "not the same fields" in faults(tmp_path)


def test_a_text_that_nobody_has_read_does_not_compile(tmp_path: Path) -> None:
    write(tmp_path, "sv", "#, fuzzy\n" + GREETING.format(text="Hej"))
    assert "fuzzy" in faults(tmp_path)


def test_faults_are_told_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "sv", GREETING.format(text="Hej "))
    assert words.main(["--assets", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert capsys.readouterr().err.endswith("greet: stray spaces\n")
