"""Processes die or freeze, the registry is away, the paper is out: the resident is served on."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from Xlib import XK

from tests.screen import wait_for
from tests.system.places import (
    END,
    ENGLISH,
    FIRST_MATTER,
    FIRST_SERVICE,
    SPEAK,
    SWEDISH,
    TAKE_TICKET,
    begin,
    press,
    touch,
)
from tests.system.running import ROOT, RunningDemo, running_demo

pytestmark = [pytest.mark.system, pytest.mark.xdist_group("demo"), pytest.mark.timeout(300)]

MODULES = ("registry", "terminal.agent", "terminal")


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    with running_demo(tmp_path_factory.mktemp("faults")) as running:
        wait_for(lambda: link(running) == "online", "the unit to be on line")
        yield running


def rows(demo: RunningDemo, query: str) -> list[tuple[object, ...]]:
    store = Path(demo.facts["terminals"][0]["state"]) / "unit.sqlite"
    with closing(sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(query).fetchall()


def link(demo: RunningDemo) -> object:
    return rows(demo, "SELECT state FROM link")[0][0]


def alive(demo: RunningDemo, module: str) -> int:
    wait_for(lambda: demo.pid(module) is not None, f"{module} to run")
    found = demo.pid(module)
    assert found is not None
    return found


def first_frames(demo: RunningDemo) -> int:
    """How often the glass has been started and shown."""
    return demo.log("terminal-ui").count("the first frame was shown")


def take_ticket(demo: RunningDemo, *shows: str) -> tuple[object, ...]:
    before = rows(demo, "SELECT count(*) FROM tickets")[0][0]
    begin(demo, SWEDISH)
    touch(demo, TAKE_TICKET, "services")
    touch(demo, FIRST_SERVICE, *shows)
    numbers = rows(demo, "SELECT number, paper FROM tickets ORDER BY rowid")
    assert len(numbers) == int(str(before)) + 1
    assert len({number for number, _ in numbers}) == len(numbers)
    touch(demo, END, "start")
    return numbers[-1]


def twin(demo: RunningDemo, *words: str) -> None:
    socket = demo.facts["terminals"][0]["control"]
    subprocess.run([sys.executable, "-m", "hardware", *words, "--socket", socket], cwd=ROOT, check=True)


def test_the_glass_cannot_be_left_by_keys(demo: RunningDemo) -> None:
    begin(demo, SWEDISH)
    before = demo.screen.pixels()
    pid = alive(demo, "terminal")
    for key in (XK.XK_Escape, XK.XK_F1, XK.XK_F11, XK.XK_F12):
        demo.screen.key(key)
    demo.screen.key(XK.XK_e, XK.XK_Control_L)
    assert demo.screen.wait_for_calm() == before
    assert demo.pid("terminal") == pid
    touch(demo, END, "start")


def test_without_paper_the_number_is_shown_large(demo: RunningDemo) -> None:
    twin(demo, "fault", "printer", "paper_out")
    wait_for(
        lambda: ("paper_out",) in rows(demo, "SELECT cause FROM devices WHERE name = 'printer'"),
        "the printer's word",
    )
    assert take_ticket(demo, "photograph")[1] == "failed"
    twin(demo, "fault", "printer", "paper_in")
    wait_for(lambda: ("ok",) in rows(demo, "SELECT state FROM devices WHERE name = 'printer'"), "new paper")
    assert take_ticket(demo, "ticket")[1] in ("printed", "pending")


@pytest.mark.parametrize("module", MODULES)
def test_what_is_killed_comes_back_and_nothing_is_lost(demo: RunningDemo, module: str) -> None:
    before = rows(demo, "SELECT id FROM tickets")
    pid, starts = alive(demo, module), first_frames(demo)
    os.kill(pid, signal.SIGKILL)
    wait_for(lambda: demo.pid(module) not in (None, pid), f"{module} to come back", 30)
    if module == "terminal":
        wait_for(lambda: first_frames(demo) > starts, "its first frame", 30)
    wait_for(lambda: link(demo) == "online", "the unit to be on line again", 40)
    assert rows(demo, "SELECT id FROM tickets")[: len(before)] == before
    take_ticket(demo, "ticket")


def test_a_press_cut_off_by_a_dying_glass_is_counted_all_the_same(demo: RunningDemo) -> None:
    known = len(rows(demo, "SELECT id FROM presses"))
    begin(demo, ENGLISH)
    # Frozen, the registry does not say at once that nobody is there.
    registry = alive(demo, "registry")
    os.kill(registry, signal.SIGSTOP)
    try:
        touch(demo, SPEAK, "topics")
        press(demo, FIRST_MATTER)
        wait_for(
            lambda: len(rows(demo, "SELECT id FROM presses")) == known + 1, "the press to be written down"
        )
        pid, starts = alive(demo, "terminal"), first_frames(demo)
        os.kill(pid, signal.SIGKILL)
        wait_for(lambda: first_frames(demo) > starts, "a new glass", 30)
    finally:
        os.kill(registry, signal.SIGKILL)
    ends = "SELECT outcome, cause FROM presses ORDER BY rowid DESC LIMIT 1"
    wait_for(lambda: rows(demo, ends) == [("left", "terminal_restarted")], "its outcome")


def test_a_frozen_glass_is_started_anew(demo: RunningDemo) -> None:
    pid, starts = alive(demo, "terminal"), first_frames(demo)
    os.kill(pid, signal.SIGSTOP)
    wait_for(lambda: first_frames(demo) > starts, "a new glass", 30)
    demo.screen.wait_for_calm()
    take_ticket(demo, "ticket")


def test_without_a_registry_numbers_go_on_and_the_call_says_so(demo: RunningDemo) -> None:
    pid = alive(demo, "registry")
    # Frozen, not dead: connections open and nothing answers, the worst of both.
    os.kill(pid, signal.SIGSTOP)
    try:
        take_ticket(demo, "ticket")
        begin(demo, ENGLISH)
        touch(demo, SPEAK, "topics")
        press(demo, FIRST_MATTER)
        wait_for(lambda: demo.shown() == "no_guide", "the honest word", 15)
        demo.screen.wait_for_calm()
        touch(demo, END, "start")
    finally:
        os.kill(pid, signal.SIGKILL)
    wait_for(lambda: link(demo) == "online", "the unit to be on line again", 40)
    wait_for(lambda: rows(demo, "SELECT count(*) FROM outbox") == [(0,)], "the outbox to be delivered", 40)


def test_a_second_demo_says_so_in_one_line(demo: RunningDemo) -> None:
    second = demo.run()
    assert second.returncode == 1
    assert second.stderr.strip().splitlines()[-1].endswith("./run stop ends it")


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("terminal", 'printer = "parallel:"'),
        ("terminal.agent", 'pins = "7"'),
        ("registry", 'units = "nowhere"'),
    ],
)
def test_a_bad_configuration_is_one_line_and_2(tmp_path: Path, module: str, line: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(f"{line}\nregistry_id = 'demo'\n" if module == "registry" else line, "utf-8")
    words = [sys.executable, "-m", module, "--config", str(file)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert line.split(" = ", maxsplit=1)[0] in done.stderr
    assert "allowed" in done.stderr
