"""Health as what a resident could do here now, each with its cause (DESIGN, decision 12)."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from wire.base import Id, LanguageTag, Message, UnixSeconds
from wire.queues import QueueView

ShortText = Annotated[str, StringConstraints(max_length=300)]


class Ability(StrEnum):
    READ = "read"
    ASK = "ask"
    PRINT = "print"
    CALL = "call"
    HEAR = "hear"


class AbilityState(Message):
    able: bool
    cause: ShortText = ""
    """A stable word for the reason, such as ``paper_out``; empty while able."""


class DeviceState(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"
    MISSING = "missing"
    UNKNOWN = "unknown"


class DeviceReport(Message):
    name: Id
    state: DeviceState
    cause: ShortText = ""
    detail: ShortText = ""
    virtual: bool = False


class Report(Message):
    """``PUT /api/v1/report``, every 30 s and at once on change."""

    at: UnixSeconds
    started_at: UnixSeconds
    abilities: dict[Ability, AbilityState]
    devices: Annotated[list[DeviceReport], Field(max_length=32)]
    temperature_c: float | None
    disk_free_bytes: int = Field(ge=0)
    disk_total_bytes: int = Field(ge=0)
    outbox: int = Field(ge=0)
    versions: Annotated[dict[str, ShortText], Field(max_length=32)]
    """``medborgarpunkt``, ``python``, ``sqlite``, ``os``, ``kernel``, ``answers``."""
    notes: list[ShortText] = Field(default=[], max_length=32)
    """What went wrong and was mended or borne, such as a clock 40 s off."""


class ReportReceipt(Message):
    """The answer to a report: what the unit may tell a resident until the next one."""

    now: UnixSeconds
    settings_version: str
    queues: list[QueueView]
    guides: dict[LanguageTag, int]
    """Guides on duty and free at this moment, by language."""
