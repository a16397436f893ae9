"""Finding topics as people type, in the real answers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.answers import Answers


@pytest.mark.parametrize(
    ("lang", "query", "topic"),
    [
        ("sv", "FÖRSKOLA ", "apply-preschool"),
        ("sv", "forskola ", "apply-preschool"),
        ("sv", "folkbokförning ", "register-move-to-sweden"),
        ("sv", "bibloteket ", "library-services"),
        ("sv", "förskoleplatsen ", "apply-preschool"),
        ("en", "apartmant ", "find-rental-home"),
        ("en", "försäkringskassan money baby ", "child-allowance"),
        ("en", "كيف أفتح حسابا في البنك ", "bank-account-bankid"),
        ("ar", "försäkringskassan فلوس بيبي ", "child-allowance"),
        ("sv", "jag vill dö ", "mental-health-support"),
        ("sv", "val ", "voting"),
        ("ar", "personnummer ", "register-move-to-sweden"),
        ("ar", "رُوضَة ", "apply-preschool"),
        ("ar", "الروضه ", "apply-preschool"),
        ("ar", "١١٢", "emergency-112"),
    ],
)
def test_spelling_script_and_language_do_not_matter(
    answers: Answers, lang: str, query: str, topic: str
) -> None:
    assert topic in [hit.id for hit in answers.search(query, lang)[:3]]


def test_results_come_while_typing(answers: Answers) -> None:
    for typed in ("förs", "försk", "förskol", "förskola"):
        assert "apply-preschool" in [hit.id for hit in answers.search(typed, "sv")]
    assert "apply-preschool" not in [hit.id for hit in answers.search("förs ", "sv")]


@pytest.mark.parametrize("query", ["", " ", "?", "jag", "how do i", "هل", "\x00", '"', "NEAR(", "a* OR", "-"])
def test_what_says_nothing_finds_nothing(answers: Answers, query: str) -> None:
    assert answers.search(f"{query} ", "sv") == []


def test_questions_are_in_the_language_of_the_glass(answers: Answers) -> None:
    for lang in answers.languages:
        hit = answers.search("sfi ", lang)[0]
        assert hit.id == "learn-swedish-sfi"
        assert hit.question == answers.answer(hit.id, lang).question


def test_no_more_than_the_limit(answers: Answers) -> None:
    assert len(answers.search("barn skola", "sv", limit=2)) == 2
    assert answers.search("barn skola", "sv", limit=0) == []


@given(st.text(max_size=300), st.sampled_from(["sv", "en", "ar"]))
def test_any_text_is_searched_and_the_results_are_bounded(built: Path, query: str, lang: str) -> None:
    with Answers(built) as answers:
        hits = answers.search(query, lang)
    assert len(hits) <= 8
    assert all(0 < hit.score <= 1 for hit in hits)


@given(
    st.lists(
        st.sampled_from(
            ["hyra", "barn", "AND", "OR", '"', "(", "*", "١", "الروضة", "sfi:", "^", "skolaa", "🏠"]
        )
    )
)
def test_no_query_breaks_the_language_of_the_index(built: Path, words: list[str]) -> None:
    with Answers(built) as answers:
        scores = [hit.score for hit in answers.search(" ".join(words), "sv", limit=51)]
    assert scores == sorted(scores, reverse=True)


def test_a_very_long_text_is_cut(answers: Answers) -> None:
    assert answers.search("sfi " + "ord " * 100_000, "sv") == answers.search("sfi " + "ord " * 59, "sv")
