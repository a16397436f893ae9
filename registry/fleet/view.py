"""The page ``/fleet`` and its two live sections: units that ask to be known, and the terminals."""

from collections import Counter

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse

from registry.fleet.cards import CAUSES, DEVICES, gigabytes, make_card
from registry.fleet.rules import terminals
from registry.fleet.tokens import raw_key
from registry.places import all_sites, time_zone
from registry.web import Words, fragment, page, staff_language, words
from wire import EnrolmentState, pairing_code


def fleet_page(request: Request, session: Session, now: float, *, status: int = 200) -> HTMLResponse:
    """The whole page; another ``status`` than 200 says that what was asked could not be done."""
    may_approve = "it" in request.state.person.roles
    return page(
        request,
        "fleet/fleet.html",
        status=status,
        failed=status != 200,
        may_approve=may_approve,
        units=units_section(request, session) if may_approve else "",
        section=fleet_section(request, session, now),
    )


def fleet_section(request: Request, session: Session, now: float) -> str:
    """The terminals, those that need someone first."""
    zone = time_zone(session)
    cards = [make_card(terminal, now, zone) for terminal in terminals(session, EnrolmentState.APPROVED)]
    said = words(staff_language(request), "staff", request.app.state.settings.built)
    return fragment(
        request,
        "fleet/section.html",
        cards=sorted(cards, key=lambda card: card.rank),
        counts=Counter(card.standing.value for card in cards),
        uncalm=sum(not card.calm and card.standing.value == "online" for card in cards),
        cause=lambda word: _word(said, "cause", word, word in CAUSES),
        device=lambda name: _word(said, "device", name, name in DEVICES),
        gigabytes=gigabytes,
    )


def units_section(request: Request, session: Session) -> str:
    """Units that ask to be known, each with its pairing code, and those that were refused."""
    sites = all_sites(session)
    asking = [
        {
            "unit": unit.id,
            "code": pairing_code(raw_key(unit.public_key)),
            "version": unit.version,
            "state": unit.state,
        }
        for state in (EnrolmentState.PENDING, EnrolmentState.REFUSED)
        for unit in terminals(session, state)
    ]
    return fragment(request, "fleet/units.html", asking=asking, sites=sites)


def _word(said: Words, kind: str, word: str, known: bool) -> str:
    return said.say(f"{kind}.{word}") if known else word.replace("_", " ")
