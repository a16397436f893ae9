"""``python -m hardware keypad``: what each key sends, for whoever fits a unit."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from hardware.inputs import EV_KEY, Event, Facts
from hardware.keypad.showing import Shown


def test_a_device_and_its_keys_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    shown = Shown()
    storm = Facts(Path("/dev/input/event2"), "Storm AudioNav", keys=frozenset({193}))
    other = Facts(Path("/dev/input/event3"), "No-name pad", 0x1234, 0xABCD, keys=frozenset({28, 30}))
    for facts in (storm, other):
        assert shown.wants(facts)
        assert not shown.wants_alone(facts)
        shown.found(facts)
    shown.happened(storm, Event(EV_KEY, 193, 1))
    shown.happened(storm, Event(EV_KEY, 193, 0))
    shown.happened(other, Event(EV_KEY, 28, 1))
    shown.happened(other, Event(EV_KEY, 30, 1))
    shown.lost(other)
    assert capsys.readouterr().out.splitlines() == [
        "/dev/input/event2: Storm AudioNav (known as Storm)",
        '/dev/input/event3: No-name pad (keypad = "usb://1234:abcd")',
        "Storm AudioNav: KEY_F23 = previous",
        "No-name pad: KEY_ENTER = choose",
        "No-name pad: KEY_A = nothing: name it in keypad_keys",
        "/dev/input/event3: No-name pad is gone",
    ]


def test_it_runs_until_it_is_told_to_end(tmp_path: Path) -> None:
    script = f"""
        from pathlib import Path
        from hardware.keypad.showing import show_keys
        print("listening", flush=True)
        raise SystemExit(show_keys(Path({str(tmp_path)!r})))
    """
    (tmp_path / "event0").write_bytes(b"")
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "listening\n"
        assert "is no input device" in process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
