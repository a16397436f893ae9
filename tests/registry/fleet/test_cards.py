from typing import Any
from zoneinfo import ZoneInfo

import pytest

from registry.fleet.cards import CAUSES, DEVICES, gigabytes, make_card, moment
from registry.fleet.models import Terminal
from registry.fleet.rules import Standing
from registry.places import District, Site
from registry.web.words import Words
from tests.registry.units import NOON, report

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PLACE = Site(
    id="varby", name="Vårby bibliotek", district_id="varby", district=District(id="varby", name="Vårby")
)


def terminal(name: str = "Entrén", heard: float | None = NOON, **facts: Any) -> Terminal:
    return Terminal(
        id=name,
        name=name,
        standing_at=PLACE,
        last_report_at=heard,
        report_json=report(**facts) if heard is not None else None,
    )


def test_a_card_says_where_and_how() -> None:
    card = make_card(terminal(), NOON, STOCKHOLM)
    assert (card.site, card.district, card.standing) == ("Vårby bibliotek", "Vårby", Standing.ONLINE)
    assert card.heard == "12:40:00"
    assert card.calm
    assert card.printer is not None


@pytest.mark.parametrize(
    "facts",
    [
        {"temperature_c": 75.0},
        {"disk_free_bytes": 3_000_000_000},
        {"devices": [{"name": "printer", "state": "warning", "cause": "paper_low"}]},
        {"abilities": {"print": {"able": False, "cause": "paper_out"}}},
        {"heard": NOON - 75},
        {"heard": None},
    ],
)
def test_what_wants_a_person_is_not_calm(facts: dict[str, Any]) -> None:
    assert not make_card(terminal(**facts), NOON, STOCKHOLM).calm


def test_a_device_that_is_silent_wants_nobody() -> None:
    devices = [{"name": "printer", "state": "unknown", "cause": "silent"}]
    assert make_card(terminal(devices=devices), NOON, STOCKHOLM).calm


def test_a_report_of_an_older_program_spoils_no_page() -> None:
    old = terminal()
    old.report_json = {"at": NOON}
    card = make_card(old, NOON, STOCKHOLM)
    assert (card.report, card.standing) == (None, Standing.ONLINE)


def test_who_needs_someone_comes_first() -> None:
    cards = [
        make_card(found, NOON, STOCKHOLM)
        for found in (
            terminal("calm"),
            terminal("hot", temperature_c=80),
            terminal("never", heard=None),
            terminal("late", heard=NOON - 100),
        )
    ]
    assert [card.name for card in sorted(cards, key=lambda card: card.rank)] == [
        "late",
        "never",
        "hot",
        "calm",
    ]


def test_disks_are_told_as_each_language_writes_them() -> None:
    assert (gigabytes(29_400_000_000, "sv"), gigabytes(29_400_000_000, "en")) == ("29,4", "29.4")


def test_another_day_is_told_with_its_date() -> None:
    assert moment(NOON - 86_400, NOON, STOCKHOLM) == "2026-11-22 12:40"


@pytest.mark.parametrize("tag", ["sv", "en"])
def test_every_word_we_promise_is_there(built: Any, tag: str) -> None:
    said = Words(built, tag, "staff")
    keys = [f"cause.{cause}" for cause in CAUSES] + [f"device.{name}" for name in DEVICES]
    assert [key for key in keys if said.say(key) == key] == []
