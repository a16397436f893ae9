"""The pictures in the README, from the real program: ``python -m tests.pictures [--out docs/pictures]``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.screen import wait_for
from tests.system.places import (
    ARABIC,
    FIRST_MATTER,
    MIRRORED_END,
    MIRRORED_FIRST_SERVICE,
    SPEAK,
    SWEDISH,
    TAKE_TICKET,
    begin,
    press,
    touch,
)
from tests.system.running import ROOT, at_desk, browser, running_demo


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures", metavar="FOLDER")
    out = parser.parse_args().out.resolve()
    with (
        tempfile.TemporaryDirectory() as folder,
        running_demo(Path(folder)) as demo,
        browser() as chromium,
    ):
        wait_for(lambda: "settings" in demo.log("terminal-agent"), "the unit to know its place")
        demo.screen.wait_for_change(demo.screen.pixels())
        demo.screen.wait_for_calm()
        demo.screen.keep(out / "start.png")
        begin(demo, ARABIC)
        touch(demo, TAKE_TICKET, "services")
        touch(demo, MIRRORED_FIRST_SERVICE, "ticket")
        wait_for(demo.slips, "the slip")
        demo.screen.wait_for_calm()
        demo.screen.keep(out / "ticket-ar.png")
        touch(demo, MIRRORED_END, "start")
        page = at_desk(chromium, demo, "amal").pages[0]
        page.goto(demo.facts["desk"])
        page.click("#duty-switch[aria-checked=false]:not([disabled])")
        page.wait_for_selector("#duty-switch[aria-checked=true]")
        begin(demo, SWEDISH)
        touch(demo, SPEAK, "topics")
        press(demo, FIRST_MATTER)
        page.wait_for_selector(".ring .accept")
        page.click(".ring .accept")
        wait_for(lambda: demo.shown() == "talking", "the talk")
        wait_for(lambda: page.evaluate("remote.currentTime > 2"), "the picture at the desk")
        page.screenshot(path=out / "desk.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
