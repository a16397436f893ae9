"""The pages that anyone may open: the site's board, and one's own place."""

import re

import pytest

from registry.database import Database
from registry.queues.states import Turn
from tests.registry.browser import TestClient
from tests.registry.queues import visits
from tests.registry.queues.scenes import ticket
from tests.registry.queues.test_guide_page import press
from tests.registry.units import NOON, Clock, Unit

OWN = f"/t/{ticket(1).id}"
SECOND = f"/t/{ticket(2).id}"


@pytest.fixture
def queue(guide: TestClient, unit: Unit, clock: Clock) -> TestClient:
    """Numbers 1 to 3 wait at Vårby; 1 in Arabic, the others in Swedish. Amina's browser is signed in."""
    visits.lease(guide, unit)
    clock.now = NOON + 300
    visits.issue(guide, unit, 1, language="ar")
    visits.issue(guide, unit, 2, 3)
    assert unit.report(guide, clock.now).status_code == 200
    return guide


def see(client: TestClient, path: str, language: str = "") -> str:
    """The page as it reads: its text without tags, in one line."""
    answer = client.get(path, headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return read(answer.text)


def read(html: str) -> str:
    body = html.partition("<body")[2] or html
    return " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"</?bdi[^>]*>", "", body)).split())


@pytest.mark.parametrize("path", ["/s/varby", "/t/abcdefghijklmnopqrstuvwxyz", "/s/varby?lang=en", "/t/x"])
def test_public_pages_keep_and_tell_nothing(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert "set-cookie" not in answer.headers
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert re.findall(r'(?:src|href)="(?:https?:)?//', answer.text) == []


def test_the_board_shows_the_number_its_desk_and_the_three_before(queue: TestClient, unit: Unit) -> None:
    visits.issue(queue, unit, 4, 5)
    for number in range(1, 6):
        visits.call(queue, desk=f"Disk {number}")
    board = see(queue, "/s/varby?lang=en")
    assert "Community guidance" in board
    assert "A5 Go to Disk 5" in board
    assert re.search(r"Earlier A4 Disk 4 A3 Disk 3 A2 Disk 2 (?!A1)", board)
    assert "0 waiting" in board


def test_the_board_says_when_nothing_was_called(queue: TestClient) -> None:
    assert "No number called yet today" in see(queue, "/s/varby?lang=en")


def test_a_site_that_is_not_is_said_calmly(client: TestClient) -> None:
    answer = client.get("/s/atlantis?lang=en")
    assert answer.status_code == 404
    assert "This page does not exist" in answer.text
    assert client.get("/s/atlantis/events").status_code == 404


@pytest.mark.parametrize("tag", ["sv", "en", "ar"])
def test_the_board_speaks_each_language_in_its_direction(queue: TestClient, tag: str) -> None:
    visits.call(queue)
    html = queue.get(f"/s/varby?lang={tag}").text
    assert f'<html lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}">' in html
    assert "<bdi>A1</bdi>" in html
    assert 'lang="ar"' in html
    assert "board." not in read(html)
    service = {"sv": "Samhällsvägledning", "en": "Community guidance", "ar": "الإرشاد المجتمعي"}
    assert service[tag] in html


def test_the_board_follows_the_browsers_language_else_speaks_swedish(client: TestClient) -> None:
    assert "الأرقام الآن" in see(client, "/s/varby", "ar-SY,en;q=0.5")
    assert "Nummer just nu" in see(client, "/s/varby", "tlh")


def test_a_place_is_told_in_the_tickets_language_or_the_one_asked_for(queue: TestClient) -> None:
    assert "أنت التالي" in see(queue, OWN, "en")
    assert "You are next" in see(queue, OWN + "?lang=en", "sv")


def test_a_place_tells_how_many_are_ahead(queue: TestClient) -> None:
    assert "1 person före dig" in see(queue, SECOND)
    assert "2 personer före dig" in see(queue, f"/t/{ticket(3).id}")
    visits.call(queue)
    assert "Du är näst på tur" in see(queue, SECOND)
    assert "Senast uppropat A1" in see(queue, SECOND)


def test_a_place_goes_with_its_ticket_to_the_end(queue: TestClient) -> None:
    visits.call(queue)
    assert "It is your turn Go to Disk 2" in see(queue, OWN + "?lang=en")
    press(queue, Turn.MISS, 1, "called")
    assert "Nobody came forward then." in see(queue, OWN + "?lang=en")
    press(queue, Turn.UNDO, 1, "no_show")
    press(queue, Turn.SERVE, 1, "called")
    assert "Your visit is finished" in see(queue, OWN + "?lang=en")


def test_a_place_without_a_desk_sends_to_the_staff(queue: TestClient) -> None:
    visits.call(queue, desk="")
    assert "Go to the staff" in see(queue, OWN + "?lang=en")


def test_a_place_is_honest_about_what_is_not_known(queue: TestClient, clock: Clock) -> None:
    clock.now += 100
    assert "You may be next" in see(queue, OWN + "?lang=en")
    assert "At least 1 person ahead of you" in see(queue, SECOND + "?lang=en")
    assert "More people may be ahead of you." in see(queue, SECOND + "?lang=en")


def test_a_ticket_that_was_not_reported_yet_is_said_so(client: TestClient) -> None:
    assert "Your ticket has not reached us yet" in see(client, "/t/abcdefghijklmnopqrstuvwxyz", "en")


@pytest.mark.parametrize("bad", ["x", "a" * 65, "abc%20defghijklmnop", "abcdefghijklmn%C3%A9"])
def test_what_cannot_be_a_ticket_is_said_calmly(client: TestClient, bad: str) -> None:
    answer = client.get(f"/t/{bad}?lang=en")
    assert answer.status_code == 404
    assert "Try scanning the code on your slip again" in answer.text
    assert client.get(f"/t/{bad}/events").status_code == 404


def test_numbers_of_yesterday_are_gone(queue: TestClient, clock: Clock, unit: Unit) -> None:
    visits.call(queue)
    clock.now += 86_400
    yesterday = see(queue, OWN + "?lang=en")
    assert "This ticket is not for today" in yesterday
    assert "It was for 23 November 2026." in yesterday
    assert "A1" not in yesterday
    assert "A1" not in see(queue, "/s/varby?lang=en")
    assert unit.report(queue, clock.now).json()["queues"][0] == {
        "service": "guide",
        "day": "2026-11-24",
        "waiting": 0,
        "serving": [],
    }


def test_the_day_turns_at_the_municipalitys_midnight(queue: TestClient, clock: Clock) -> None:
    midnight = NOON + (11 * 60 + 20) * 60
    clock.now = midnight - 1
    assert "A1" in see(queue, OWN + "?lang=en")
    clock.now = midnight
    assert "not for today" in see(queue, OWN + "?lang=en")


def test_nothing_on_the_pages_names_a_person(queue: TestClient, store: Database) -> None:
    visits.call(queue)
    for path in ("/s/varby", OWN):
        assert "Amina" not in queue.get(path).text
