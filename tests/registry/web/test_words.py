"""Words of the registry: plurals, directions, what is missing, and which language is chosen."""

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

from registry.web.words import (
    Words,
    autonym,
    direction,
    language_name,
    languages,
    missing,
    public_language,
    reviewed,
    staff_language,
    wanted_languages,
)
from tests.built import made

ROOT = Path(__file__).parents[3]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


def compile_words(built: Path, tag: str, text: str, plural: str = "nplurals=2; plural=(n != 1);") -> None:
    folder = built / "languages" / tag / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = folder / "pages.po"
    source.write_text(HEAD.format(plural=plural) + text, encoding="utf-8")
    with source.open("rb") as po, (folder / "pages.mo").open("wb") as mo:
        write_mo(mo, read_po(po, locale=tag))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """English has all words, Swedish lacks one, Arabic has a plural of six forms."""
    ahead = 'msgid "ahead"\nmsgid_plural "ahead"\n'
    compile_words(
        tmp_path,
        "en",
        f'{ahead}msgstr[0] "{{n}} person before {{name}}"\nmsgstr[1] "{{n}} people before {{name}}"\n\n'
        'msgid "only.english"\nmsgstr "Only here"\n\nmsgid "go"\nmsgstr "Go to {desk}"\n',
    )
    compile_words(tmp_path, "sv", 'msgid "go"\nmsgstr "Gå till {desk}"\n')
    forms = ["zero", "one", "two", "few {n}", "many {n}", "other {n}"]
    compile_words(
        tmp_path,
        "ar",
        ahead
        + "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(forms))
        + '\nmsgid "go"\nmsgstr "توجّه إلى {desk}"\n',
        ARABIC,
    )
    missing.clear()
    return tmp_path


def test_a_word_is_said_with_its_fields(built: Path) -> None:
    assert Words(built, "sv", "pages").say("go", desk="Disk 2") == "Gå till Disk 2"
    assert Words(built, "en", "pages").count("ahead", 1, name="you") == "1 person before you"
    assert Words(built, "en", "pages").count("ahead", 2, name="you") == "2 people before you"


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few \u20683\u2069"), (11, "many \u206811\u2069")],
)
def test_arabic_has_six_plural_forms(built: Path, n: int, said: str) -> None:
    assert Words(built, "ar", "pages").count("ahead", n) == said


def test_fields_are_isolated_where_the_sentence_runs_right_to_left(built: Path) -> None:
    arabic = Words(built, "ar", "pages")
    assert arabic.direction == "rtl"
    assert arabic.say("go", desk="Disk 2") == "توجّه إلى \u2068Disk 2\u2069"


def test_on_a_page_fields_are_isolated_and_escaped(built: Path) -> None:
    html = Words(built, "en", "pages").html("go", desk="<b>2</b>")
    assert html == "Go to <bdi>&lt;b&gt;2&lt;/b&gt;</bdi>"
    assert Words(built, "en", "pages").count_html("ahead", 3, name="A1") == (
        "<bdi>3</bdi> people before <bdi>A1</bdi>"
    )


def test_a_missing_word_is_said_in_english_else_as_its_key_and_counted(built: Path) -> None:
    swedish = Words(built, "sv", "pages")
    assert swedish.say("only.english") == "Only here"
    assert swedish.count("ahead", 2, name="dig") == "2 people before dig"
    assert swedish.say("nowhere") == swedish.say("nowhere") == "nowhere"
    assert missing == {
        ("sv", "pages", "only.english"): 1,
        ("sv", "pages", "ahead"): 1,
        ("sv", "pages", "nowhere"): 2,
        ("en", "pages", "nowhere"): 2,
    }


def test_a_language_without_a_catalogue_speaks_english(built: Path) -> None:
    assert Words(built, "so", "pages").say("only.english") == "Only here"


def test_languages_are_those_with_a_catalogue(built: Path) -> None:
    assert languages("pages", built) == ("ar", "en", "sv")
    assert languages("pages", made())[:4] == ("sv", "sv-simple", "en", "ar")
    assert not reviewed("ar", made())
    assert languages("desk", built) == ()


def test_names_and_directions_of_languages() -> None:
    assert [autonym(tag, made()) for tag in ("sv", "en", "ar", "ckb", "xx", "de")] == [
        "Svenska",
        "English",
        "العربية",
        "کوردیی سۆرانی",
        "Xx",
        "Deutsch",
    ]
    assert (language_name("kmr", "sv"), language_name("sv-simple", "en")) == ("kurmanji", "Easy Swedish")
    assert language_name("ar", "sv") == "arabiska"
    assert [direction(tag) for tag in ("sv", "ar", "fa", "xx")] == ["ltr", "rtl", "rtl", "ltr"]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.8", ["sv-SE", "sv", "en"]),
        ("en;q=0.1, ar", ["ar", "en"]),
        ("*;q=0.5,;,en;q=x,fi;q=0", []),
        ("", []),
        (",".join(["en"] * 500), ["en"] * 20),
    ],
)
def test_a_browsers_wishes_are_read_best_first(header: str, wanted: list[str]) -> None:
    assert wanted_languages(header) == wanted


def request(query: str = "", accept: str = "", cookie: str = "") -> Request:
    headers = [(b"accept-language", accept.encode()), (b"cookie", cookie.encode())]
    return Request({"type": "http", "query_string": query.encode(), "headers": headers})


def test_staff_read_swedish_unless_they_ask_for_english() -> None:
    assert staff_language(request()) == "sv"
    assert staff_language(request(accept="ar,fr")) == "sv"
    assert staff_language(request(accept="en-GB")) == "en"
    assert staff_language(request("lang=sv", "en", "lang=en")) == "sv"
    assert staff_language(request("", "sv", "lang=en")) == "en"


def test_residents_read_what_they_ask_for_else_what_is_known_of_them() -> None:
    offered = ("sv", "en", "ar")
    assert public_language(request(), offered) == "sv"
    assert public_language(request(accept="ar-SY"), offered) == "ar"
    assert public_language(request(accept="en"), offered, "ar") == "ar"
    assert public_language(request("lang=en"), offered, "ar") == "en"
    assert public_language(request("lang=<script>"), offered, "so") == "sv"
