"""Answers as pieces: what is said first, and in which order the rest follows."""

import pytest

from terminal.ui.screens.blocks import first_sentence


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("Ring 112. Det är gratis.", "Ring 112.", "Det är gratis."),
        (
            "Du får stöd, t.ex. pengar. Ansök hos kommunen.",
            "Du får stöd, t.ex. pengar.",
            "Ansök hos kommunen.",
        ),
        ("اتصل بالرقم 112. إنه مجاني.", "اتصل بالرقم 112.", "إنه مجاني."),
        ("ማን ይረዳል። ይደውሉ።", "ማን ይረዳል።", "ይደውሉ።"),
        ("Bara en mening.", "Bara en mening.", ""),
        ("Ska du ringa? Ja. Nu.", "Ska du ringa?", "Ja. Nu."),
    ],
)
def test_the_first_sentence_is_the_answer(text: str, first: str, rest: str) -> None:
    assert first_sentence(text) == (first, rest)
