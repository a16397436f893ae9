"""What a unit tells over the wire, for tests of pages: a block, and tickets of it."""

from typing import Any

from tests.registry.browser import TestClient
from tests.registry.queues.scenes import ticket
from tests.registry.units import Unit


def bearing(client: TestClient, unit: Unit) -> dict[str, str]:
    """A token of this moment, by the registry's clock."""
    now: float = client.app.state.clock()  # type: ignore[attr-defined]
    return unit.bearing(now)


def lease(client: TestClient, unit: Unit, **facts: str) -> dict[str, Any]:
    body = {"id": "lease-1", "service": "guide", "day": "2026-11-23"} | facts
    answer = client.post("/api/v1/leases", json=body, headers=bearing(client, unit))
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def issue(client: TestClient, unit: Unit, *numbers: int, **facts: object) -> None:
    """Numbers of ``lease-1`` are out; each a minute after the one before."""
    events = [ticket(number, **facts).model_dump(mode="json") for number in numbers]
    answer = client.post("/api/v1/events", json={"events": events}, headers=bearing(client, unit))
    assert answer.status_code == 204, answer.text


def call(client: TestClient, desk: str = "Disk 2", service: str = "guide") -> str:
    """Call the next number at Vårby; the page that follows."""
    form = {"site": "varby", "service": service, "desk": desk}
    answer = client.post("/queues/call", data=form)
    assert answer.status_code == 303, answer.text
    page: str = client.get(answer.headers["location"]).text
    return page
