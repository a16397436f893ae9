"""What units ask of the queues over the wire."""

from dataclasses import replace

from fastapi import FastAPI

from registry.database import Database
from tests.registry.browser import TestClient
from tests.registry.queues import visits
from tests.registry.units import NOON, Unit


def test_a_unit_is_leased_a_block_and_the_same_one_again(client: TestClient, unit: Unit) -> None:
    lease = {"id": "lease-1", "service": "guide", "day": "2026-11-23", "first": 1, "last": 30}
    assert visits.lease(client, unit) == lease
    assert visits.lease(client, unit) == lease


def test_it_decides_how_many_numbers_a_block_holds(client: TestClient, unit: Unit) -> None:
    app: FastAPI = client.app  # type: ignore[assignment]
    app.state.settings = replace(app.state.settings, lease_size=2)
    assert visits.lease(client, unit)["last"] == 2


def test_what_cannot_be_leased_is_refused_with_a_word(
    client: TestClient, store: Database, unit: Unit
) -> None:
    visits.lease(client, unit)
    other = Unit(2).become_known(client, store)

    def ask(asking: Unit, **facts: str) -> tuple[int, str]:
        body = {"id": "lease-1", "service": "guide", "day": "2026-11-23"} | facts
        answer = client.post("/api/v1/leases", json=body, headers=asking.bearing())
        return answer.status_code, str(answer.json()["detail"])

    assert ask(other) == (409, "lease lease-1 belongs to another terminal")
    assert ask(unit, id="new", day="2026-11-30")[0] == 409
    assert ask(unit, id="new", service="fishing") == (404, "no_such_service")
    assert ask(unit, id="new", day="yesterday")[0] == 422


def test_only_an_approved_unit_is_leased_numbers(client: TestClient) -> None:
    body = {"id": "lease-1", "service": "guide", "day": "2026-11-23"}
    assert client.post("/api/v1/leases", json=body).status_code == 401
    stranger = Unit(3)
    stranger.enrol(client)
    assert client.post("/api/v1/leases", json=body, headers=stranger.bearing()).status_code == 403


def test_a_report_is_answered_with_the_queues(client: TestClient, unit: Unit) -> None:
    visits.lease(client, unit)
    visits.issue(client, unit, 1, 2)
    queues = unit.report(client, NOON + 30).json()["queues"]
    assert queues == [
        {"service": "guide", "day": "2026-11-23", "waiting": 2, "serving": []},
        {"service": "errands", "day": "2026-11-23", "waiting": 0, "serving": []},
    ]


def test_a_conflict_does_not_hold_up_the_rest_of_what_a_unit_delivers(client: TestClient, unit: Unit) -> None:
    visits.lease(client, unit)
    visits.issue(client, unit, 99, 1)
    assert unit.report(client, NOON + 30).json()["queues"][0]["waiting"] == 1
