"""The small script that keeps a section live, in a real browser against a real server."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright

from registry.database import Database
from registry.fleet.models import Terminal
from registry.fleet.rules import LATE_AFTER_S, keep_report
from tests.registry.conftest import PASSWORD
from tests.registry.running import Running, running, write_config
from tests.registry.units import Unit, report
from wire import Report

CHROMIUM = shutil.which("chromium")
PATIENCE_MS = 30_000.0


@pytest.fixture
def server(tmp_path: Path, prepared: Path, built: Path) -> Iterator[Running]:
    shutil.copy(prepared, tmp_path / "registry.sqlite")
    with running(write_config(tmp_path, built=str(built))) as found:
        yield found


@pytest.fixture
def fleet(server: Running) -> Iterator[Page]:
    """The fleet page as Ingrid sees it; anything that the browser complains of fails the test."""
    if CHROMIUM is None:
        pytest.skip("no browser here: apt install chromium")
    complaints: list[str] = []
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = browser.new_page(locale="en-GB", viewport={"width": 1280, "height": 800})
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.port('pages')}/fleet")
        page.fill("#login", "it")
        page.fill("#password", PASSWORD)
        page.click("main button")
        page.wait_for_url("**/fleet")
        yield page
        browser.close()
    assert complaints == []


def ask_to_be_known(server: Running, seed: int) -> str:
    """As a unit does, in its own process; its id."""
    unit = Unit(seed)
    url = f"http://127.0.0.1:{server.port('pages')}/api/v1/enrolments"
    body = {"public_key": unit.public_key, "version": "0.1.0"}
    assert httpx.post(url, json=body, headers=unit.bearing(time.time())).status_code == 200
    return unit.id


def test_the_fleet_page_is_live(fleet: Page, server: Running, tmp_path: Path) -> None:
    unit = ask_to_be_known(server, 1)
    fleet.locator(f"#name-{unit}").fill("Vårby, entrén")
    fleet.locator(f"#site-{unit}").select_option("varby")
    fleet.get_by_role("button", name="Approve").click()
    card = fleet.locator(f"#terminal-{unit}")
    expect(card).to_contain_text("Never heard", timeout=PATIENCE_MS)
    expect(fleet.locator(".pairing")).to_have_count(0)

    # Heard two seconds short of late: then the page turns by itself.
    database = Database(f"sqlite:///{tmp_path / 'registry.sqlite'}")
    now = time.time()
    with database.session() as session:
        heard = Report.model_validate(report(now))
        keep_report(session, session.get_one(Terminal, unit), heard, now - LATE_AFTER_S + 2)
    database.close()
    fleet.reload()
    expect(card).to_contain_text("Online", timeout=PATIENCE_MS)
    expect(card).to_contain_text("Late", timeout=PATIENCE_MS)
    expect(fleet.locator(".live-lost")).to_be_hidden()
    assert server.end() == 0
    expect(fleet.locator(".live-lost")).to_be_visible(timeout=PATIENCE_MS)


def test_typing_is_not_taken_from_under_ones_hands(fleet: Page, server: Running) -> None:
    name = fleet.locator(f"#name-{ask_to_be_known(server, 1)}")
    name.fill("Vår")
    second = ask_to_be_known(server, 2)
    expect(fleet.locator("section[data-waits]")).to_have_count(1, timeout=PATIENCE_MS)
    expect(name).to_have_value("Vår")
    name.blur()
    expect(fleet.locator(f"#name-{second}")).to_be_visible(timeout=PATIENCE_MS)
