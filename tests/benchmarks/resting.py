"""Start, memory and rest of the glass, beside the smallest Kivy window and a Chromium kiosk page."""

import time

from tests.benchmarks.figures import spread, tell_ratio
from tests.benchmarks.peers import SIZE, Running, bare_kivy, folder, glass, kiosk
from tests.display import virtual_display

_PAIRS = 5
_SETTLE_S = 8.0
_REST_S = 60.0


def start() -> None:
    """Cold start to first frame."""
    ours, theirs = [], []
    for _ in range(_PAIRS):
        with virtual_display(*SIZE) as screen, folder() as state, glass(screen, state) as running:
            ours.append(running.first_frame_s)
        with virtual_display(*SIZE) as screen, folder() as state, bare_kivy(screen, state) as running:
            theirs.append(running.first_frame_s)
    print(f"  glass {spread(ours, 's')}; bare Kivy {spread(theirs, 's')}")
    tell_ratio("start to first frame", ours, theirs, "bare Kivy", 1.5)


def memory() -> None:
    """PSS at rest, once all that comes after the first frame has been loaded."""
    ours, bare, browsers = [], [], []
    for _ in range(3):
        with virtual_display(*SIZE) as screen, folder() as state, glass(screen, state) as running:
            ours.append(_settled_pss(running))
        with virtual_display(*SIZE) as screen, folder() as state, bare_kivy(screen, state) as running:
            bare.append(_settled_pss(running))
        with virtual_display(*SIZE) as screen, folder() as state, kiosk(screen, state) as running:
            browsers.append(_settled_pss(running))
    mb = 1 / 1e6
    print(f"  glass {spread(ours, 'MB', mb, 0)}; bare Kivy {spread(bare, 'MB', mb, 0)}; "
          f"kiosk page {spread(browsers, 'MB', mb, 0)}")  # fmt: skip
    tell_ratio("memory", ours, bare, "bare Kivy", 1.4)
    tell_ratio("memory", ours, browsers, "kiosk page", 0.5)


def rest() -> None:
    """Processor time at rest, all three side by side for a minute."""
    with (
        virtual_display(*SIZE) as one, virtual_display(*SIZE) as two, virtual_display(*SIZE) as three,
        folder() as first, folder() as second, folder() as third,
        glass(one, first) as ours, bare_kivy(two, second) as bare, kiosk(three, third) as browser,
    ):  # fmt: skip
        time.sleep(_SETTLE_S)
        before = [running.processor_s() for running in (ours, bare, browser)]
        time.sleep(_REST_S)
        after = [running.processor_s() for running in (ours, bare, browser)]
    spent = [end - begin for begin, end in zip(before, after, strict=True)]
    shares = [100 * seconds / _REST_S for seconds in spent]
    print(f"  glass {shares[0]:.2f} % of a core (aim: at most 0.5 %)")
    print(f"  bare Kivy {shares[1]:.2f} %; kiosk page {shares[2]:.2f} %")
    tell_ratio("processor time at rest", [spent[0]], [spent[1]], "bare Kivy", 1.0)


def _settled_pss(running: Running) -> float:
    time.sleep(_SETTLE_S)
    return float(running.pss_bytes())
