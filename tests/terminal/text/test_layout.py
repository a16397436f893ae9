"""Lines are as full as they can be, nothing is lost, and right-to-left lines come in reading order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.text import Direction, isolate
from terminal.text.draw import draw
from terminal.text.faces import Face
from terminal.text.layout import ELLIPSIS, forget, lay_out
from tests.terminal.text.fribidi import seen

TELEPHONE = "+46 8-535 300 00"
ARABIC = (
    f"رقم تذكرتك هو 42 وسيتم استدعاؤك في مكتبة Vårby قريبًا، أو اتصل على الرقم {isolate(TELEPHONE)} للمساعدة."
)
MARKS = str.maketrans("", "", "\u200e\u200f\u061c\u2066\u2067\u2068\u2069")
TEXTS = st.lists(
    st.sampled_from(
        ["قريبًا،", "مكتبة", "Vårby", "42", "medborgarservice", "ö-", TELEPHONE, isolate(TELEPHONE), "\n"]
    ),
    max_size=20,
).map(" ".join)
WIDTHS = st.integers(40, 900)


def read(text: str) -> str:
    """What is left when marks and the kind of white space do not count."""
    return "".join(text.translate(MARKS).split())


@given(TEXTS, WIDTHS)
def test_nothing_is_lost_and_no_line_is_too_wide(arabic: Face, text: str, width: int) -> None:
    layout = lay_out(text, arabic, width=width)
    assert read("".join(line.text for line in layout.lines)) == read(text)
    # Two pixels: words are measured one by one, and a space may be kerned in the whole line.
    assert all(line.width <= width + 2 for line in layout.lines)
    assert not layout.cut


@given(TEXTS, WIDTHS)
def test_a_line_is_not_ended_before_it_must(arabic: Face, text: str, width: int) -> None:
    lines = lay_out(text.replace("\n", ""), arabic, width=width).lines
    for line, following in itertools.pairwise(lines):
        word = following.text.translate(MARKS).split(" ")[0]
        if len(word) > 8 or any(letter.isdigit() for letter in word):
            continue  # a telephone number is one piece, a long word may have been cut
        direction = lay_out(text, arabic).direction
        assert line.width + arabic.width(f" {word}", direction) > width - 2


@given(TEXTS, WIDTHS, st.integers(1, 3))
def test_what_is_left_out_is_shown(arabic: Face, text: str, width: int, most: int) -> None:
    layout = lay_out(text, arabic, width=width, max_lines=most)
    assert len(layout.lines) <= most
    assert layout.cut == (len(lay_out(text, arabic, width=width).lines) > most)
    if layout.cut:
        assert layout.lines[-1].text.translate(MARKS).endswith(ELLIPSIS)
        assert layout.lines[-1].width <= max(width, arabic.width(ELLIPSIS, layout.direction))


def test_arabic_lines_come_in_reading_order(arabic: Face) -> None:
    layout = lay_out(ARABIC, arabic, width=860)
    assert layout.direction == "rtl"
    assert len(layout.lines) == 2
    assert read(layout.lines[0].text).startswith("رقم")
    assert layout.lines[1].text.translate(MARKS).endswith("للمساعدة.")


@pytest.mark.parametrize("width", [200, 320, 480, 700, 1200, None])
def test_numbers_and_latin_words_stay_in_order_at_any_width(arabic: Face, width: int | None) -> None:
    layout = lay_out(ARABIC, arabic, width=width)
    shown = [seen(line.text, layout.direction) for line in layout.lines]
    for kept in ("42", "Vårby", TELEPHONE):
        assert sum(kept in line for line in shown) == 1 or (kept == TELEPHONE and width == 200)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("medborgar\u00adservice", ["medborgar-", "service"]),
        ("medborgar-service", ["medborgar-", "service"]),
        ("Huddinge kommun", ["Huddinge", "kommun"]),
        ("medborgar\u200bservice", ["medborgar", "service"]),
        ("Rad ett\nRad två", ["Rad ett", "Rad två"]),
    ],
)
def test_a_line_ends_where_its_language_lets_it(latin: Face, text: str, lines: list[str]) -> None:
    assert [line.text for line in lay_out(text, latin, width=190).lines] == lines


@pytest.mark.parametrize("text", ["08-465 004 00", "kl.\u00a019:05"])
def test_a_number_is_kept_in_one_piece(latin: Face, text: str) -> None:
    layout = lay_out(f"Ring idag {text}", latin, width=latin.width(text, "ltr") + 20)
    assert layout.lines[-1].text == text


def test_a_word_too_long_for_any_line_is_cut(latin: Face) -> None:
    layout = lay_out("samhällsvägledningsmottagning", latin, width=100)
    assert len(layout.lines) > 3
    assert layout.width <= 100


def test_a_told_direction_goes_before_the_first_letter(latin: Face) -> None:
    told: Direction = "rtl"
    assert lay_out("Huddinge", latin, direction=told).direction == "rtl"


def test_no_text_is_one_empty_line(latin: Face) -> None:
    layout = lay_out("", latin, width=100)
    assert (layout.width, layout.height) == (0, latin.line)


def test_nothing_typed_is_kept_after_a_visit(latin: Face) -> None:
    secret = "hemligt sökord"
    layout = lay_out(secret, latin, width=500)
    assert lay_out(secret, latin, width=500) is layout
    forget()
    assert lay_out.cache_info().currsize == 0
    assert lay_out(secret, latin, width=500) is not layout


def test_an_empty_line_keeps_its_room(latin: Face) -> None:
    assert draw(lay_out("Vårby\n\nSkogås", latin)).height == 3 * latin.line
