"""A terminal as staff see it: values for the page, made from its last report. Pure: no clock, no database."""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from babel.numbers import format_decimal

from registry.fleet.models import Terminal
from registry.fleet.rules import Standing, standing
from wire import Ability, AbilityState, DeviceReport, DeviceState, Report

# A Pi slows itself down at 80 °C; a cabinet in the sun is dealt with before.
_HOT_C: Final = 75.0
_LITTLE_DISK: Final = 0.1
_RANK: Final = {Standing.LATE: 0, Standing.NEVER: 1, Standing.ONLINE: 3}
_NEEDS_CARE: Final = 2

# A unit may send any word; these have a text of ours, another is shown as it came.
CAUSES: Final = frozenset(
    {
        "camera_missing",
        "cover_open",
        "cutter",
        "display_missing",
        "error",
        "head_hot",
        "keypad_missing",
        "keypad_unplugged",
        "microphone_missing",
        "no_answers",
        "no_engine",
        "no_numbers",
        "not_found",
        "offline",
        "paper_low",
        "paper_out",
        "printer_missing",
        "recoverable",
        "refused",
        "searching",
        "silent",
        "speaker_missing",
        "touch_missing",
        "ui_dead",
        "unapproved",
        "unrecoverable",
    }
)
DEVICES: Final = frozenset(
    {
        "call_button",
        "call_lamp",
        "camera",
        "display",
        "headphones",
        "keypad",
        "microphone",
        "printer",
        "speaker",
        "touch",
        "voice",
    }
)


@dataclass(frozen=True)
class Card:
    """One approved terminal. Devices and causes are the unit's own words."""

    unit: str
    name: str
    site: str
    district: str
    standing: Standing
    heard: str
    """When it was last heard, in the municipality's time; empty if never."""
    abilities: list[tuple[Ability, AbilityState]]
    needs: list[DeviceReport]
    """Devices that want a person."""
    printer: DeviceReport | None
    report: Report | None
    hot: bool
    disk_low: bool

    @property
    def calm(self) -> bool:
        """Nobody has to do anything here."""
        able = all(state.able for _, state in self.abilities)
        return self.standing is Standing.ONLINE and able and not (self.needs or self.hot or self.disk_low)

    @property
    def rank(self) -> tuple[int, str]:
        """Who needs someone comes first."""
        return (
            _RANK[self.standing] if self.calm or self.standing is not Standing.ONLINE else _NEEDS_CARE
        ), self.name


def make_card(terminal: Terminal, now: float, zone: tzinfo) -> Card:
    """The card of an approved terminal at a moment, unix seconds."""
    report = terminal.report
    devices = report.devices if report else []
    place = terminal.standing_at
    return Card(
        unit=terminal.id,
        name=terminal.name,
        site=place.name if place else "",
        district=place.district.name if place else "",
        standing=standing(terminal.last_report_at, now),
        heard=moment(terminal.last_report_at, now, zone) if terminal.last_report_at else "",
        abilities=[(ability, report.abilities[ability]) for ability in Ability if ability in report.abilities]
        if report
        else [],
        needs=[device for device in devices if device.state not in {DeviceState.OK, DeviceState.UNKNOWN}],
        printer=next((device for device in devices if device.name == "printer"), None),
        report=report,
        hot=bool(report and report.temperature_c is not None and report.temperature_c >= _HOT_C),
        disk_low=bool(report and report.disk_free_bytes < report.disk_total_bytes * _LITTLE_DISK),
    )


def moment(at: float, now: float, zone: tzinfo) -> str:
    """A moment as a clock on the wall shows it; with its day if that is not today."""
    then = datetime.fromtimestamp(at, zone)
    today = datetime.fromtimestamp(now, zone).date() == then.date()
    return then.strftime("%H:%M:%S" if today else "%Y-%m-%d %H:%M")


def gigabytes(count: int, tag: str) -> str:
    """Bytes as people buy them, in a language's digits, such as ``29,4``."""
    return str(format_decimal(count / 1e9, format="0.0", locale=tag))
