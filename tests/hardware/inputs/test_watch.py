"""One thread reads what somebody wants, and sees what is plugged in and pulled out."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from hardware.errors import DeviceMissing
from hardware.inputs import EV_KEY, Event, Facts, InputWatch
from tests.hardware.inputs.pipes import Pipes
from tests.hardware.waiting import wait_for


class Wants:
    """A claim on the devices of one name, with a diary."""

    def __init__(self, name: str, *, alone: bool = False) -> None:
        self._name = name
        self._alone = alone
        self.diary: list[str] = []
        self.refused: list[str] = []
        self.threads: set[str] = set()

    def wants(self, facts: Facts) -> bool:
        return facts.name == self._name

    def wants_alone(self, facts: Facts) -> bool:
        return self._alone

    def found(self, facts: Facts) -> None:
        self.diary.append(f"found {facts.path.name}")

    def happened(self, facts: Facts, event: Event) -> None:
        self.threads.add(threading.current_thread().name)
        if event.type == EV_KEY:
            self.diary.append(f"{facts.path.name} {event.code} {event.value}")

    def lost(self, facts: Facts) -> None:
        self.diary.append(f"lost {facts.path.name}")

    def looked(self, refused: Sequence[DeviceMissing]) -> None:
        self.refused = [error.cause for error in refused]


@pytest.fixture
def pipes(tmp_path: Path) -> Iterator[Pipes]:
    pipes = Pipes(tmp_path)
    yield pipes
    pipes.close()


def test_each_device_goes_to_the_first_that_wants_it(pipes: Pipes) -> None:
    pipes.plug("event0", name="pad")
    pipes.plug("event1", name="mouse")
    (pipes.folder / "mouse0").touch()
    pad, other = Wants("pad", alone=True), Wants("pad")
    watch = InputWatch([pad, other], pipes.folder, pipes.open)
    watch.start()
    wait_for(lambda: pad.diary)
    pipes.press("event0", 103)
    wait_for(lambda: len(pad.diary) == 3)
    assert pad.diary == ["found event0", "event0 103 1", "event0 103 0"]
    assert other.diary == []
    assert pipes.grabbed == ["event0"]
    assert pad.threads == {"inputs"}
    watch.close()


def test_plugged_in_and_pulled_out_are_seen(pipes: Pipes) -> None:
    pad = Wants("pad")
    watch = InputWatch([pad], pipes.folder, pipes.open)
    watch.start()
    for _ in range(2):
        pad.diary.clear()
        pipes.plug("event7", name="pad")
        wait_for(lambda: pad.diary == ["found event7"])
        pipes.unplug("event7")
        wait_for(lambda: pad.diary == ["found event7", "lost event7"])
    watch.close()


def test_a_node_whose_rights_come_later_is_opened_then(pipes: Pipes) -> None:
    pad = Wants("pad")
    pipes.forbidden.add("event0")
    pipes.plug("event0", name="pad")
    watch = InputWatch([pad], pipes.folder, pipes.open)
    watch.start()
    wait_for(lambda: pad.refused == ["no_rights"])
    pipes.forbidden.clear()
    (pipes.folder / "event0").chmod(0o660)
    wait_for(lambda: pad.diary == ["found event0"])
    watch.close()


def test_it_ends_before_it_began_and_without_a_folder(tmp_path: Path) -> None:
    InputWatch([Wants("pad")], tmp_path / "none").close()
    watch = InputWatch([Wants("pad")], tmp_path / "none")
    watch.start()
    watch.close()
