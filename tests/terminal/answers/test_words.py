"""Folding and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.words import both_ways, folded, inner, matter, stem, stems


def test_case_and_diacritics_do_not_matter() -> None:
    assert folded("FÖRSÄKRINGSKASSAN, Åsa!") == folded("forsakringskassan asa")


def test_arabic_letters_are_written_one_way() -> None:
    assert folded("إقامة أُخرى") == folded("اقامه اخري")
    assert folded("رقم ١١٢") == folded("رقم 112")
    assert folded("ک\u200cی") == folded("كي")


@pytest.mark.parametrize(
    "forms",
    [
        ("skola", "skolan", "skolor", "skolorna"),
        ("hyra", "hyran", "hyror"),
        ("barn", "barnet", "barnen"),
        ("permit", "permits"),
        ("house", "houses"),
        ("مدرسة", "المدرسة", "والمدرسة", "بالمدرسة"),
        ("طفل", "طفلي", "الطفل", "طفلها"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(word) for form in forms for word in folded(form)}) == 1


@pytest.mark.parametrize("word", ["pass", "sos", "112", "ab", "lss"])
def test_short_words_and_numbers_stay_whole(word: str) -> None:
    assert stem(word) == word


def test_a_word_with_diacritics_is_only_itself() -> None:
    passed_over = both_ways(["do", "på", "إلى"])
    assert matter("jag vill dö", passed_over) == ["jag", "vill", "do"]
    assert matter("do pa på PÅ, الى إِلى", passed_over) == []
    assert matter("and/or do-it", passed_over) == ["and", "or", "do", "it"]


def test_words_without_a_matter_are_passed_over() -> None:
    assert stems("How do I rent?", frozenset({"how", "do", "i"})) == ["rent"]


@given(st.text(max_size=80))
def test_any_text_has_stems_and_folding_twice_changes_nothing(text: str) -> None:
    words = folded(text)
    assert all(stem(word) for word in words)
    assert folded(" ".join(words)) == words


@given(st.text(alphabet="وفبلكسيتناكتن", min_size=1, max_size=6))
def test_what_stands_inside_a_word_is_shorter(root: str) -> None:
    assert all(len(part) < len(root) for part in inner(root))
