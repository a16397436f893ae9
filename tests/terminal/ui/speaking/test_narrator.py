"""What is said, with the real words of two languages."""

from functools import cache

import pytest

from terminal.config import ROOT
from terminal.text import Words
from terminal.ui.box import Box
from terminal.ui.speaking.elements import Element, Role, numbered
from terminal.ui.speaking.focus import Edge
from terminal.ui.speaking.narrator import Narrator, Saying, sentences

BOX = Box(0, 0, 10, 10)


@cache
def words(tag: str) -> Words:
    return Words(ROOT / "build", tag, "speech")


@pytest.fixture
def english() -> Narrator:
    return Narrator(words, "en", lambda tag: tag != "ti", lambda tag: {"ti": "Tigrinya"}.get(tag, tag))


def element(role: Role, name: str, *, more: str = "", tag: str = "en") -> Element:
    return Element(role, name, BOX, tag, more=more)


def texts(sayings: list[Saying]) -> list[str]:
    return [saying.text for saying in sayings]


def test_pieces_are_heard_apart_and_marks_for_the_eye_are_not_heard() -> None:
    assert sentences(["What now?", "funk\u00adtion", "", "\u200eA42"]) == "What now? funktion. A42."


def test_a_choice_has_its_name_role_and_place(english: Narrator) -> None:
    one, two = numbered([element(Role.TILE, "Find an answer", more="On society"), element(Role.TILE, "Ask")])
    assert texts(english.element(one)) == ["Find an answer. On society. button. 1 of 2."]
    assert texts(english.element(two, Edge.LAST)) == ["End. Ask. button. 2 of 2."]


def test_what_can_be_on_or_off_says_which(english: Narrator) -> None:
    on = Element(Role.BUTTON, "Large text", BOX, "en", chosen=True)
    assert texts(english.element(on)) == ["Large text. button. chosen."]


def test_a_language_is_told_in_itself_or_honestly_not_at_all(english: Narrator) -> None:
    assert english.element(element(Role.LANGUAGE, "Svenska", tag="sv")) == [
        Saying("Svenska. Tryck på knappen i mitten för svenska.", "sv")
    ]
    assert english.element(element(Role.LANGUAGE, "ትግርኛ", tag="ti")) == [
        Saying("Tigrinya cannot be read aloud here.", "en")
    ]


def test_a_screen_is_told_from_its_title_to_the_focus(english: Narrator) -> None:
    page = numbered(
        [
            Element(Role.BUTTON, "Back", BOX, "en", at_edge=True),
            element(Role.HEADING, "No guide can answer"),
            element(Role.TEXT, "All are busy."),
            element(Role.TILE, "Take a ticket"),
            element(Role.TILE, "Try again"),
        ]
    )
    assert texts(english.enters(page, 3, more=["Call 08-465 004 00"])) == [
        "No guide can answer.",
        "All are busy.",
        "Call 08-465 004 00.",
        "2 things to choose.",
        "Take a ticket. button. 1 of 2.",
    ]
    assert texts(english.enters(page, 3, brief=True)) == ["No guide can answer."]


def test_typing_is_echoed_by_letter_and_by_word(english: Narrator) -> None:
    assert texts(english.typed("ba", "bar")) == ["r."]
    assert texts(english.typed("money bar", "money bar ")) == ["space. bar."]
    assert texts(english.typed("bar", "ba")) == ["r deleted."]
    assert texts(english.typed("a ", "a")) == ["space deleted."]


def test_a_typed_letter_and_how_many_answers_it_found(english: Narrator) -> None:
    before = [element(Role.FIELD, "Type", more="ba")]
    after = [element(Role.FIELD, "Type", more="bar"), element(Role.ROW, "x"), element(Role.ROW, "y")]
    assert texts(english.news(before, after)) == ["r.", "2 answers."]


def test_only_what_is_new_is_told_and_the_page_first(english: Narrator) -> None:
    before = [element(Role.TEXT, "old"), element(Role.TEXT, "stays"), element(Role.PAGE, "Page 1 of 2")]
    after = [element(Role.TEXT, "stays"), element(Role.TEXT, "new"), element(Role.PAGE, "Page 2 of 2")]
    assert texts(english.news(before, after)) == ["Page 2 of 2.", "new."]


def test_the_question_says_how_to_go_on_and_how_long_there_is(english: Narrator) -> None:
    assert texts(english.asks(20)) == ["Press any key to go on.", "20 seconds left."]


@pytest.mark.parametrize(
    "tag", sorted(path.parent.name for path in ROOT.glob("assets/languages/*/speech.po"))
)
def test_every_language_has_words_for_all_of_it(tag: str) -> None:
    narrator = Narrator(words, tag, lambda _tag: True, str)
    for role in Role:
        for chosen in (None, True, False):
            made = Element(role, "x", BOX, tag, chosen=chosen, number=2, of=3)
            for edge in Edge:
                assert narrator.element(made, edge)
    for n in (1, 2, 3, 5, 11, 20, 21):
        assert narrator.asks(n)
        assert narrator.choices([element(Role.TILE, str(at)) for at in range(n + 1)])
    for key in ("start.keys", "touch.again", "visit.ended", "voice.slower", "voice.faster"):
        assert narrator.say(key)
    assert narrator.say("voice.volume", n=1, of=9)
    assert narrator.say("start.not_spoken", language="X")
