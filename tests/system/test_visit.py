"""One visit, end to end: a resident at the glass, guides and IT in their browsers, all of it real."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page
from zeroconf import ServiceBrowser, Zeroconf
from zeroconf import ServiceStateChange as Change

from tests.screen import wait_for
from tests.system.places import (
    ARABIC,
    END,
    ENGLISH,
    FIND_ANSWER,
    FIRST_CATEGORY,
    FIRST_MATTER,
    FIRST_QUESTION,
    MIRRORED_END,
    MIRRORED_FIRST_SERVICE,
    SPEAK,
    SWEDISH,
    TAKE_TICKET,
    begin,
    press,
    touch,
)
from tests.system.running import RunningDemo, at_desk, browser, running_demo
from wire import SERVICE_TYPE

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("demo"), pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    with running_demo(tmp_path_factory.mktemp("visit")) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def test_the_registry_is_announced_and_serves(demo: RunningDemo) -> None:
    assert requests.get(f"{demo.facts['registry']}/healthz", timeout=5).status_code == 200
    assert (
        "/api/v1/leases" in requests.get(f"{demo.facts['registry']}/openapi.json", timeout=5).json()["paths"]
    )
    found: list[str] = []

    def hear(zeroconf: Zeroconf, service_type: str, name: str, state_change: Change) -> None:
        if state_change is Change.Added:
            found.append(name)

    with Zeroconf() as zeroconf:
        ServiceBrowser(zeroconf, SERVICE_TYPE, handlers=[hear])
        identity = requests.get(f"{demo.facts['registry']}/healthz", timeout=5).json()["registry"]
        wait_for(lambda: any(name.startswith(identity) for name in found), "the announcement")
        info = zeroconf.get_service_info(SERVICE_TYPE, next(n for n in found if n.startswith(identity)))
    assert info is not None
    told = info.decoded_properties
    assert (told["txtvers"], told["path"], told["id"]) == ("1", "/api/v1", identity)
    assert re.fullmatch(r"[0-9a-f]{64}", told["fp"] or "")


def test_an_answer_is_found(demo: RunningDemo) -> None:
    begin(demo, SWEDISH)
    touch(demo, FIND_ANSWER, "categories")
    touch(demo, FIRST_CATEGORY, "questions")
    touch(demo, FIRST_QUESTION, "answer")
    touch(demo, END, "start")


def test_a_ticket_from_glass_to_paper_to_the_board(demo: RunningDemo, tmp_path: Path) -> None:
    slips = len(demo.slips())
    begin(demo, ARABIC)
    touch(demo, TAKE_TICKET, "services")
    touch(demo, MIRRORED_FIRST_SERVICE, "ticket")
    wait_for(lambda: len(demo.slips()) == slips + 1, "the slip")
    slip = demo.slips()[-1]
    # An independent reader of the drawn paper finds the way to the resident's own page.
    read = subprocess.run(["zbarimg", "--raw", "-q", slip], capture_output=True, text=True, check=True).stdout
    own_page = read.strip()
    assert own_page.startswith(f"{demo.facts['registry']}/t/")
    wait_for(
        lambda: "own-number" in requests.get(own_page, timeout=5).text, "the registry to know the ticket"
    )
    page = requests.get(own_page, timeout=5).text
    assert 'lang="ar" dir="rtl"' in page
    number = re.search(r'own-number"><bdi>(\w+)<', page)
    assert number is not None
    touch(demo, MIRRORED_END, "start")

    guide = demo.signed_in("amal")
    queues = guide.get(demo.facts["queues"], params={"site": "varby"}, timeout=5).text
    service = re.search(r'id="call-([a-z-]+)"', queues)
    assert service is not None
    called = guide.post(
        f"{demo.facts['registry']}/queues/call",
        data={"site": "varby", "service": service[1], "desk": "3"},
        headers={"Origin": demo.facts["registry"]},
        timeout=5,
    )
    assert called.ok
    assert f"<bdi>{number[1]}</bdi>" in requests.get(demo.facts["board"], timeout=5).text
    assert "called" in requests.get(own_page, timeout=5).text


def moving(page: Page, video: str) -> bool:
    """Whether two pictures of a video, a moment apart, differ."""
    return bool(
        page.evaluate(
            """async (id) => {
              const video = document.getElementById(id), canvas = document.createElement("canvas");
              canvas.width = 64; canvas.height = 48;
              const look = () => {
                const sheet = canvas.getContext("2d", { willReadFrequently: true });
                sheet.drawImage(video, 0, 0, 64, 48);
                return sheet.getImageData(0, 0, 64, 48).data.join();
              };
              if (!video.videoWidth) return false;
              const before = look();
              await new Promise((done) => video.requestVideoFrameCallback(() => setTimeout(done, 100)));
              return look() !== before;
            }""",
            video,
        )
    )


def test_a_call_is_answered_seen_and_over(demo: RunningDemo, chromium: Browser) -> None:
    context = at_desk(chromium, demo, "amal")
    page = context.pages[0]
    page.goto(demo.facts["desk"])
    page.click("#duty-switch[aria-checked=false]:not([disabled])")
    page.wait_for_selector("#duty-switch[aria-checked=true]")
    begin(demo, ENGLISH)
    assert demo.run("press", "call").returncode == 0
    wait_for(lambda: demo.shown() == "topics", "the matters")
    demo.screen.wait_for_calm()
    press(demo, FIRST_MATTER)
    page.click(".ring .accept")
    wait_for(lambda: demo.shown() == "talking", "the talk")
    wait_for(lambda: moving(page, "remote"), "a moving picture at the desk")
    seen = demo.screen.pixels()
    demo.screen.wait_for_change(seen)
    width, height = page.evaluate("[remote.videoWidth, remote.videoHeight]")
    assert (width, height) == (640, 480)
    page.click("#hang-up")
    wait_for(lambda: demo.shown() in ("over", "start"), "the end of the call")
    wait_for(lambda: demo.shown() == "start", "the glass to rest", 60)
    context.close()


def test_nobody_on_duty_is_said_at_once(demo: RunningDemo) -> None:
    begin(demo, ENGLISH)
    touch(demo, SPEAK, "topics")
    press(demo, FIRST_MATTER)
    wait_for(lambda: demo.shown() == "no_guide", "the honest word")
    demo.screen.wait_for_calm()
    touch(demo, END, "start")


def test_the_fleet_page_knows_the_terminal(demo: RunningDemo) -> None:
    fleet = demo.signed_in("it").get(demo.facts["fleet"], timeout=5).text
    assert demo.facts["terminals"][0]["name"] in fleet
    assert 'data-state="online"' in fleet or "online" in fleet
