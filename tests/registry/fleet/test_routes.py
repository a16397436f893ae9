import pytest

from registry.database import Database
from registry.fleet.tokens import raw_key
from tests.registry.browser import TestClient
from tests.registry.conftest import sign_in
from tests.registry.units import NOON, Clock, Unit
from wire import TerminalSettings, pairing_code


def detail(client: TestClient, path: str, headers: dict[str, str]) -> tuple[int, str]:
    answer = client.get(f"/api/v1{path}", headers=headers)
    return answer.status_code, str(answer.json().get("detail", ""))


def test_a_unit_becomes_known(it: TestClient, store: Database) -> None:
    unit = Unit()
    asked = unit.enrol(it)
    code = pairing_code(raw_key(unit.public_key))
    assert asked.json() == {
        "unit": unit.id,
        "state": "pending",
        "pairing_code": code,
        "registry": "registry-of-test",
    }
    assert detail(it, "/settings", unit.bearing()) == (403, "pending")
    page = it.get("/fleet").text
    assert code in page
    assert "Vårby bibliotek (Vårby)" in page
    done = it.post(f"/fleet/units/{unit.id}/approve", data={"name": "Vårby, entrén", "site": "varby"})
    assert (done.status_code, done.headers["location"]) == (303, "/fleet")
    assert code not in it.get("/fleet").text
    mine = it.get("/api/v1/enrolments/me", headers=unit.bearing())
    assert mine.json()["state"] == "approved"
    settings = TerminalSettings.model_validate(it.get("/api/v1/settings", headers=unit.bearing()).json())
    assert (settings.terminal, settings.site.id, settings.telephone) == (
        "Vårby, entrén",
        "varby",
        "08-465 004 00",
    )


def test_a_refused_unit_opens_nothing_until_it_is_approved_after_all(it: TestClient, store: Database) -> None:
    unit = Unit().become_known(it, store)
    assert it.post(f"/fleet/units/{unit.id}/refuse").status_code == 303
    assert detail(it, "/settings", unit.bearing()) == (403, "refused")
    assert unit.report(it).status_code == 403
    assert unit.enrol(it).json()["state"] == "refused"
    assert "Approve after all" in it.get("/fleet").text


def test_a_token_serves_once(client: TestClient, store: Database) -> None:
    unit = Unit().become_known(client, store)
    bearing = unit.bearing()
    assert detail(client, "/settings", bearing) == (200, "")
    assert detail(client, "/settings", bearing) == (401, "used")


def test_a_token_is_remembered_as_long_as_it_is_good(
    client: TestClient, store: Database, clock: Clock
) -> None:
    unit = Unit().become_known(client, store)
    bearing = unit.bearing()
    assert detail(client, "/settings", bearing) == (200, "")
    clock.now += 89
    assert detail(client, "/settings", unit.bearing(clock.now)) == (200, "")
    assert detail(client, "/settings", bearing) == (401, "used")
    clock.now += 2
    assert detail(client, "/settings", unit.bearing(clock.now)) == (200, "")
    assert detail(client, "/settings", bearing) == (401, "expired")


@pytest.mark.parametrize("header", ["", "Bearer", "Basic abc", "Bearer abc", "Bearer a.b.c"])
def test_without_a_good_token_nothing_is_told(client: TestClient, header: str) -> None:
    answer = client.get("/api/v1/enrolments/me", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


def test_an_unknown_unit_is_told_to_ask_again(client: TestClient) -> None:
    assert detail(client, "/enrolments/me", Unit().bearing()) == (401, "unknown_unit")


def test_nobody_enrols_anothers_key(client: TestClient) -> None:
    body = {"public_key": Unit(1).public_key, "version": "1"}
    answer = client.post("/api/v1/enrolments", json=body, headers=Unit(2).bearing())
    assert (answer.status_code, answer.json()) == (401, {"detail": "signature"})


@pytest.mark.parametrize("body", [{}, {"public_key": "x", "version": "1"}, {"public_key": "x" * 43}, []])
def test_a_request_that_is_none_is_refused(client: TestClient, body: object) -> None:
    assert client.post("/api/v1/enrolments", json=body, headers=Unit().bearing()).status_code == 422


def test_the_fleet_page_shows_what_a_resident_could_do(it: TestClient, store: Database, clock: Clock) -> None:
    unit = Unit().become_known(it, store, "Vårby, entrén")
    assert "has not been heard yet" in it.get("/fleet").text
    unit.report(
        it,
        abilities={"read": {"able": True}, "print": {"able": False, "cause": "paper_out"}},
        devices=[
            {"name": "printer", "state": "fault", "cause": "paper_out"},
            {"name": "ozone_sensor", "state": "fault", "cause": "<b>new_word</b>"},
        ],
        notes=["clock: 41 s ahead"],
    )
    page = it.get("/fleet").text
    for text in (
        "Online",
        "Out of paper",
        "47 °C",
        "20.0 of 32.0 GB free",
        "0.1.0",
        "12:40:00",
        "clock: 41 s",
    ):
        assert text in page
    assert "ozone sensor" in page
    assert "&lt;b&gt;new word" in page
    clock.now += 75
    late = it.get("/fleet").text
    assert "1 late" in late
    assert "Last heard 12:40:00" in late
    unit.report(it, clock.now)
    assert "1 late" not in it.get("/fleet").text


def test_facilities_see_the_fleet_and_approve_nothing(client: TestClient, store: Database) -> None:
    unit = Unit()
    unit.enrol(client)
    sign_in(client, "drift")
    assert "wait for approval" not in client.get("/fleet").text
    answer = client.post(f"/fleet/units/{unit.id}/approve", data={"name": "Entrén", "site": "varby"})
    assert answer.status_code == 403
    assert client.get("/fleet/units/events").status_code == 403


@pytest.mark.parametrize(
    ("unit", "site", "name"),
    [("nobody", "varby", "Entrén"), (Unit().id, "oslo", "Entrén"), (Unit().id, "varby", "")],
)
def test_an_approval_that_cannot_be_is_said(it: TestClient, unit: str, site: str, name: str) -> None:
    Unit().enrol(it)
    answer = it.post(f"/fleet/units/{unit}/approve", data={"name": name, "site": site})
    assert answer.status_code == 409
    assert "That did not work" in answer.text


def test_clocks_are_in_the_municipalitys_time(it: TestClient, store: Database) -> None:
    Unit().become_known(it, store).report(it)
    assert "12:40:00" in it.get("/fleet").text
    assert NOON == 1_795_434_000
