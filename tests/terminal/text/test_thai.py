"""Thai words: marked when built, whole on every line, and no mark parted from its letter."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.errors import MissingPart
from terminal.text import Words
from terminal.text.breaks import ZERO_WIDTH_SPACE, letters, units
from terminal.text.draw import draw
from terminal.text.faces import Face, family_face
from terminal.text.layout import lay_out
from terminal.text.thai import marker
from tests.built import ASSETS

# Some of the words of one sentence of the glass, and of three that the dictionary alone cuts wrongly.
WORDS = ["แตะ", "ตรงไหน", "ก็ได้", "เพื่อ", "ใช้", "ต่อ"]
BEFORE, AFTER = "เแโใไ", "ะาำๅๆฯ"
syllables = st.lists(
    st.sampled_from(
        [
            "ก",
            "ปี้",
            "ญู",
            "ฐู",
            "ซื้อ",
            "ที่",
            "น้ำ",
            "เก่า",
            "แม่",
            "โต๊ะ",
            "ไฟ",
            "ใกล้",
            "ๆ",
            "ฤๅ",
            "ฯ",
            "ฎู",
            "ป๊ำ",
            "เกาะ",
            "ศุกร์",
            "A",
            "7",
        ]
    ),
    max_size=12,
)


@pytest.fixture(scope="module", params=["Regular", "Bold"])
def thai(built: Path, request: pytest.FixtureRequest) -> Face:
    return family_face(built, "Thai", 40, bold=request.param == "Bold")


def mark(text: str) -> str:
    return marker(ASSETS / "languages" / "th")(text)


def stands_alone(piece: str) -> bool:
    """Whether a line may begin and end here: no mark or vowel without its consonant."""
    return unicodedata.category(piece[0]) != "Mn" and piece[0] not in AFTER and piece[-1] not in BEFORE


def test_words_are_marked_where_they_end() -> None:
    assert mark("".join(WORDS)).split(ZERO_WIDTH_SPACE) == WORDS


@pytest.mark.parametrize(
    ("text", "word"), [("ทุกอย่างจะถูกลบ", "ถูก"), ("หมายเลขที่เรียก", "หมายเลข"), ("แจ้งเจ้าหน้าที่ว่า", "เจ้าหน้าที่")]
)
def test_what_the_dictionary_gets_wrong_is_told_in_the_language(text: str, word: str) -> None:
    assert word in mark(text).split(ZERO_WIDTH_SPACE)


@pytest.mark.parametrize(
    "text", ["{n} personer", "Försäkringskassan (försörjningsstöd)", "08-535 300 00", "ค.ศ."]
)
def test_what_is_not_thai_keeps_its_form(text: str) -> None:
    assert mark(text) == text


def test_a_language_with_spaces_is_not_marked() -> None:
    assert marker(ASSETS / "languages" / "en")("ก็ได้เพื่อ and more") == "ก็ได้เพื่อ and more"


def test_an_unknown_dictionary_is_named(tmp_path: Path) -> None:
    (tmp_path / "language.toml").write_text('[breaks]\ndictionary = "none"\n')
    with pytest.raises(MissingPart, match="pythainlp"):
        marker(tmp_path)


def test_the_glass_has_marked_words_and_english_none(built: Path) -> None:
    assert ZERO_WIDTH_SPACE in Words(built, "th", "glass").say("idle.more")
    assert ZERO_WIDTH_SPACE not in Words(built, "en", "glass").say("idle.more")


@given(syllables)
def test_marking_only_adds_marks_and_never_parts_a_letter(parts: list[str]) -> None:
    text = "".join(parts)
    marked = mark(text)
    assert marked.replace(ZERO_WIDTH_SPACE, "") == text
    stray = {f"{before}{ZERO_WIDTH_SPACE}" for before in BEFORE} | {
        f"{ZERO_WIDTH_SPACE}{after}" for after in "ะาำๆฯ"
    }
    assert not any(pair in marked for pair in stray)
    assert not any(
        piece and unicodedata.category(piece[0]) == "Mn" for piece in marked.split(ZERO_WIDTH_SPACE)
    )


@given(syllables, st.sampled_from([60, 90, 140, 300]))
def test_a_text_without_marks_wraps_between_whole_letters(built: Path, parts: list[str], width: int) -> None:
    text = "".join(parts)
    assert "".join(letters(text)) == text
    lines = [line.text for line in lay_out(text, family_face(built, "Thai", 40), width=width).lines]
    assert "".join(lines) == text
    if not set(text) <= set(AFTER) and text[:1] not in AFTER:
        assert all(stands_alone(line) for line in lines if line)


def test_a_line_ends_between_words_and_shows_no_mark(thai: Face) -> None:
    text = mark("".join(WORDS))
    for width in range(150, 420, 30):
        layout = lay_out(text, thai, width=width)
        lines = [line.text for line in layout.lines]
        assert "".join(lines) == "".join(WORDS)
        assert layout.width <= width
        ends = {"".join(WORDS[:count]) for count in range(1, len(WORDS) + 1)}
        assert all("".join(lines[:count]) in ends for count in range(1, len(lines) + 1))


def test_a_shortened_line_ends_after_a_word(thai: Face) -> None:
    layout = lay_out(mark("".join(WORDS)), thai, width=220, max_lines=1)
    (line,) = layout.lines
    assert line.text.endswith("…")
    assert line.text[:-1] in {"".join(WORDS[:count]) for count in range(1, len(WORDS))}


def test_marks_and_their_absence_are_drawn_alike(thai: Face) -> None:
    assert draw(lay_out("ก็ได้\u200bเพื่อ", thai)).tobytes() == draw(lay_out("ก็ได้เพื่อ", thai)).tobytes()


@pytest.mark.parametrize("text", ["ปี้", "ญู", "ฐู", "ซื้อ", "ที่", "กี่", "ฎู", "ป๊ำ", "น้ำ", "ฝุ่น", "ไฟฟ้า"])
def test_no_mark_is_cut_above_or_below_its_line(thai: Face, text: str) -> None:
    _, top, _, foot = thai.font.getbbox(text, anchor="ls")
    assert -top <= thai.ascent
    assert foot <= thai.descent


def test_units_end_at_the_marks() -> None:
    assert units("แตะ\u200bตรงไหน แล้ว") == ["แตะ\u200b", "ตรงไหน ", "แล้ว"]
