"""What approved units deliver, each to the slice that it belongs to: reports and events.

Stands above the slices: the fleet knows no queue and no call.
"""

from typing import Final

from fastapi import APIRouter

from registry.calls.rules import free_guides, record_press
from registry.clock import NowDep
from registry.database import SessionDep
from registry.fleet.identity import UnitDep
from registry.fleet.rules import keep_report, settings_of
from registry.places import today
from registry.queues.rules import hold_queues, record_ticket, views
from registry.settings import SettingsDep
from wire import EventBatch, Report, ReportReceipt, TicketIssued

api: Final = APIRouter(tags=["intake"])


@api.put("/report")
def report(
    body: Report, unit: UnitDep, session: SessionDep, settings: SettingsDep, now: NowDep
) -> ReportReceipt:
    """Keep a unit's health; answer what it may tell a resident until the next report."""
    keep_report(session, unit, body, now)
    place = settings_of(session, unit, settings.public_url)
    return ReportReceipt(
        now=now,
        settings_version=place.version,
        queues=views(session, place.site.id, today(session, now)),
        guides=free_guides(session),
    )


@api.post("/events", status_code=204)
def events(body: EventBatch, unit: UnitDep, session: SessionDep, now: NowDep) -> None:
    """Keep a unit's events, all or none; told again, they change nothing."""
    hold_queues(session, [event for event in body.events if isinstance(event, TicketIssued)])
    for event in body.events:
        if isinstance(event, TicketIssued):
            record_ticket(session, unit, event, now)
        else:
            record_press(session, unit, event)
