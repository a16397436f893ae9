"""The registry's time on a unit whose clock lies."""

from pathlib import Path

from terminal.agent.timekeeper import Timekeeper, same_boot
from terminal.store import Store


class Clocks:
    def __init__(self) -> None:
        self.wall = 1_000_000.0
        self.steady = 50.0

    def go(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds

    def keeper(self, ahead_s: float = 0.0) -> Timekeeper:
        return Timekeeper(ahead_s, lambda: self.wall, lambda: self.steady)


def test_it_learns_how_far_it_is_off_and_says_so() -> None:
    clocks = Clocks()
    keeper = clocks.keeper()
    assert not keeper.learn(1_000_001.5)
    assert keeper.note is None
    assert keeper.learn(996_400.0)
    assert keeper.ahead_s == 3600.0
    assert keeper.note == "clock 3600 s ahead of the registry's"
    clocks.go(10)
    assert keeper.now() == 996_410.0
    assert keeper.learn(1_003_610.0)
    assert keeper.note == "clock 3600 s behind the registry's"


def test_when_our_clock_is_set_the_registrys_time_goes_on() -> None:
    clocks = Clocks()
    keeper = clocks.keeper(ahead_s=3600.0)
    clocks.go(5)
    assert not keeper.follow()
    before = keeper.now()
    clocks.wall -= 3600.0
    assert keeper.follow()
    assert keeper.now() == before
    assert keeper.ahead_s == 0.0
    assert not keeper.follow()


def test_what_was_learnt_before_a_reboot_is_not_trusted(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert not same_boot(store)
    assert same_boot(store)
    with store.transaction() as write:
        write.execute("UPDATE boot SET boot = 'another'")
    assert not same_boot(store)
    assert same_boot(store)
    store.close()
