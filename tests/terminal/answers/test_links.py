"""What a telephone opens from an answer."""

from terminal.answers import Answer, Link, Telephone, links


def told(*numbers: str, go_to: tuple[str, ...] = ("huddinge.se", "kvinnofridslinjen.se")) -> Answer:
    return Answer(
        id="a",
        category="money",
        question="?",
        summary="!",
        steps=(),
        responsible="",
        go_to=go_to,
        telephone=tuple(Telephone("Stöd", number) for number in numbers),
        sources=(),
        checked="",
        related=(),
        complete=True,
    )


def test_numbers_become_what_a_telephone_dials_and_112_is_dialled_by_hand() -> None:
    assert links(told("112", "020-50 50 50", "1177")) == (
        Link("call", "tel:020505050", "020-50 50 50"),
        Link("call", "tel:1177", "1177"),
        Link("page", "https://huddinge.se", "huddinge.se"),
    )


def test_a_page_that_nobody_may_see_is_not_put_into_a_history() -> None:
    assert links(told("020-50 50 50"), pages=False) == (Link("call", "tel:020505050", "020-50 50 50"),)


def test_an_answer_that_leads_nowhere_has_no_codes() -> None:
    assert links(told(go_to=())) == ()
