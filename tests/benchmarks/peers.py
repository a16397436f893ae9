"""What stands on the screen: our glass, the smallest Kivy window, and a kiosk page in Chromium."""

import contextlib
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

ROOT: Final = Path(__file__).parents[2]
SIZE: Final = (1280, 800)
_PATIENCE_S: Final = 60.0
_ENOUGH: Final = b"ENOUGH"

# Says READY at its first flip, as ours does: a window with one button and nothing else.
BARE_KIVY: Final = """
import os
from kivy.config import Config
Config.set("graphics", "width", "1280")
Config.set("graphics", "height", "800")
from kivy.app import App
from kivy.core.window import Window
from kivy.uix.button import Button
import sdnotify

def first(*_):
    Window.unbind(on_flip=first)
    sdnotify.SystemdNotifier().notify("READY=1")

class Bare(App):
    def build(self):
        Window.bind(on_flip=first)
        return Button(text="Hej")

Bare().run()
"""

PAGE: Final = """<!doctype html><meta charset=utf-8><title>Medborgarpunkt</title>
<style>body{font:40px sans-serif;background:#f7f4ee;color:#1b1b1b;margin:60px}
div{display:inline-block;background:#fff;border-radius:24px;padding:60px;margin:20px}</style>
<h1>Välkommen till Vårby</h1><div>Svenska</div><div>English</div><div dir=rtl>العربية</div>"""


@dataclass(frozen=True)
class Running:
    """A peer on the screen: its first process, and the seconds from its start to its first frame."""

    process: psutil.Process
    first_frame_s: float

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def pss_bytes(self) -> int:
        """Proportional set size of it and all its children."""
        return sum(process.memory_full_info().pss for process in self._family())

    def processor_s(self) -> float:
        """Processor time so far, of it and all its children."""
        spent = 0.0
        for process in self._family():
            with contextlib.suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                spent += times.user + times.system
        return spent


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="benchmark-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def glass(
    screen: str, state: Path, size: tuple[int, int] = SIZE, languages: tuple[str, ...] = ()
) -> Iterator[Running]:
    """Our terminal, off line, at its start screen; in these languages, or in all."""
    config = state / "terminal.toml"
    told = f'state = "{state}"\nprinter = "virtual:"\npins = "mock"\nwindow = "{size[0]}x{size[1]}"\n'
    if languages:
        told += f"languages = {json.dumps(languages)}\n"
    config.write_text(told, "utf-8")
    with _notifying([sys.executable, "-m", "terminal", "--config", str(config)], screen, state) as running:
        yield running


@contextlib.contextmanager
def bare_kivy(screen: str, state: Path) -> Iterator[Running]:
    """The smallest Kivy window there is."""
    program = state / "bare.py"
    program.write_text(BARE_KIVY, "utf-8")
    with _notifying([sys.executable, str(program)], screen, state) as running:
        yield running


@contextlib.contextmanager
def kiosk(screen: str, state: Path) -> Iterator[Running]:
    """A page in a Chromium kiosk."""
    page = state / "page.html"
    page.write_text(PAGE, "utf-8")
    began = time.monotonic()
    browser = subprocess.Popen(
        [
            "chromium", "--kiosk", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0",
            f"--window-size={SIZE[0]},{SIZE[1]}", f"--user-data-dir={state / 'browser'}", page.as_uri(),
        ],
        env={**os.environ, "DISPLAY": screen},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        while not (state / "browser" / "DevToolsActivePort").exists():
            if time.monotonic() - began > _PATIENCE_S:
                raise TimeoutError("Chromium does not start")
            time.sleep(0.01)
        yield Running(psutil.Process(browser.pid), time.monotonic() - began)
    finally:
        os.killpg(browser.pid, signal.SIGKILL)
        browser.wait()


@contextlib.contextmanager
def _notifying(command: list[str], screen: str, state: Path) -> Iterator[Running]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        address = f"benchmark-{os.getpid()}-{time.monotonic_ns()}"
        line.bind("\0" + address)
        environment = {
            **os.environ,
            "DISPLAY": screen,
            "NOTIFY_SOCKET": "@" + address,
            "PYTHONPATH": str(ROOT),
            "KIVY_HOME": str(state / "kivy"),
            "KIVY_NO_ARGS": "1",
        }
        log = (state / "log").open("ab")
        began = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=state)
        try:
            while True:
                if not select.select([line], [], [], _PATIENCE_S)[0] or process.poll() is not None:
                    raise TimeoutError(f"{command}: no first frame; {(state / 'log').read_text('utf-8')}")
                if b"READY=1" in line.recv(4096).split():
                    break
            with _heard(line, "\0" + address):
                yield Running(psutil.Process(process.pid), time.monotonic() - began)
        finally:
            process.kill()
            process.wait()
            log.close()


@contextlib.contextmanager
def _heard(line: socket.socket, address: str) -> Iterator[None]:
    """What is told after the first frame is read, as systemd does: a full line would hold the teller up."""

    def listen() -> None:
        while line.recv(4096) != _ENOUGH:
            pass

    ear = threading.Thread(target=listen)
    ear.start()
    try:
        yield
    finally:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as end:
            end.sendto(_ENOUGH, address)
        ear.join()
