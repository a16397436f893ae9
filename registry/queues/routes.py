"""What units ask of the queues, and their pages: the guide's, the site's board, the resident's own."""

from typing import Final

from fastapi import APIRouter, HTTPException

from registry.clock import NowDep
from registry.database import SessionDep
from registry.fleet.identity import UnitDep
from registry.places import time_zone
from registry.queues import guide_page, public_pages
from registry.queues.errors import LeaseRefused, NoSuchService
from registry.queues.leases import lease_block
from registry.settings import SettingsDep
from wire import Lease, LeaseRequest

api: Final = APIRouter(tags=["queues"])
pages: Final = APIRouter(include_in_schema=False)
pages.include_router(guide_page.pages)
pages.include_router(public_pages.pages)


@api.post("/leases")
def lease(
    body: LeaseRequest, unit: UnitDep, session: SessionDep, settings: SettingsDep, now: NowDep
) -> Lease:
    """A block of numbers for a service and day; the same id gives the same block however often asked."""
    try:
        zone = time_zone(session)
        return lease_block(session, unit.id, body, now=now, zone=zone, size=settings.lease_size)
    except NoSuchService as error:
        raise HTTPException(404, "no_such_service") from error
    except LeaseRefused as error:
        raise HTTPException(409, str(error)) from error
