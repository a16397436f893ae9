from dataclasses import replace

import pytest
from sqlalchemy import select

from registry.app import create_app
from registry.database import Database
from registry.people.models import SignIn
from registry.settings import Settings
from tests.registry.browser import TestClient
from tests.registry.conftest import ORIGIN, PASSWORD, sign_in
from tests.registry.units import Clock


def try_to_sign_in(client: TestClient, password: str = "wrong", then: str = "", login: str = "it") -> int:
    answer = client.post("/sign-in", data={"login": login, "password": password, "then": then})
    return int(answer.status_code)


def test_a_page_leads_to_sign_in_and_back(client: TestClient) -> None:
    asked = client.get("/fleet")
    assert (asked.status_code, asked.headers["location"]) == (303, "/sign-in?then=/fleet")
    form = client.get(asked.headers["location"])
    assert 'value="/fleet"' in form.text
    done = client.post("/sign-in", data={"login": "it", "password": PASSWORD, "then": "/fleet"})
    assert (done.status_code, done.headers["location"]) == (303, "/fleet")
    assert client.get("/fleet").status_code == 200


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil.example", "fleet"])
def test_sign_in_leads_nowhere_else(client: TestClient, then: str) -> None:
    done = client.post("/sign-in", data={"login": "it", "password": PASSWORD, "then": then})
    assert done.headers["location"] == "/fleet"


def test_the_front_door_leads_to_where_one_works(client: TestClient) -> None:
    assert client.get("/").headers["location"] == "/sign-in"
    sign_in(client, "drift")
    assert client.get("/").headers["location"] == "/fleet"


def test_a_wrong_password_says_no_more_than_that(client: TestClient) -> None:
    wrong = client.post("/sign-in", data={"login": "it", "password": "wrong"})
    nobody = client.post("/sign-in", data={"login": "nobody", "password": "wrong"})
    assert (wrong.status_code, nobody.status_code) == (401, 401)
    assert wrong.text.replace('"it"', "") == nobody.text.replace('"nobody"', "")
    assert "set-cookie" not in wrong.headers


def test_guessing_is_slowed_and_the_right_password_waits_too(client: TestClient, clock: Clock) -> None:
    assert [try_to_sign_in(client) for _ in range(4)] == [401, 401, 401, 429]
    refused = client.post("/sign-in", data={"login": "IT ", "password": PASSWORD})
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "2")
    assert "Wait 2 seconds" in refused.text
    clock.now += 2
    assert try_to_sign_in(client, PASSWORD) == 303
    assert [try_to_sign_in(client) for _ in range(3)] == [401, 401, 401]


def test_a_session_ends_with_the_day(it: TestClient, clock: Clock) -> None:
    clock.now += 12 * 3600 - 1
    assert it.get("/fleet").status_code == 200
    clock.now += 2
    assert it.get("/fleet").status_code == 303


def test_signing_out_ends_it_everywhere_the_cookie_was_copied_to(it: TestClient) -> None:
    stolen = it.cookies["session"]
    assert it.post("/sign-out").status_code == 303
    assert it.get("/fleet", headers={"Cookie": f"session={stolen}"}).status_code == 303


def test_each_sign_in_has_a_new_secret_and_the_database_none(client: TestClient, store: Database) -> None:
    sign_in(client, "it")
    first = client.cookies["session"]
    sign_in(client, "it")
    assert client.cookies["session"] != first
    with store.session() as session:
        kept = list(session.scalars(select(SignIn.token_hash)))
    assert len(kept) == 2
    assert first not in kept


def test_the_cookie_is_as_strict_as_the_address_allows(settings: Settings, client: TestClient) -> None:
    done = client.post("/sign-in", data={"login": "it", "password": PASSWORD})
    plain = done.headers["set-cookie"]
    assert plain.startswith("session=")
    assert "HttpOnly" in plain
    assert "SameSite=lax" in plain
    secure = "https://registry.test"
    with TestClient(create_app(replace(settings, public_url=secure)), base_url=secure) as behind_proxy:
        answer = behind_proxy.post(
            "/sign-in",
            data={"login": "it", "password": PASSWORD},
            headers={"Origin": secure},
            follow_redirects=False,
        )
    strict = answer.headers["set-cookie"]
    assert strict.startswith("__Host-session=")
    assert "Secure" in strict
    assert "Path=/;" in strict
    assert "Domain" not in strict


def test_programs_are_told_and_not_led(client: TestClient) -> None:
    answer = client.get("/fleet", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (401, {"detail": "signed_out"})


def test_a_wrong_role_is_said_kindly(client: TestClient, store: Database) -> None:
    sign_in(client, "drift")
    answer = client.get("/desk")
    assert answer.status_code == 403
    assert "This page is not for your role" in answer.text
    assert "Sign out" in answer.text


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "http://registry.test.evil.example"])
def test_a_form_of_another_site_does_nothing(client: TestClient, origin: str | None) -> None:
    client.headers.pop("Origin")
    headers = {"Origin": origin} if origin else {}
    answer = client.post("/sign-in", data={"login": "it", "password": PASSWORD}, headers=headers)
    assert answer.status_code == 403
    assert ORIGIN not in headers.values()


def test_staff_choose_their_language_and_it_stays(client: TestClient) -> None:
    assert "<h1>Sign in</h1>" in client.get("/sign-in").text
    assert "<h1>Logga in</h1>" in client.get("/sign-in?lang=sv&then=/fleet").text
    again = client.get("/sign-in?then=/fleet").text
    assert "<h1>Logga in</h1>" in again
    assert "?then=%2Ffleet&amp;lang=en" in again


def test_swedish_comes_first(client: TestClient) -> None:
    assert "<h1>Logga in</h1>" in client.get("/sign-in", headers={"Accept-Language": "ar"}).text
