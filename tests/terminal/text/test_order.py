"""A line cut out of its paragraph is ordered as the whole paragraph would have it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.text import Direction, base_direction, isolate
from terminal.text.bidi import FSI, LRI, PDI, RLI
from terminal.text.order import firm, stand_alone
from tests.terminal.text.fribidi import seen

DIRECTIONS = st.sampled_from(("ltr", "rtl"))
# Words as they meet on a slip or a glass; brackets stand apart, as a pair is resolved across a break.
WORDS = st.sampled_from(
    ["مكتبة", "رقم،", "تذكرتك.", "Vårby", "Huddinge,", "kommun.", "42", "A42,", "08", "!", "؟", "ל", "«", "–"]
)
PIECES = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"{LRI}{' '.join(words)}{PDI}"),
    st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"{RLI}{' '.join(words)}{PDI}"),
    st.lists(WORDS, min_size=1, max_size=4).map(lambda words: f"{FSI}{' '.join(words)}{PDI}"),
)


@given(st.lists(PIECES, min_size=2, max_size=12), DIRECTIONS, st.data())
def test_each_line_is_ordered_as_in_its_paragraph(
    pieces: list[str], direction: Direction, data: st.DataObject
) -> None:
    words = firm(" ".join(pieces)).split(" ")
    ends = sorted(data.draw(st.sets(st.integers(1, max(1, len(words) - 1)), max_size=4)))
    lines = [" ".join(words[a:b]) for a, b in zip([0, *ends], [*ends, len(words)], strict=True)]
    lines = [line for line in lines if line]
    paragraph = " ".join(lines)
    start = 0
    for line, alone in zip(lines, stand_alone(lines, direction), strict=True):
        expected = seen(paragraph, direction, start, start + len(line))
        assert seen(alone, direction) == expected
        start += len(line) + 1


def test_one_line_is_left_as_it_is() -> None:
    assert stand_alone([f"رقم {isolate('42')}"], "rtl") == [f"رقم {isolate('42')}"]


def test_an_isolate_that_is_broken_over_two_lines_is_closed_and_opened_again() -> None:
    first, second = stand_alone([f"اتصل {LRI}Vårby", f"bibliotek{PDI} الآن"], "rtl")
    assert first.count(LRI) == first.count(PDI) == 1
    assert second.index(LRI) < second.index("b") < second.index(PDI)


def test_a_first_strong_isolate_keeps_its_direction_on_both_lines() -> None:
    first, second = stand_alone(firm(f"Se {FSI}مكتبة|Vårby{PDI} idag").split("|"), "ltr")
    assert RLI in first
    assert RLI in second


@given(st.text(alphabet=st.sampled_from(f"ab אبج 12.,{LRI}{RLI}{FSI}{PDI}"), max_size=30), DIRECTIONS)
def test_nothing_visible_is_lost_or_added(text: str, direction: Direction) -> None:
    middle = len(text) // 2
    alone = "".join(stand_alone([text[:middle], text[middle:]], direction))
    marks = str.maketrans("", "", f"{LRI}{RLI}{FSI}{PDI}\u200e\u200f\u061c")
    assert alone.translate(marks) == text.translate(marks)


def test_the_base_direction_passes_over_isolates() -> None:
    assert base_direction(f"{LRI}Vårby{PDI} مكتبة") == "rtl"
    assert base_direction("42 – ") == "ltr"
    assert base_direction("42", otherwise="rtl") == "rtl"


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("before", ["", f"{RLI}مكتبة{PDI} ", f"{FSI}مكتبة{PDI} ", isolate("مكتبة") + " "])
@pytest.mark.parametrize("after", ["", f" {RLI}مكتبة{PDI}"])
@pytest.mark.parametrize("value", ["+46 8-535 300 00", "A42.", "Vårby!", "#9-8", "08 12-34?"])
def test_an_isolated_value_keeps_its_order_beside_other_isolates(
    direction: Direction, before: str, after: str, value: str
) -> None:
    text = firm(f"هاتف {before}رقم {isolate(value)} شكرا{after}")
    assert value in seen(text, direction)
