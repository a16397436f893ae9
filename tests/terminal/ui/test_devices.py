"""What the glass knows of its devices."""

from pathlib import Path

import pytest

from hardware.printer import PrinterState
from terminal.store import Store
from terminal.ui.devices import Devices, DeviceView, beat, printer_view
from terminal.ui.flow import NOBODY, Screen, Step, Visit
from terminal.ui.senses import look_around
from terminal.ui.services import lamp_for
from wire import DeviceState


def test_only_news_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    devices = Devices(store)
    devices.tell(DeviceView("printer", "ok"))
    (first,) = store.read("SELECT * FROM devices")
    devices.tell(DeviceView("printer", "ok"))
    assert tuple(store.read("SELECT * FROM devices")[0]) == tuple(first)
    devices.tell(DeviceView("printer", "fault", "paper_out", "x" * 900, virtual=True))
    (row,) = store.read("SELECT * FROM devices")
    assert (row["state"], row["cause"], len(row["detail"]), row["virtual"]) == ("fault", "paper_out", 300, 1)
    store.close()


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_word_of_a_printer_is_one_of_a_device(state: PrinterState) -> None:
    view = printer_view(state, "", "", virtual=False)
    assert view.state in set(DeviceState)
    assert (view.cause == "") == (state is PrinterState.OK)


def test_a_heartbeat_is_one_row(tmp_path: Path) -> None:
    store = Store(tmp_path)
    beat(store, "ui", 7, 1.0)
    beat(store, "ui", 8, 2.0)
    assert [tuple(row) for row in store.read("SELECT process, pid, at FROM heartbeats")] == [("ui", 8, 2.0)]
    store.close()


def test_a_drawn_sense_that_nobody_asked_for_is_a_warning(tmp_path: Path) -> None:
    pcm = tmp_path / "pcm"
    asked = {view.name: view for view in look_around("virtual:", "virtual:", pcm)}
    assert {view.state for view in asked.values()} == {"ok"}
    assert all(view.virtual for view in asked.values())
    _, microphone = look_around("virtual:", "auto", pcm)
    assert (microphone.state, microphone.virtual) == ("warning", True)
    _, microphone = look_around("virtual:", "plughw:1,0", pcm)
    assert (microphone.state, microphone.cause) == ("missing", "not_found")
    pcm.write_text("00-00: Loopback PCM : playback 8 : capture 8\n")
    _, microphone = look_around("virtual:", "auto", pcm)
    assert (microphone.state, microphone.virtual) == ("ok", False)


def test_the_lamp_follows_the_visit() -> None:
    def at(screen: Screen) -> Visit:
        return Visit(trail=(Step(screen),), language="sv")

    assert lamp_for(NOBODY, online=True) == "ready"
    assert lamp_for(NOBODY, online=False) == "out_of_order"
    assert lamp_for(at(Screen.CALLING), online=True) == "ringing"
    assert lamp_for(at(Screen.TALKING), online=False) == "in_call"
