"""The health report, composed from the unit's one file and this machine."""

import time
from collections.abc import Callable
from typing import Final

from terminal.agent.health import Facts, Heartbeats, abilities
from terminal.agent.link import LinkState, read_link
from terminal.agent.measures import answers_version, disk, fixed_versions, temperature_c
from terminal.agent.outbox import set_aside_count, waiting
from terminal.config import Config
from terminal.errors import MissingPart
from terminal.store import Store
from terminal.text import load_languages
from terminal.text.words import lacking
from wire import Ability, DeviceReport, DeviceState, Report

GLASS: Final = "ui"
"""The process whose heartbeat says that the glass is alive."""
ANSWERS: Final = "answers.sqlite"
# wire.Report: at most 32 devices and 32 notes of at most 300 characters.
_MOST: Final = 32
_LONGEST: Final = 300


class Reporter:
    """Composes reports; what went wrong and was borne is noted under a key until it is mended."""

    def __init__(
        self,
        config: Config,
        store: Store,
        started_at: float,
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._store = store
        self._started_at = started_at
        self._wall = wall
        self._steady = steady
        self._heartbeats = Heartbeats()
        self._notes: dict[str, str] = {}
        self._words_lacking: dict[str, int] | None = None

    def note(self, key: str, text: str | None) -> bool:
        """Say it in each report from now on; None: it is over. Gives whether that is news."""
        before = self._notes.get(key)
        if text is None:
            self._notes.pop(key, None)
        elif key in self._notes or len(self._notes) < _MOST - 2:
            self._notes[key] = f"{key}: {text}"[:_LONGEST]
        return self._notes.get(key) != before

    def compose(self, now: float, today: str | None) -> Report:
        """The state of the unit; ``now`` by the registry's clock, ``today`` None before the place is known.

        Raises:
            StoreError: the unit's file cannot be read.
        """
        devices = self._devices()
        room = disk(self._config.state)
        answers = answers_version(self._config.built / ANSWERS)
        versions = {name: text[:_LONGEST] for name, text in fixed_versions().items()}
        return Report(
            at=now,
            started_at=self._started_at,
            abilities=abilities(self._facts(devices, answers is not None, today)),
            devices=devices,
            temperature_c=temperature_c(),
            disk_free_bytes=room.free_bytes,
            disk_total_bytes=room.total_bytes,
            outbox=waiting(self._store),
            versions=versions | {"answers": answers or "none", "store": self._store.durability},
            notes=[*self._notes.values(), *self._set_aside(), *self._lacking()][:_MOST],
        )

    def _facts(self, devices: list[DeviceReport], answers_there: bool, today: str | None) -> Facts:
        link = read_link(self._store)
        beats = self._store.read("SELECT at FROM heartbeats WHERE process = ?", GLASS)
        free = self._store.read("SELECT 1 FROM leases WHERE day = ? AND next <= last LIMIT 1", today or "")
        return Facts(
            glass_alive=self._heartbeats.is_alive(
                GLASS, beats[0]["at"] if beats else None, self._wall(), self._steady()
            ),
            answers_there=answers_there,
            devices={device.name: device for device in devices},
            online=link.state is LinkState.ONLINE,
            link_cause=link.cause or link.state.value,
            numbers_left=bool(free),
        )

    def _devices(self) -> list[DeviceReport]:
        rows = self._store.read("SELECT * FROM devices ORDER BY name LIMIT ?", _MOST)
        return [
            DeviceReport(
                name=row["name"],
                state=DeviceState(row["state"]),
                cause=row["cause"][:_LONGEST],
                detail=row["detail"][:_LONGEST],
                virtual=bool(row["virtual"]),
            )
            for row in rows
        ]

    def _set_aside(self) -> list[str]:
        count = set_aside_count(self._store)
        return [f"outbox: {count} events were refused by the registry and set aside"] if count else []

    def _lacking(self) -> list[str]:
        """Looked at once: what is built changes with the program, and with it this process."""
        if self._words_lacking is None:
            try:
                tags = self._config.languages or tuple(load_languages(self._config.assets))
            except MissingPart as error:
                return [f"words: {error}"[:_LONGEST]]
            self._words_lacking = lacking(self._config.built, tags)
        told = ", ".join(f"{tag} {count}" for tag, count in self._words_lacking.items())
        return [f"words: texts missing, said in another language: {told}"[:_LONGEST]] if told else []


def gist(report: Report) -> tuple[object, ...]:
    """What is worth telling at once when it changes: abilities, devices and notes, not degrees and bytes."""
    able = tuple(report.abilities[ability] for ability in Ability)
    return able, tuple(report.devices), tuple(report.notes)
