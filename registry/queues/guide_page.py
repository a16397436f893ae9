"""``/queues``: where guides call the next number, call again, end a ticket, or take a press back.

Site and desk stand in the address, so that two windows may serve two places, with or without script.
"""

from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi import Form as FormField
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.clock import NowDep
from registry.database import SessionDep
from registry.fleet.models import Terminal
from registry.people import Person, signed_in
from registry.places import Service, Site, all_sites, time_zone, today
from registry.queues import show
from registry.queues.errors import TurnRefused
from registry.queues.facts import desk_name, label, waited_minutes
from registry.queues.models import Ticket
from registry.queues.rules import call_next, queue_topic, take_turn
from registry.queues.states import TicketState, Turn
from registry.queues.views import Counter, all_heard, counters
from registry.web import Words, fragment, live, page, staff_language, words
from registry.web.words import language_name
from wire import EnrolmentState, TicketPaper

pages: Final = APIRouter(include_in_schema=False)

_WORKS_HERE: Final = signed_in("guide", "facilities")
_SAID: Final = frozenset(
    {"called", "nobody", "quicker", *(turn.value for turn in Turn if turn is not Turn.CALL)}
)


@pages.get("/queues", dependencies=[_WORKS_HERE])
def guide(
    *,
    request: Request,
    session: SessionDep,
    now: NowDep,
    site: str = "",
    desk: str = "",
    said: str = "",
    ticket: str = "",
) -> Response:
    sites = all_sites(session)
    chosen = _chosen(session, sites, site)
    desk = desk_name(desk)
    section = _section(request, session, chosen, desk, now) if chosen else ""
    followed = {"site": chosen.id if chosen else "", "desk": desk, "lang": staff_language(request)}
    return page(
        request,
        "queues/guide.html",
        q=_words(request),
        sites=sites,
        chosen=chosen,
        desk=desk,
        said=_said(request, session, said, ticket),
        quicker=said == "quicker",
        events=f"/queues/events?{urlencode(followed)}",
        section=section,
    )


@pages.get("/queues/events", dependencies=[_WORKS_HERE])
def guide_events(request: Request, session: SessionDep, site: str = "", desk: str = "") -> Response:
    chosen = session.get(Site, site)
    if chosen is None:
        return Response(status_code=404)
    clock, place = request.app.state.clock, desk_name(desk)
    return live(
        request,
        [queue_topic(chosen.id)],
        lambda reading: _section(request, reading, chosen, place, clock()),
    )


@pages.post("/queues/call")
def call(
    *,
    session: SessionDep,
    now: NowDep,
    person: Annotated[Person, _WORKS_HERE],
    site: Annotated[str, FormField(max_length=64)],
    service: Annotated[str, FormField(max_length=64)],
    desk: Annotated[str, FormField(max_length=200)] = "",
) -> Response:
    desk = desk_name(desk)
    called = call_next(session, service, site, today(session, now), person, desk=desk, now=now)
    return _back(site, desk, "called" if called else "nobody", service, called)


@pages.post("/queues/turn")
def turn(
    *,
    session: SessionDep,
    now: NowDep,
    person: Annotated[Person, _WORKS_HERE],
    site: Annotated[str, FormField(max_length=64)],
    ticket: Annotated[str, FormField(max_length=64)],
    turn: Annotated[Turn, FormField()],
    seen: Annotated[TicketState, FormField()],
    service: Annotated[str, FormField(max_length=64)] = "",
    desk: Annotated[str, FormField(max_length=200)] = "",
) -> Response:
    desk = desk_name(desk)
    try:
        taken = take_turn(session, ticket, turn, seen, person, desk=desk, now=now)
    except TurnRefused:
        return _back(site, desk, "quicker", service)
    return _back(site, desk, turn.value, service, taken)


def _back(site: str, desk: str, said: str, service: str, ticket: Ticket | None = None) -> RedirectResponse:
    """To the page again, so that loading it anew repeats nothing, with the queue in view."""
    told = {"site": site, "desk": desk, "said": said, "ticket": ticket.id if ticket else ""}
    return RedirectResponse(f"/queues?{urlencode(told)}#queue-{service}", 303)


def _chosen(session: Session, sites: list[Site], asked: str) -> Site | None:
    """The site asked for; without one, the only one with a terminal, if there is only one."""
    if asked:
        return next((site for site in sites if site.id == asked), None)
    approved = Terminal.state == EnrolmentState.APPROVED.value
    standing = set(session.scalars(select(Terminal.site).where(approved)))
    served = [site for site in sites if site.id in standing]
    return served[0] if len(served) == 1 else None


def _said(request: Request, session: Session, said: str, ticket_id: str) -> str:
    if said not in _SAID:
        return ""
    spoken = _words(request)
    if said in {"nobody", "quicker"}:
        return spoken.say(f"queues.said.{said}")
    ticket = session.get(Ticket, ticket_id)
    if ticket is None:
        return ""
    service = session.get(Service, ticket.service)
    return spoken.say(f"queues.said.{said}", number=label(service.prefix if service else "", ticket.number))


def _section(request: Request, session: Session, site: Site, desk: str, now: float) -> str:
    tag = staff_language(request)
    found = [
        _counter(session, counter, tag, now) for counter in counters(session, site.id, today(session, now))
    ]
    return fragment(
        request,
        "queues/guide_now.html",
        q=_words(request),
        site=site,
        desk=desk,
        counters=found,
        sure=all_heard(session, site.id, now),
    )


def _counter(session: Session, counter: Counter, tag: str, now: float) -> dict[str, Any]:
    queue, zone = counter.queue, time_zone(session)
    service, oldest = queue.service, queue.oldest

    def told(ticket: Ticket) -> dict[str, Any]:
        return {
            "ticket": show.shown(ticket, service, zone, now),
            "state": ticket.state.value,
            "language": language_name(ticket.language, tag),
            "no_paper": ticket.paper is TicketPaper.FAILED,
        }

    return {
        "id": service.id,
        "name": show.service_name(service.names, tag),
        "waiting": queue.waiting,
        "next": label(service.prefix, oldest.number) if oldest else "",
        "minutes": waited_minutes(oldest.issued_at, now) if oldest else 0,
        "since": show.clock_time(oldest.issued_at, zone) if oldest else "",
        "called": [told(ticket) for ticket in counter.called],
        "done": [told(ticket) for ticket in counter.done],
    }


def _words(request: Request) -> Words:
    return words(staff_language(request), "queues", request.app.state.settings.built)
