"""Pages for everyone: ``/s/<site>``, the site's board, and ``/t/<ticket>``, a resident's own place.

They set no cookie, hold nothing personal, and ask search engines and other sites to know nothing of them.
"""

import re
from collections.abc import Callable
from typing import Final

from fastapi import APIRouter
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from registry.clock import NowDep
from registry.database import SessionDep
from registry.places import Site, time_zone, today
from registry.queues import show
from registry.queues.rules import queue_topic, ticket_topic
from registry.queues.states import TicketState
from registry.queues.views import Place, all_heard, place, queues
from registry.web import fragment, live, public_language, words
from registry.web.words import autonym, languages, reviewed

pages: Final = APIRouter(include_in_schema=False)

_DOMAIN: Final = "pages"
_HEADERS: Final = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
# A terminal's ids have 128 bits in 26 characters; 14 of the wire's alphabet are the least for 80 bits.
_TICKET_ID: Final = re.compile(r"[A-Za-z0-9_-]{14,64}")


@pages.get("/s/{site}")
def board(request: Request, site: str, session: SessionDep, now: NowDep) -> Response:
    found = session.get(Site, site)
    if found is None:
        return _lost(request)
    tag = _language(request)
    return _page(
        request,
        "queues/board.html",
        tag,
        site=found,
        section=_board_section(request, session, found, tag, now),
    )


@pages.get("/s/{site}/events")
def board_events(request: Request, site: str, session: SessionDep) -> Response:
    found = session.get(Site, site)
    if found is None:
        return _lost(request)
    tag, clock = _language(request), request.app.state.clock
    return _live(
        request, queue_topic(site), lambda reading: _board_section(request, reading, found, tag, clock())
    )


@pages.get("/t/{ticket}")
def own_place(request: Request, ticket: str, session: SessionDep, now: NowDep) -> Response:
    if not _TICKET_ID.fullmatch(ticket):
        return _lost(request)
    found = place(session, ticket)
    tag = _language(request, found)
    return _page(
        request,
        "queues/place.html",
        tag,
        ticket=ticket,
        asked=request.query_params.get("lang") == tag,
        section=_place_section(request, session, ticket, now),
    )


@pages.get("/t/{ticket}/events")
async def own_place_events(request: Request, ticket: str) -> Response:
    if not _TICKET_ID.fullmatch(ticket):
        return _lost(request)
    clock = request.app.state.clock
    return _live(
        request, ticket_topic(ticket), lambda reading: _place_section(request, reading, ticket, clock())
    )


def _board_section(request: Request, session: Session, site: Site, tag: str, now: float) -> str:
    zone = time_zone(session)
    lines = [
        {
            "name": show.service_name(queue.service.names, tag),
            "waiting": queue.waiting,
            "latest": [show.shown(ticket, queue.service, zone, now) for ticket in queue.latest],
        }
        for queue in queues(session, site.id, today(session, now))
    ]
    return fragment(request, "queues/board_now.html", **_speaking(request, tag), lines=lines)


def _place_section(request: Request, session: Session, ticket: str, now: float) -> str:
    found = place(session, ticket)
    tag = _language(request, found)
    speaking = _speaking(request, tag)
    if found is None:
        return fragment(request, "queues/place_unknown.html", **speaking)
    held, zone = found.ticket, time_zone(session)
    if held.day != today(session, now):
        day = show.day_in_words(held.day, words(tag, "dates", request.app.state.settings.built))
        return fragment(request, "queues/place_other_day.html", **speaking, date=day)
    return fragment(
        request,
        "queues/place_now.html",
        **speaking,
        own=show.shown(held, found.service, zone, now),
        state=held.state.value,
        service=show.service_name(found.service.names, tag) if found.service else "",
        site=session.get(Site, held.site),
        ahead=found.ahead,
        sure=held.state is not TicketState.WAITING or all_heard(session, held.site, now),
        taken=show.clock_time(held.issued_at, zone),
        latest=show.shown(found.latest, found.service, zone, now) if found.latest else None,
    )


def _language(request: Request, found: Place | None = None) -> str:
    offered = languages(_DOMAIN, request.app.state.settings.built)
    return public_language(request, offered, found.ticket.language if found else None)


def _speaking(request: Request, tag: str) -> dict[str, object]:
    """What every template of a resident's page knows of its language."""
    spoken = words(tag, _DOMAIN, request.app.state.settings.built)
    return {"w": spoken, "staff": spoken, "tag": tag, "direction": spoken.direction}


def _page(request: Request, template: str, tag: str, *, status: int = 200, **context: object) -> HTMLResponse:
    built = request.app.state.settings.built
    html = fragment(
        request,
        template,
        **_speaking(request, tag),
        person=None,
        languages=[(other, autonym(other, built)) for other in languages(_DOMAIN, built)],
        unreviewed=not reviewed(tag, built),
        **context,
    )
    return HTMLResponse(html, status, _HEADERS)


def _live(request: Request, topic: str, render: Callable[[Session], str]) -> StreamingResponse:
    answer = live(request, [topic], render)
    answer.headers.update(_HEADERS)
    return answer


def _lost(request: Request) -> HTMLResponse:
    return _page(request, "queues/lost.html", _language(request), status=404)
