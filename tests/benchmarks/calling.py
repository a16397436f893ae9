"""A call through the running demo: from the guide's click to the first picture at both ends."""

import tempfile
import threading
import time
from pathlib import Path

from tests.benchmarks.figures import spread
from tests.screen import Screen, wait_for
from tests.system.places import END, FIRST_MATTER, SPEAK, SWEDISH, begin, press, touch
from tests.system.running import at_desk, browser, running_demo

_CALLS = 5
# Amid the guide's picture on the glass; Chromium's fake camera is green.
_AMID = (500, 300, 2, 2)
_ACCEPT = """() => new Promise((done) => {
  const video = document.getElementById("remote"), began = performance.now();
  video.requestVideoFrameCallback(() => done((performance.now() - began) / 1000));
  document.querySelector(".ring .accept").click();
})"""
_FRAMES = """async () => {
  const video = document.getElementById("remote");
  const count = () => video.getVideoPlaybackQuality().totalVideoFrames;
  const before = count(), began = performance.now();
  await new Promise((done) => setTimeout(done, 3000));
  return (count() - before) / ((performance.now() - began) / 1000);
}"""


def call() -> None:
    """Accept to first picture, at both ends (aim: at most 1 s); and the frames a second at the desk."""
    desk: list[float] = []
    glass: list[float] = []
    frames: list[float] = []
    with tempfile.TemporaryDirectory() as folder, running_demo(Path(folder)) as demo, browser() as chromium:
        page = at_desk(chromium, demo, "amal").pages[0]
        page.goto(demo.facts["desk"])
        page.click("#duty-switch[aria-checked=false]:not([disabled])")
        page.wait_for_selector("#duty-switch[aria-checked=true]")
        for _ in range(_CALLS):
            begin(demo, SWEDISH)
            touch(demo, SPEAK, "topics")
            press(demo, FIRST_MATTER)
            page.wait_for_selector(".ring .accept")
            eye = threading.Thread(target=_watch, args=(demo.facts["display"], time.monotonic(), glass))
            eye.start()
            desk.append(page.evaluate(_ACCEPT))
            eye.join()
            frames.append(page.evaluate(_FRAMES))
            page.click("#hang-up")
            wait_for(lambda: demo.shown() == "over", "the end of the call")
            touch(demo, END, "start")
    print(f"  desk {spread(desk, 's')}; glass {spread(glass, 's')}; {spread(frames, 'frames/s', digits=1)}")


def _watch(name: str, began: float, seconds: list[float]) -> None:
    with Screen(name) as screen:
        while True:
            blue, green, red = screen.pixels(_AMID)[:3]
            if green > 100 and green > 2 * red and green > 2 * blue:
                break
            if time.monotonic() - began > 10:
                raise TimeoutError("no picture on the glass")
            time.sleep(0.002)
    seconds.append(time.monotonic() - began)
