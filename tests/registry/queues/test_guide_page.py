"""The guide's page, as a browser without script meets it."""

import re

import pytest

from registry.database import Database
from registry.queues.models import Ticket
from registry.queues.states import TicketState
from tests.registry.browser import TestClient
from tests.registry.conftest import sign_in
from tests.registry.queues import visits
from tests.registry.queues.scenes import ticket
from tests.registry.units import NOON, Clock, Unit

VARBY = "/queues?site=varby&desk=Disk+2"


def press(client: TestClient, turn: str, number: int, seen: str) -> str:
    form = {"site": "varby", "service": "guide", "desk": "Disk 2", "turn": turn, "seen": seen}
    answer = client.post("/queues/turn", data=form | {"ticket": ticket(number).id})
    assert answer.status_code == 303, answer.text
    page: str = client.get(answer.headers["location"]).text
    return page


@pytest.fixture
def queue(guide: TestClient, unit: Unit, clock: Clock) -> TestClient:
    """Three wait for a guide at Vårby, the first since a minute past noon; the guide is signed in."""
    visits.lease(guide, unit)
    clock.now = NOON + 300
    visits.issue(guide, unit, 1, 2, 3)
    assert unit.report(guide, clock.now).status_code == 200
    return guide


def test_who_is_not_signed_in_is_sent_to_sign_in(client: TestClient) -> None:
    answer = client.get("/queues")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?then=/queues")
    assert client.post("/queues/call", data={"site": "varby", "service": "guide"}).status_code == 303


def test_it_has_no_business_here_but_facilities_have(client: TestClient) -> None:
    assert sign_in(client, "it").get("/queues").status_code == 403
    assert sign_in(client, "drift").get("/queues").status_code == 200


def test_the_only_site_with_a_terminal_is_chosen(queue: TestClient) -> None:
    assert 'value="varby" selected' in queue.get("/queues").text


def test_an_unknown_site_leaves_the_choice(queue: TestClient) -> None:
    page = queue.get("/queues?site=atlantis")
    assert page.status_code == 200
    assert "data-live" not in page.text
    assert queue.get("/queues/events?site=atlantis").status_code == 404


def test_the_page_tells_who_waits_and_how_long(
    client: TestClient, unit: Unit, guide: TestClient, clock: Clock
) -> None:
    visits.lease(client, unit)
    clock.now = NOON + 60
    visits.issue(client, unit, 1)
    clock.now += 12 * 60
    page = guide.get(VARBY).text
    assert "1 waiting" in page
    assert "longest 12 minutes, since 12:41" in page
    assert "Nobody is waiting" in page


def test_a_guide_calls_the_next_and_the_page_says_so(queue: TestClient) -> None:
    page = visits.call(queue)
    assert "A1 is called." in page
    assert "<bdi>A1</bdi></p>" in page
    assert "2 waiting" in page
    assert 'value="Disk 2"' in page
    assert "Ticket in Swedish" in page


def test_loading_the_page_again_calls_nobody(queue: TestClient) -> None:
    visits.call(queue)
    assert "2 waiting" in queue.get(VARBY).text


def test_with_nobody_waiting_nobody_is_called(queue: TestClient) -> None:
    assert "Nobody waits in that queue now." in visits.call(queue, service="errands")


def test_each_button_does_what_it_says(queue: TestClient, store: Database) -> None:
    def state(number: int) -> TicketState:
        with store.session(reading=True) as session:
            return session.get_one(Ticket, ticket(number).id).state

    visits.call(queue)
    assert "A1 is called again." in press(queue, "call_again", 1, "called")
    assert "A1 did not come." in press(queue, "miss", 1, "called")
    assert state(1) is TicketState.NO_SHOW
    assert "A1 is undone." in press(queue, "undo", 1, "no_show")
    assert "A1 is served." in press(queue, "serve", 1, "called")
    assert state(1) is TicketState.SERVED


def test_a_press_on_an_old_page_says_that_someone_was_quicker(queue: TestClient) -> None:
    visits.call(queue)
    press(queue, "serve", 1, "called")
    assert "Someone else was quicker." in press(queue, "miss", 1, "called")


def test_what_is_posted_must_make_sense(queue: TestClient) -> None:
    form = {"site": "varby", "ticket": ticket(1).id, "turn": "dance", "seen": "waiting"}
    assert queue.post("/queues/turn", data=form).status_code == 422
    elsewhere = {"Origin": "https://elsewhere.test"}
    answer = queue.post("/queues/call", data={"site": "varby", "service": "guide"}, headers=elsewhere)
    assert answer.status_code == 403


def test_a_desk_is_shown_as_words_never_as_markup(queue: TestClient) -> None:
    page = visits.call(queue, desk="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_slip_that_did_not_come_out_is_told(queue: TestClient, unit: Unit) -> None:
    visits.issue(queue, unit, 1, paper="failed")
    assert "The slip did not come out" in visits.call(queue)


def test_a_terminal_that_is_silent_is_told(queue: TestClient, clock: Clock) -> None:
    assert "is not reporting" not in queue.get(VARBY).text
    clock.now += 300
    assert "is not reporting" in queue.get(VARBY).text


def test_every_button_has_a_name_of_its_own(queue: TestClient) -> None:
    visits.call(queue)
    page = queue.get(VARBY).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert 'aria-label="Call again, A1"' in page


def test_the_page_speaks_swedish_too(queue: TestClient) -> None:
    page = queue.get(VARBY + "&lang=sv").text
    assert "3 väntar" in page
    assert "Samhällsvägledning" in page
