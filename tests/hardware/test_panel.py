"""Call button and lamp on gpiozero's mock pins."""

from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from hardware.errors import ControlError, DeviceSettingError
from hardware.panel import Lamp, Panel, PanelState, PanelStatus
from tests.hardware.waiting import wait_for


@pytest.fixture
def panel() -> Iterator[Panel]:
    panel = Panel("mock", 17, 27, stuck_s=0.1)
    yield panel
    panel.close()


def test_a_press_is_told_once_however_long(panel: Panel) -> None:
    presses: list[int] = []
    panel.when_pressed(lambda: presses.append(1))
    panel.start()
    assert panel.twin is not None
    panel.twin.do("press", "0.05")
    assert presses == [1]
    wait_for(lambda: not panel.button.is_active)
    panel.twin.do("press")  # within half a second: the same wish
    assert presses == [1]


def test_a_button_that_stays_down_is_a_fault_until_it_comes_up(panel: Panel) -> None:
    told: list[PanelStatus] = []
    panel.when_status(told.append)
    panel.start()
    assert panel.twin is not None
    panel.twin.do("press", "0.5")
    wait_for(lambda: panel.status.cause == "stuck")
    wait_for(lambda: panel.status.state is PanelState.OK)
    states = [(status.state, status.cause) for status in told]
    assert states == [
        (PanelState.UNKNOWN, "not_started"),
        (PanelState.OK, ""),
        (PanelState.FAULT, "stuck"),
        (PanelState.OK, ""),
    ]


@pytest.mark.parametrize("lamp", list(Lamp))
def test_the_lamp_tells(panel: Panel, lamp: Lamp) -> None:
    panel.show(lamp)
    panel.start()
    assert panel.lamp is lamp
    assert panel.twin is not None
    assert panel.twin.state()["lamp"] == lamp.value


def test_each_state_lights_otherwise(panel: Panel) -> None:
    panel.start()
    panel.show(Lamp.READY)
    assert panel.light == 0.25
    panel.show(Lamp.IN_CALL)
    assert panel.light == 1.0
    for blinking in (Lamp.RINGING, Lamp.OUT_OF_ORDER):
        panel.show(blinking)
        wait_for(lambda: panel.light == 1.0)
        wait_for(lambda: panel.light == 0.0)


@pytest.mark.skipif(find_spec("lgpio") is not None, reason="lgpio is here")
def test_without_lgpio_the_unit_goes_on_and_says_so() -> None:
    panel = Panel("lgpio", 17, 27)
    panel.start()
    assert (panel.status.state, panel.status.cause) == (PanelState.MISSING, "no_lgpio")
    assert panel.twin is None
    panel.show(Lamp.RINGING)
    panel.close()


def test_without_a_button_it_is_missing_and_the_lamp_works() -> None:
    panel = Panel("mock", None, 27)
    panel.start()
    assert panel.status.cause == "not_wired"
    panel.show(Lamp.IN_CALL)
    assert panel.light == 1.0
    with pytest.raises(ControlError, match="closed"):
        panel.twin.do("press")  # type: ignore[union-attr]
    panel.close()
    panel.close()


@pytest.mark.parametrize(
    ("pins", "button", "lamp", "key"),
    [
        ("gpio", 17, 27, "pins"),
        ("mock", 99, 27, "call_button"),
        ("mock", 17, 0, "call_lamp"),
        ("mock", 17, 17, "call_lamp"),
    ],
)
def test_impossible_settings_are_told(pins: str, button: int, lamp: int, key: str) -> None:
    with pytest.raises(DeviceSettingError, match=f"^{key} = .*allowed is") as told:
        Panel(pins, button, lamp)
    assert told.value.key == key
