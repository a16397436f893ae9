"""The desk in a real Chromium, with the browser's own fake camera, talking to a real unit's call."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from registry.people import ANY_TOPIC
from terminal.calls import Dialogue, Phase
from tests.registry.calls.running import Running, running_registry, wait_until
from tests.terminal.calls.visitor import Visitor

CHROMIUM = "/usr/bin/chromium"
FAKE_DEVICES = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
PICTURES = "() => document.getElementById('remote').getVideoPlaybackQuality().totalVideoFrames"

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium here: apt install chromium")


@pytest.fixture
def running(tmp_path: Path, built: Path) -> Iterator[Running]:
    with running_registry(tmp_path / "registry", built=built) as found:
        yield found


@pytest.fixture
def visitor(running: Running, tmp_path: Path) -> Iterator[Visitor]:
    with Visitor(running, tmp_path / "unit") as found:
        yield found


@contextmanager
def desk(running: Running, cookie: str, *arguments: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments])
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": running.pages_url}])
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{running.pages_url}/desk")
        yield page
        browser.close()
        assert faults == []


def go_on_duty(page: Page) -> None:
    page.click("#duty-switch:enabled")
    page.wait_for_selector("[data-state=waiting]")


def pictures(page: Page) -> int:
    return int(page.evaluate(PICTURES))


def wait_for_page(page: Page, holds: object) -> None:
    """As wait_until, while the browser's messages are taken."""
    assert callable(holds)
    for _ in range(300):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come true in time")


def test_guide_and_resident_see_each_other_move(running: Running, visitor: Visitor) -> None:
    cookie = running.add_guide("Amina", [("ar", ANY_TOPIC)])
    with desk(running, cookie, *FAKE_DEVICES) as page:
        go_on_duty(page)
        call = visitor.press("ar", question="housing-allowance")
        page.wait_for_selector(".ring")
        assert page.inner_text(".ring-language") == "العربية"
        assert page.inner_text("[data-field=topic]") == "Bostad · Kan jag få bostadsbidrag?"
        assert page.inner_text(".ring-name") == "arabiska"
        assert page.inner_text("[data-field=site]") == "Vårby bibliotek"
        wait_for_page(page, lambda: page.title().startswith("● Samtal på arabiska"))
        page.click(".accept")
        wait_for_page(page, lambda: has_moved(call, 10) and pictures(page) > 10)
        page.click("#mute")
        assert page.get_attribute("#mute", "aria-pressed") == "true"
        page.click("#camera")
        assert page.inner_text("#own-text") == "Kameran är av"
        page.click("#hang-up")
        page.wait_for_selector("[data-state=waiting]")
        wait_until(lambda: visitor.state.phase is Phase.OVER)
    wait_until(lambda: running.counts() == {("answered", "guide_hung_up"): 1})
    # What the resident had read is the guide's to know while they speak, and nobody's after.
    over = running.call(call.id)
    assert over is not None
    assert over.question is None


def test_what_is_written_shows_at_the_other_end_and_is_gone_after_the_call(
    running: Running, visitor: Visitor
) -> None:
    with desk(running, running.add_guide("Amina", [("ar", ANY_TOPIC)]), *FAKE_DEVICES) as page:
        go_on_duty(page)
        call = visitor.press("ar")
        page.click(".accept")
        wait_for_page(page, lambda: pictures(page) > 0)
        assert page.is_hidden("#text-panel")
        call.write("مرحبا 42")
        page.wait_for_selector("#text-panel", state="visible")
        wait_for_page(page, lambda: page.inner_text("#written") == "مرحبا 42")
        call.write("مرحبا 4")
        wait_for_page(page, lambda: page.inner_text("#written") == "مرحبا 4")
        page.fill("#write", "Hej")
        page.press("#write", "Enter")
        page.type("#write", "du")
        wait_for_page(page, lambda: call.guide_text() == "Hej\ndu")
        page.press("#write", "Backspace")
        wait_for_page(page, lambda: call.guide_text() == "Hej\nd")
        # The drawn tone of a unit without a microphone is sound: somebody speaks.
        page.wait_for_selector(".talk.speaks")
        call.sign(True)
        page.wait_for_selector(".talk.signs")
        page.click("#sign")
        wait_for_page(page, call.guide_signs)
        assert page.inner_text("#sign") == "Slut på teckning"
        page.click("#hang-up")
        page.wait_for_selector("[data-state=waiting]")
        assert (page.input_value("#write"), page.text_content("#written")) == ("", "")


def test_a_guide_without_camera_and_microphone_still_sees(running: Running, visitor: Visitor) -> None:
    with desk(running, running.add_guide("Amina")) as page:
        go_on_duty(page)
        visitor.press("sv")
        page.click(".accept")
        wait_for_page(page, lambda: pictures(page) > 10)
        assert page.is_disabled("#mute")
        assert page.inner_text("#own-text").startswith("Ingen kamera")
        visitor.hang_up()
        page.wait_for_selector("[data-state=waiting]")
        assert "lade på" in page.inner_text("#last")
    wait_until(lambda: running.counts() == {("answered", "resident_hung_up"): 1})


def test_a_page_that_is_loaded_again_stays_on_duty_and_speaks_english(running: Running) -> None:
    with desk(running, running.add_guide("Amina")) as page:
        go_on_duty(page)
        page.goto(f"{running.pages_url}/desk?lang=en")
        page.wait_for_selector("[data-state=waiting]")
        assert page.inner_text("#duty-word") == "You receive calls"
        page.click("#duty-switch")
        page.wait_for_selector("[data-state=off]")
    wait_until(lambda: running.desks_on_duty() == 0)


def has_moved(call: Dialogue, pictures_seen: int) -> bool:
    frame = call.remote_frame()
    return frame is not None and frame.serial > pictures_seen
