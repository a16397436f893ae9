"""Folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.words import Word, both_ways, folded, stands_in, words


def test_case_and_diacritics_do_not_matter() -> None:
    assert folded("FÖRSÄKRINGSKASSAN, Åsa!") == folded("forsakringskassan asa")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إقامة أُخرى", "اقامه اخري"),
        ("رقم ١١٢", "رقم 112"),
        ("ک\u200cی", "ك ي"),
        ("منداڵەکەم ڕۆژ", "مندالهكهم روژ"),
        ("ቈልዑ ሕክምና ኣዳራሽ", "ቆልዕ ሀክምና ዐዳራሽ"),
        ("ባርንቢድራግ", "በረነበደረገ"),
        ("ещё Київ ґанок", "еще Киив ганок"),
        ("çocuğun ışık żłobek đački", "cocugun isik zlobek dacki"),
        ("don't зв’язок", "dont звязок"),
    ],
)
def test_letters_that_people_type_one_for_the_other_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_words_keep_how_they_are_written() -> None:
    assert words("Jag vill DÖ!") == [Word("jag", "jag"), Word("vill", "vill"), Word("dö", "do")]
    assert words("bank-id och/eller på") == [
        Word("bank", "bank"), Word("id", "id"), Word("och", "och"), Word("eller", "eller"), Word("på", "pa"),
    ]  # fmt: skip


def test_thai_is_cut_in_threes_whatever_stands_beside_it() -> None:
    assert [word.folded for word in words("SFI เรียน")] == ["sfi", "เรี", "รีย", "ียน"]
    assert [word.folded for word in words("ที่")] == ["ที"]


def test_a_word_with_diacritics_is_only_itself() -> None:
    passed_over = both_ways(["do", "på", "إلى"])
    kept = [word.folded for word in words("jag vill dö") if not stands_in(word, passed_over)]
    assert kept == ["jag", "vill", "do"]
    assert all(stands_in(word, passed_over) for word in words("do pa på PÅ, الى إِلى"))


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = folded(text)
    assert folded(" ".join(once)) == once
    assert all(word.folded for word in words(text))
