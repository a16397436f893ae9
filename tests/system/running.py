"""One running demo, and what a person does to it."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import requests
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.screen import Screen, wait_for

ROOT: Final = Path(__file__).parents[2]
_START_S: Final = 90.0
# A fake camera and microphone of Chromium's own; nothing asks for permission.
_BROWSER_WORDS: Final = [
    "--no-sandbox",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--disable-background-networking",
    "--autoplay-policy=no-user-gesture-required",
]


@dataclass(frozen=True)
class RunningDemo:
    """What ``demo.json`` says, and the glass."""

    state: Path
    facts: dict[str, Any]
    screen: Screen

    def password(self, login: str) -> str:
        return str(next(entry["password"] for entry in self.facts["logins"] if entry["login"] == login))

    def signed_in(self, login: str) -> requests.Session:
        """A member of staff at a browser without JavaScript."""
        session = requests.Session()
        answer = session.post(
            f"{self.facts['registry']}/sign-in",
            data={"login": login, "password": self.password(login)},
            headers={"Origin": self.facts["registry"]},
            timeout=10,
        )
        answer.raise_for_status()
        return session

    def slips(self) -> list[Path]:
        return sorted(Path(self.facts["slips"]).glob("slip-*.png"))

    def shown(self) -> str:
        """The screen that the glass said it shows, last."""
        said = re.findall(r"terminal-ui: shows (\w+)", (self.state / "run.log").read_text("utf-8"))
        return str(said[-1]) if said else ""

    def log(self, process: str) -> str:
        return (Path(self.facts["logs"]) / f"{process}.log").read_text("utf-8", errors="replace")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """``./run`` from another shell."""
        return _run(self.state, *words)

    def keep(self, folder: Path) -> None:
        """Leave what a person would look at after a failure."""
        shutil.rmtree(folder, ignore_errors=True)
        self.screen.keep(folder / "glass.png")
        shutil.copytree(self.facts["logs"], folder / "logs")
        shutil.copy(self.state / "run.log", folder)

    def pid(self, module: str) -> int | None:
        """The process of ours that runs this module."""
        words = (
            f"-m {module} --config {self.state}"
            if module != "registry"
            else f"-m registry serve --config {self.state}"
        )
        found = subprocess.run(["pgrep", "-f", "--", words], capture_output=True, text=True, check=False)
        return int(found.stdout.split()[0]) if found.stdout else None


def _run(state: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "run", "--state", str(state), *words], capture_output=True, text=True, check=False, timeout=60
    )


@contextmanager
def running_demo(state: Path, *words: str) -> Iterator[RunningDemo]:
    """``./run`` in a state folder of its own, until the block ends."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MEDBORGARPUNKT_")}
    state.mkdir(parents=True, exist_ok=True)
    with (state / "run.log").open("wb") as out:
        process = subprocess.Popen(
            [ROOT / "run", "--state", str(state), "--virtual", "--port", "0", *words],
            stdout=out,
            stderr=out,
            env=environment,
        )
    try:
        described = state / "demo.json"
        wait_for(lambda: described.exists() or process.poll() is not None, "the demo to start", _START_S)
        if process.poll() is not None:
            raise RuntimeError((state / "run.log").read_text("utf-8"))
        facts = json.loads(described.read_text("utf-8"))
        with Screen(facts["display"]) as screen:
            yield RunningDemo(state, facts, screen)
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=_BROWSER_WORDS)
        try:
            yield chromium
        finally:
            chromium.close()


def at_desk(chromium: Browser, demo: RunningDemo, login: str) -> BrowserContext:
    """A guide's browser, signed in."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{demo.facts['registry']}/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", demo.password(login))
    page.click("button[type=submit]")
    page.wait_for_load_state()
    return context
