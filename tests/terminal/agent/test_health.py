"""What a resident could do here now, and why not."""

from dataclasses import replace

import pytest

from terminal.agent.health import Facts, Heartbeats, abilities
from wire import Ability, DeviceReport, DeviceState

OK = {
    name: DeviceReport(name=name, state=DeviceState.OK)
    for name in ("printer", "camera", "microphone", "speaker", "call_button", "call_lamp")
}
WELL = Facts(
    glass_alive=True, answers_there=True, devices=OK, online=True, link_cause="online", numbers_left=True
)


def causes(facts: Facts) -> dict[str, str]:
    found = abilities(facts)
    assert all(state.able == (state.cause == "") for state in found.values())
    return {ability.value: state.cause for ability, state in found.items() if state.cause}


def with_device(name: str, state: DeviceState, cause: str = "") -> Facts:
    return replace(WELL, devices={**OK, name: DeviceReport(name=name, state=state, cause=cause)})


def test_all_is_well() -> None:
    assert causes(WELL) == {}
    assert set(abilities(WELL)) == set(Ability)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(WELL, online=False, link_cause="unreachable"), {"call": "unreachable"}),
        (replace(WELL, answers_there=False), {"read": "no_answers", "ask": "no_answers"}),
        (replace(WELL, numbers_left=False), {"print": "no_numbers"}),
        (with_device("printer", DeviceState.FAULT, "paper_out"), {"print": "paper_out"}),
        (with_device("printer", DeviceState.MISSING), {"print": "printer_missing"}),
        (with_device("printer", DeviceState.WARNING, "paper_low"), {}),
        # A silent printer may well print: unknown is neither yes nor no.
        (with_device("printer", DeviceState.UNKNOWN), {}),
        (with_device("speaker", DeviceState.FAULT), {"call": "speaker_fault", "hear": "speaker_fault"}),
        (with_device("voice", DeviceState.MISSING, "no_engine"), {"hear": "no_engine"}),
        (with_device("keypad", DeviceState.MISSING, "keypad_unplugged"), {"hear": "keypad_unplugged"}),
        (with_device("keypad", DeviceState.MISSING, "not_found"), {"hear": "keypad_missing"}),
        (with_device("microphone", DeviceState.MISSING), {"call": "microphone_missing"}),
        # Configured as auto, and none there: a tone stands in, which no resident can use.
        (
            with_device("speaker", DeviceState.WARNING, "not_found"),
            {"call": "speaker_missing", "hear": "speaker_missing"},
        ),
        # Without a camera one can still speak; without a button there is the glass.
        (with_device("camera", DeviceState.MISSING), {}),
        (with_device("call_button", DeviceState.FAULT, "stuck"), {}),
        (with_device("touch", DeviceState.FAULT), {"ask": "touch_fault"}),
        (with_device("display", DeviceState.MISSING), {"read": "display_missing", "ask": "display_missing"}),
        (replace(WELL, devices={}), {"print": "printer_missing"}),
        (
            replace(WELL, glass_alive=False),
            dict.fromkeys(["read", "ask", "print", "call", "hear"], "ui_dead"),
        ),
    ],
)
def test_each_lack_has_its_cause(facts: Facts, expected: dict[str, str]) -> None:
    assert causes(facts) == expected


def test_a_heart_that_stops_is_dead_after_fifteen_seconds() -> None:
    hearts = Heartbeats()
    assert hearts.is_alive("ui", 1000.0, wall=1000.0, steady=0.0)
    assert hearts.is_alive("ui", 1000.0, wall=1015.0, steady=15.0)
    assert not hearts.is_alive("ui", 1000.0, wall=1015.1, steady=15.1)
    assert hearts.is_alive("ui", 1016.0, wall=1016.0, steady=16.0)
    assert not hearts.is_alive("agent", None, wall=0.0, steady=0.0)


def test_a_clock_that_is_set_kills_nobody_and_wakes_nobody() -> None:
    hearts = Heartbeats()
    assert hearts.is_alive("ui", 1000.0, wall=1000.0, steady=0.0)
    assert hearts.is_alive("ui", 1000.0, wall=99_000.0, steady=5.0)
    assert not hearts.is_alive("ui", 1000.0, wall=500.0, steady=20.0)


def test_an_old_beat_is_old_for_a_new_agent_too() -> None:
    assert not Heartbeats().is_alive("ui", 1000.0, wall=1020.0, steady=3.0)
    # A beat from the future is one by another clock: give it its fifteen seconds.
    hearts = Heartbeats()
    assert hearts.is_alive("ui", 1000.0, wall=500.0, steady=3.0)
    assert not hearts.is_alive("ui", 1000.0, wall=516.0, steady=19.0)
