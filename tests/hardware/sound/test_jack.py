"""The switch of a sound card's jack, as the kernel tells it."""

from pathlib import Path

from hardware.inputs import EV_KEY, EV_SW, Event, Facts
from hardware.sound.jack import SW_HEADPHONE_INSERT, Jack

JACK = Facts(Path("/dev/input/event3"), "HDA Headphone", switches=frozenset({SW_HEADPHONE_INSERT}))


def test_only_headphone_switches_are_read_and_nobody_is_kept_from_them() -> None:
    jack = Jack(lambda inserted: None)
    assert jack.wants(JACK)
    assert not jack.wants_alone(JACK)
    assert not jack.wants(Facts(Path("/dev/input/event4"), "HDA Mic", switches=frozenset({4})))


def test_in_and_out_are_told_once_each() -> None:
    told: list[bool] = []
    jack = Jack(told.append)
    jack.found(JACK)
    for value in (1, 1, 0):
        jack.happened(JACK, Event(EV_SW, SW_HEADPHONE_INSERT, value))
    jack.happened(JACK, Event(EV_KEY, SW_HEADPHONE_INSERT, 1))
    assert told == [True, False]


def test_headphones_that_were_in_before_we_came_are_in() -> None:
    told: list[bool] = []
    jack = Jack(told.append)
    jack.found(Facts(JACK.path, switches=JACK.switches, switched_on=JACK.switches))
    jack.lost(JACK)
    assert told == [True, False]
