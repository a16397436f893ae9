"""Children that die come back, frozen ones are killed, and none outlives its watch."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from provisioning.demo.processes import Child, Watch

PATIENCE_S = 20.0

ALIVE = """
import os, socket, time
line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
line.connect("\\0" + os.environ["NOTIFY_SOCKET"][1:])
line.send(b"READY=1")
while True:
    line.send(b"WATCHDOG=1")
    time.sleep(0.05)
"""


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch()
    yield watch
    watch.stop()


def child(tmp_path: Path, program: str, watchdog_s: float = 0.0) -> Child:
    return Child(
        f"child-{tmp_path.name}",
        [sys.executable, "-c", program],
        log_file=tmp_path / "log",
        watchdog_s=watchdog_s,
    )


def test_ready_is_heard(watch: Watch, tmp_path: Path) -> None:
    one = watch.add(child(tmp_path, ALIVE))
    assert watch.wait_for(lambda: one.ready, PATIENCE_S)


def test_the_killed_come_back(watch: Watch, tmp_path: Path) -> None:
    one = watch.add(child(tmp_path, ALIVE))
    assert watch.wait_for(lambda: one.ready, PATIENCE_S)
    before = one.pid
    assert before is not None
    os.kill(before, signal.SIGKILL)
    assert watch.wait_for(lambda: one.pid not in (None, before) and one.ready, PATIENCE_S)


def test_the_frozen_are_killed_and_come_back(watch: Watch, tmp_path: Path) -> None:
    one = watch.add(child(tmp_path, ALIVE, watchdog_s=1.0))
    assert watch.wait_for(lambda: one.ready, PATIENCE_S)
    before = one.pid
    assert before is not None
    os.kill(before, signal.SIGSTOP)
    assert watch.wait_for(lambda: one.pid not in (None, before) and one.ready, PATIENCE_S)


def test_a_bad_configuration_is_not_tried_again(watch: Watch, tmp_path: Path) -> None:
    one = watch.add(child(tmp_path, "import sys; print('printer: no'); sys.exit(2)"))
    assert not watch.wait_for(lambda: one.ready, PATIENCE_S)
    assert watch.failed is one
    assert one.last_words() == "printer: no"


def test_a_frozen_child_does_not_outlive_the_watch(tmp_path: Path) -> None:
    watch = Watch()
    one = watch.add(child(tmp_path, ALIVE))
    assert watch.wait_for(lambda: one.ready, PATIENCE_S)
    pid = one.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    watch.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
