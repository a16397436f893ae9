"""What a resident could do here now, each with its cause (DESIGN, decision 12): facts in, abilities out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wire import Ability, AbilityState, DeviceReport, DeviceState

GLASS_DEAD_AFTER_S: Final = 15.0
"""Its heart beats every 5 s at most; systemd has restarted it by then, or cannot."""

_NOT_FOUND: Final = "not_found"
_DEAD_STATES: Final = (DeviceState.FAULT, DeviceState.MISSING)


@dataclass(frozen=True)
class Facts:
    """What is known now. ``devices`` by name, as the glass last wrote them."""

    glass_alive: bool
    answers_there: bool
    devices: Mapping[str, DeviceReport]
    online: bool
    link_cause: str
    numbers_left: bool
    """Whether one leased number is left today for any service."""


def abilities(facts: Facts) -> dict[Ability, AbilityState]:
    """Each ability with its first cause.

    A silent device counts as able, as does one that nobody spoke of; only the printer is always spoken of.
    """
    answers = "" if facts.answers_there else "no_answers"
    numbers = "" if facts.numbers_left else "no_numbers"
    line = "" if facts.online else (facts.link_cause or "offline")
    causes = {
        Ability.READ: (_device(facts, "display"), answers),
        Ability.ASK: (_device(facts, "display"), _device(facts, "touch"), answers),
        Ability.PRINT: (_device(facts, "printer", required=True), numbers),
        Ability.CALL: (line, _device(facts, "microphone"), _device(facts, "speaker")),
        Ability.HEAR: (_device(facts, "speaker"), _device(facts, "voice"), _device(facts, "keypad")),
    }
    glass = "" if facts.glass_alive else "ui_dead"
    return {ability: _state(glass, *found) for ability, found in causes.items()}


def _device(facts: Facts, name: str, *, required: bool = False) -> str:
    """Why this device cannot serve; empty when it can, or is silent about it."""
    device = facts.devices.get(name)
    if device is None:
        return f"{name}_missing" if required else ""
    if device.cause == _NOT_FOUND:
        # A drawn picture and a tone may stand in for it: a call is set up, and is no use to a resident.
        return f"{name}_missing"
    if device.state in _DEAD_STATES:
        return device.cause or f"{name}_{device.state.value}"
    return ""


def _state(*causes: str) -> AbilityState:
    cause = next(filter(None, causes), "")
    return AbilityState(able=not cause, cause=cause)


class Heartbeats:
    """Tells a live process from a dead one by beats that change, so that a clock that is set kills nobody.

    Times are seconds; ``at`` is what the process wrote by the wall clock, ``steady`` never jumps.
    """

    def __init__(self) -> None:
        self._seen: dict[str, tuple[float, float]] = {}

    def is_alive(self, process: str, at: float | None, wall: float, steady: float) -> bool:
        """Whether it beat within the last 15 s; ``at`` None is a process that never did."""
        if at is None:
            return False
        before = self._seen.get(process)
        if before is None:
            age = wall - at
            # We have just started, and only the wall clock can say how old this beat is.
            self._seen[process] = (at, steady - age if age >= 0 else steady)
        elif before[0] != at:
            self._seen[process] = (at, steady)
        return steady - self._seen[process][1] <= GLASS_DEAD_AFTER_S
