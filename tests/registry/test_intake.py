import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from registry.calls.models import Call
from registry.database import Database
from registry.queues.models import Ticket
from tests.registry.browser import TestClient
from tests.registry.units import NOON, Unit, report
from wire import ReportReceipt

TODAY = "2026-11-23"


@pytest.fixture
def unit(client: TestClient, store: Database) -> Unit:
    return Unit().become_known(client, store)


def lease(client: TestClient, unit: Unit) -> str:
    body = {"id": "lease-of-test", "service": "guide", "day": TODAY}
    answer = client.post("/api/v1/leases", json=body, headers=unit.bearing())
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def issued(number: int, **facts: Any) -> dict[str, Any]:
    return {
        "kind": "ticket_issued",
        "id": f"ticket-{number}",
        "lease": "lease-of-test",
        "service": "guide",
        "day": TODAY,
        "number": number,
        "language": "ar",
        "issued_at": NOON,
        "paper": "pending",
    } | facts


PRESS = {
    "kind": "press_ended",
    "id": "press-1",
    "day": TODAY,
    "language": "ar",
    "topic": "housing",
    "source": "glass",
    "outcome": "fallback",
    "cause": "registry_unreachable",
}


def tell(client: TestClient, unit: Unit, *events: dict[str, Any]) -> int:
    answer = client.post("/api/v1/events", json={"events": list(events)}, headers=unit.bearing())
    return int(answer.status_code)


def counted(store: Database) -> tuple[int, int]:
    with store.session() as session:
        tickets = session.scalars(select(func.count()).select_from(Ticket)).one()
        return tickets, session.scalars(select(func.count()).select_from(Call)).one()


def test_a_report_is_answered_with_what_may_be_told(client: TestClient, unit: Unit) -> None:
    answer = unit.report(client)
    receipt = ReportReceipt.model_validate(answer.json())
    assert receipt.now == NOON
    assert [(view.service, view.day, view.waiting) for view in receipt.queues] == [
        ("guide", TODAY, 0),
        ("errands", TODAY, 0),
    ]
    settings = client.get("/api/v1/settings", headers=unit.bearing()).json()
    assert receipt.settings_version == settings["version"]


def test_more_terminals_report_at_one_instant_than_there_are_threads(client: TestClient, unit: Unit) -> None:
    async def storm() -> list[int]:
        transport = httpx.ASGITransport(app=client.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://registry.test") as units:
            asked = [units.put("/api/v1/report", json=report(), headers=unit.bearing()) for _ in range(60)]
            return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert asyncio.run(storm()) == [200] * 60


def test_events_are_kept_once_however_often_they_are_told(
    client: TestClient, store: Database, unit: Unit
) -> None:
    lease(client, unit)
    for _ in range(2):
        assert tell(client, unit, issued(1), issued(2), PRESS) == 204
    assert tell(client, unit, issued(1, paper="printed")) == 204
    assert counted(store) == (2, 1)
    queues = unit.report(client).json()["queues"]
    assert queues[0]["waiting"] == 2


def test_a_batch_with_one_unreadable_event_keeps_none(
    client: TestClient, store: Database, unit: Unit
) -> None:
    lease(client, unit)
    assert tell(client, unit, issued(1), issued(0)) == 422
    assert tell(client, unit, issued(1), PRESS | {"kind": "nonsense"}) == 422
    assert counted(store) == (0, 0)


def test_a_batch_is_bounded(client: TestClient, unit: Unit) -> None:
    assert tell(client, unit, *[issued(number) for number in range(1, 202)]) == 422


def test_an_impossible_ticket_does_not_hold_up_the_others(
    client: TestClient, store: Database, unit: Unit
) -> None:
    lease(client, unit)
    assert tell(client, unit, issued(1, lease="nobodys"), issued(2)) == 204
    assert counted(store) == (1, 0)


def test_only_approved_units_are_heard(client: TestClient) -> None:
    stranger = Unit(7)
    stranger.enrol(client)
    assert stranger.report(client).status_code == 403
    assert tell(client, stranger, PRESS) == 403
    assert client.put("/api/v1/report", json=report()).status_code == 401
