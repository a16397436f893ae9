"""What units ask of the fleet (enrolment, settings), and the pages ``/fleet``."""

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Response
from fastapi import Form as FormField
from starlette.requests import Request
from starlette.responses import RedirectResponse, StreamingResponse

from registry.clock import NowDep
from registry.database import SessionDep
from registry.errors import FleetError, TokenRefused
from registry.fleet import rules
from registry.fleet.identity import KnownUnitDep, UnitDep, bearer, unauthorized, use_up
from registry.fleet.models import Terminal
from registry.fleet.tokens import check_token, raw_key
from registry.fleet.view import fleet_page, fleet_section, units_section
from registry.people import signed_in
from registry.settings import SettingsDep
from registry.web import live
from wire import Enrolment, EnrolmentRequest, EnrolmentState, TerminalSettings, pairing_code

api: Final = APIRouter(tags=["fleet"])
pages: Final = APIRouter(include_in_schema=False)


@api.post("/enrolments")
def ask_to_be_known(
    request: Request, body: EnrolmentRequest, session: SessionDep, settings: SettingsDep, now: NowDep
) -> Enrolment:
    """A unit asks to be known; its token is signed with the key that it brings. Asking again is harmless."""
    try:
        text = bearer(request.headers.get("authorization", ""))
        token = check_token(text, body.public_key, settings.registry_id, now)
        use_up(session, token)
    except TokenRefused as error:
        raise unauthorized(error) from error
    try:
        terminal = rules.ask_to_be_known(session, token.unit, body, now)
    except FleetError as error:
        raise HTTPException(429, "too_many_units", {"Retry-After": "3600"}) from error
    return _enrolment(terminal, settings.registry_id)


@api.get("/enrolments/me")
def my_enrolment(unit: KnownUnitDep, settings: SettingsDep) -> Enrolment:
    """What became of the asking unit's enrolment; 401 ``unknown_unit`` if it must ask again."""
    return _enrolment(unit, settings.registry_id)


@api.get("/settings")
def terminal_settings(unit: UnitDep, session: SessionDep, settings: SettingsDep) -> TerminalSettings:
    """What the asking unit is to know of its place."""
    return rules.settings_of(session, unit, settings.public_url)


def _enrolment(terminal: Terminal, registry_id: str) -> Enrolment:
    return Enrolment(
        unit=terminal.id,
        state=EnrolmentState(terminal.state),
        pairing_code=pairing_code(raw_key(terminal.public_key)),
        registry=registry_id,
    )


@pages.get("/fleet", dependencies=[signed_in("it", "facilities")])
def fleet(request: Request, session: SessionDep, now: NowDep) -> Response:
    return fleet_page(request, session, now)


@pages.get("/fleet/events", dependencies=[signed_in("it", "facilities")])
async def fleet_events(request: Request) -> StreamingResponse:
    clock = request.app.state.clock
    return live(
        request,
        [rules.TOPIC],
        lambda session: fleet_section(request, session, clock()),
        due=lambda session: rules.next_late_at(rules.last_reports(session), clock()),
    )


@pages.get("/fleet/units/events", dependencies=[signed_in("it")])
async def units_events(request: Request) -> StreamingResponse:
    return live(request, [rules.TOPIC], lambda session: units_section(request, session))


@pages.post("/fleet/units/{unit}/approve", dependencies=[signed_in("it")])
def approve(
    *,
    request: Request,
    unit: str,
    session: SessionDep,
    now: NowDep,
    name: Annotated[str, FormField(max_length=200)] = "",
    site: Annotated[str, FormField(max_length=64)] = "",
) -> Response:
    try:
        rules.approve(session, unit, name, site)
    except FleetError:
        return fleet_page(request, session, now, status=409)
    return RedirectResponse("/fleet", 303)


@pages.post("/fleet/units/{unit}/refuse", dependencies=[signed_in("it")])
def refuse(request: Request, unit: str, session: SessionDep, now: NowDep) -> Response:
    try:
        rules.refuse(session, unit)
    except FleetError:
        return fleet_page(request, session, now, status=409)
    return RedirectResponse("/fleet", 303)
