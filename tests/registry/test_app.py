import json
from collections.abc import Iterator

import pytest
from sqlalchemy import delete, text

from registry.app import create_app
from registry.database import Database
from registry.places import Municipality
from registry.settings import Settings
from tests.registry.browser import TestClient
from tests.registry.units import Unit

MIB = 1024 * 1024


def test_anyone_may_ask_who_this_is(client: TestClient) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"registry": "registry-of-test"})


def test_a_registry_without_its_database_is_not_well(settings: Settings) -> None:
    app = create_app(settings)
    database: Database = app.state.database
    database.close()
    app.state.database = Database(f"sqlite:///{settings.state / 'nowhere' / 'registry.sqlite'}")
    answer = TestClient(app).get("/healthz")
    assert (answer.status_code, answer.json()) == (503, {"detail": "database"})
    assert answer.headers["retry-after"] == "5"
    app.state.database.close()


def test_a_database_that_fails_tells_the_log_nobodys_ticket(
    client: TestClient, store: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with store.session() as session:
        session.execute(text("DROP TABLE tickets"))
    assert client.get("/t/the-ticket-of-somebody").status_code == 503
    assert "GET /t/{ticket}" in caplog.text
    assert "somebody" not in caplog.text


def test_without_a_municipality_units_are_told_to_come_back(client: TestClient, store: Database) -> None:
    unit = Unit().become_known(client, store)
    with store.session() as session:
        session.execute(delete(Municipality))
    answer = client.get("/api/v1/settings", headers=unit.bearing())
    assert (answer.status_code, answer.json()) == (503, {"detail": "no_municipality"})


def test_the_wire_is_documented(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    paths = set(described["paths"])
    assert {
        "/healthz",
        "/api/v1/enrolments",
        "/api/v1/enrolments/me",
        "/api/v1/settings",
        "/api/v1/report",
        "/api/v1/events",
        "/api/v1/leases",
    } <= paths
    assert not any(path.startswith(("/fleet", "/sign-in")) for path in paths)


def test_nothing_is_loaded_from_another_host(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    page = client.get("/sign-in")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["cache-control"] == "no-store"
    assert "http://" not in page.text.replace("http://www.w3.org", "")


def test_styles_are_asked_about_again(client: TestClient) -> None:
    style = client.get("/static/style.css")
    assert style.headers["cache-control"] == "no-cache"
    again = client.get("/static/style.css", headers={"If-None-Match": style.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/static/live.js").headers["content-type"].startswith("text/javascript")
    assert client.get("/static/../app.py").status_code == 404


def test_a_body_over_one_mebibyte_is_not_read(client: TestClient) -> None:
    unit = Unit()
    body = json.dumps({"public_key": unit.public_key, "version": "x" * MIB}).encode()
    headers = unit.bearing() | {"Content-Type": "application/json"}
    assert client.post("/api/v1/enrolments", content=body, headers=headers).status_code == 413

    def unannounced() -> Iterator[bytes]:
        for start in range(0, len(body), 65536):
            yield body[start : start + 65536]

    answer = client.post("/api/v1/enrolments", content=unannounced(), headers=headers)
    assert answer.status_code == 413


def test_a_page_that_is_not_there_says_so(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert client.get("/api/v1/nowhere").json() == {"detail": "Not Found"}
