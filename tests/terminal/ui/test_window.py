"""The real glass in a real window: touches by XTEST, keys that do nothing, and devices that fail."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from Xlib import XK

from hardware.control import ask
from terminal.store import Store
from terminal.tickets import Numbers
from tests.display import virtual_display
from tests.screen import Screen, wait_for
from tests.studio import SETTINGS
from wire import Lease

ROOT = Path(__file__).parents[3]
SIZE = (800, 480)
SWEDISH, ARABIC = (76, 180), (555, 180)
ANSWER, TICKET, GUIDE = (130, 280), (400, 280), (670, 280)
END = (725, 55)
FIRST_SERVICE, SECOND_SERVICE = (200, 280), (600, 280)
FIRST_MATTER = (150, 190)
URGENT, EMERGENCY, VIOLENCE = (570, 50), (130, 280), (670, 280)
PRINT, LEAVE = (490, 68), (204, 68)


class Glass:
    """One process, its display, and what it tells systemd."""

    def __init__(
        self, folder: Path, screen: Screen, process: "subprocess.Popen[bytes]", ear: socket.socket
    ) -> None:
        self.folder = folder
        self.screen = screen
        self.process = process
        self._ear = ear
        self._shown = ""

    def shown(self) -> str:
        """The screen it says that it shows."""
        while True:
            try:
                word = self._ear.recv(4096, socket.MSG_DONTWAIT).decode()
            except BlockingIOError:
                return self._shown
            if word.startswith("STATUS=shows "):
                self._shown = word.removeprefix("STATUS=shows ")

    def wait_for(self, screen: str, timeout_s: float = 20) -> None:
        wait_for(lambda: self.shown() == screen, f"the screen {screen}", timeout_s)

    def touch(self, place: tuple[int, int], shows: str) -> None:
        self.screen.touch(*place)
        self.wait_for(shows)
        self.screen.wait_for_calm()

    def printer_is(self, fault: str) -> None:
        ask(self.folder / "twin.sock", "printer", fault)

    def press_button(self) -> None:
        ask(self.folder / "twin.sock", "call", "press", "0.1")


def knows_its_place(folder: Path) -> None:
    """The unit's file as its agent leaves it: settings, and forty numbers for one of two services."""
    store = Store(folder)
    with store.transaction() as write:
        write.execute("INSERT INTO settings VALUES (1, '1', ?, 0)", (SETTINGS.model_dump_json(),))
        write.execute("INSERT INTO link (id, state, changed_at) VALUES (1, 'offline', 0)")
    from terminal.clock import today

    day = today(store, SETTINGS.timezone)
    Numbers(store).add_lease(Lease(id="L", service="guide", day=day, first=41, last=80))
    store.close()


@contextmanager
def running(folder: Path, **seconds: float) -> Iterator[Glass]:
    knows_its_place(folder)
    with virtual_display(*SIZE) as display, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(folder / "notify"))
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.terminal.ui.glass_process",
                str(folder),
                *(f"{name}={value}" for name, value in seconds.items()),
            ],
            cwd=ROOT,
            env={**os.environ, "DISPLAY": display, "NOTIFY_SOCKET": str(folder / "notify")},
        )
        try:
            with Screen(display) as screen:
                glass = Glass(folder, screen, process, ear)
                glass.wait_for("start")
                wait_for((folder / "twin.sock").exists, "the virtual devices")
                yield glass
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def glass(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Glass]:
    with running(tmp_path_factory.mktemp("glass")) as found:
        yield found


@pytest.fixture(autouse=True)
def at_rest(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each test leaves the module's glass at its start screen."""
    yield
    if "glass" in request.fixturenames:
        found: Glass = request.getfixturevalue("glass")
        if found.process.poll() is None and found.shown() != "start":
            found.touch(END, "start")


def test_keys_do_nothing(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    before = glass.screen.pixels()
    for key in (XK.XK_Escape, XK.XK_F1, XK.XK_F11, XK.XK_F12, XK.XK_Return, XK.XK_Tab):
        glass.screen.key(key)
    glass.screen.key(XK.XK_e, XK.XK_Control_L)
    glass.screen.key(XK.XK_q, XK.XK_Control_L)
    assert glass.screen.wait_for_calm() == before
    assert glass.process.poll() is None
    glass.touch(ANSWER, "categories")


def test_a_held_tile_looks_pressed_and_a_finger_that_slides_off_does_nothing(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    before = glass.screen.pixels()
    glass.screen.press(*ANSWER)
    glass.screen.wait_for_change(before)
    glass.screen.move(400, 30)
    glass.screen.release()
    assert glass.screen.wait_for_calm() == before
    assert glass.shown() == "home"


def test_a_hand_that_trembles_strikes_once(glass: Glass) -> None:
    """The second strike would have opened what lies at the same place of the next screen."""
    glass.touch(SWEDISH, "home")
    glass.screen.touch(*ANSWER)
    glass.screen.touch(*ANSWER)
    glass.wait_for("categories")
    glass.screen.wait_for_calm()
    assert glass.shown() == "categories"


def test_a_ticket_comes_out(glass: Glass) -> None:
    glass.touch(ARABIC, "home")
    glass.touch(TICKET, "services")
    glass.touch(SECOND_SERVICE, "ticket")  # mirrored: the first one is on the right
    wait_for(lambda: list((glass.folder / "slips").glob("*.png")), "the paper")
    glass.screen.touch(800 - END[0], END[1])
    glass.wait_for("start")


def test_no_paper_and_the_number_is_shown_to_be_photographed(glass: Glass) -> None:
    glass.printer_is("paper_out")
    try:
        glass.touch(SWEDISH, "home")
        glass.touch(TICKET, "services")
        glass.touch(FIRST_SERVICE, "photograph")
    finally:
        glass.printer_is("paper_in")


def test_no_number_left_is_said(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    glass.touch(TICKET, "services")
    glass.touch(SECOND_SERVICE, "no_number")


def test_no_registry_and_the_call_ends_in_a_calm_word(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    glass.touch(GUIDE, "topics")
    glass.screen.touch(*FIRST_MATTER)
    glass.wait_for("no_guide")
    store = Store(glass.folder)
    wait_for(lambda: store.read("SELECT outcome FROM presses WHERE topic <> 'none'")[-1][0], "the outcome")
    assert (
        store.read("SELECT outcome, source FROM presses WHERE topic <> 'none'")[-1]["outcome"] == "fallback"
    )
    store.close()


def test_the_button_asks_the_language_and_leaving_is_counted(glass: Glass) -> None:
    glass.press_button()
    glass.wait_for("languages")
    glass.screen.wait_for_calm()
    glass.touch(SWEDISH, "topics")
    glass.touch(END, "start")
    store = Store(glass.folder)
    assert tuple(store.read("SELECT outcome, source FROM presses WHERE topic = 'none'")[-1]) == (
        "left",
        "button",
    )
    store.close()


def test_the_home_screen_follows_the_world_without_a_touch(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    before = glass.screen.pixels()
    store = Store(glass.folder)
    with store.transaction() as write:
        write.execute("UPDATE link SET state = 'online'")
    glass.screen.wait_for_change(before)
    with store.transaction() as write:
        write.execute("UPDATE link SET state = 'offline'")
    wait_for(lambda: glass.screen.pixels() == before, "the calm word about guides")
    store.close()


def test_devices_and_heartbeat_are_written_down(glass: Glass) -> None:
    store = Store(glass.folder)
    names = {"printer", "call_button", "camera", "microphone", "display"}
    names |= {"speaker", "headphones", "voice", "keypad"}
    wait_for(lambda: names == {row["name"] for row in store.read("SELECT name FROM devices")}, "the devices")
    assert {row["state"] for row in store.read("SELECT state FROM devices")} == {"ok"}
    (beat,) = store.read("SELECT * FROM heartbeats WHERE process = 'ui'")
    assert beat["pid"] == glass.process.pid
    store.close()


def test_the_touch_that_wakes_does_nothing_else_and_idling_asks_first(tmp_path: Path) -> None:
    with running(tmp_path, dim_s=3.0, idle_s=2.5) as glass:
        bright = glass.screen.pixels((0, 440, 800, 40))
        glass.screen.wait_for_change(bright, (0, 440, 800, 40))
        glass.screen.touch(*ARABIC)  # elsewhere: a second touch of one place would be a double strike
        wait_for(lambda: glass.screen.pixels((0, 440, 800, 40)) == bright, "the light")
        assert glass.shown() == "start"
        glass.touch(SWEDISH, "home")
        home = glass.screen.pixels()
        asked = glass.screen.wait_for_change(home)
        assert glass.shown() == "home"
        glass.screen.touch(*ANSWER)  # a touch on the question, wherever, only goes on
        wait_for(lambda: glass.screen.pixels() == home, "the home screen again")
        glass.screen.wait_for_change(home)
        assert glass.shown() == "home"
        assert asked != home


def test_it_ends_when_told_to(tmp_path: Path) -> None:
    with running(tmp_path) as glass:
        glass.process.send_signal(signal.SIGTERM)
        assert glass.process.wait(20) == 0


def test_an_answer_comes_out_on_paper_and_without_paper_is_shown_to_be_photographed(glass: Glass) -> None:
    def open_answer() -> None:
        glass.touch(SWEDISH, "home")
        glass.touch(URGENT, "urgent")
        glass.touch(EMERGENCY, "answer")

    open_answer()
    slips = set((glass.folder / "slips").glob("*.png"))
    glass.touch(PRINT, "answer_printed")
    wait_for(lambda: set((glass.folder / "slips").glob("*.png")) - slips, "the paper")
    glass.touch(END, "start")
    glass.printer_is("paper_out")
    try:
        open_answer()
        glass.touch(PRINT, "answer_unprinted")
    finally:
        glass.printer_is("paper_in")
    glass.touch(END, "start")


def test_the_page_on_violence_is_not_named_and_left_by_one_touch(glass: Glass) -> None:
    glass.touch(SWEDISH, "home")
    glass.touch(URGENT, "urgent")
    glass.touch(VIOLENCE, "answer")
    glass.screen.touch(*PRINT)
    glass.screen.wait_for_calm()
    assert glass.shown() == "answer"  # the question whether paper is wanted, by no name of its own
    glass.touch(LEAVE, "home")
    glass.touch(END, "start")
    store = Store(glass.folder)
    assert [row["body"] for row in store.read("SELECT body FROM outbox") if "violence" in row["body"]] == []
    store.close()
