"""The pages ``/sign-in`` and ``/sign-out``, and the front door that leads to where one works."""

import math
from typing import Annotated, Final

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.clock import NowDep
from registry.database import DatabaseDep, SessionDep
from registry.people.passwords import LONGEST, is_right
from registry.people.rules import count_failure, find_login, forget_failures, wait_before
from registry.people.session import end_session, find_person, start_session
from registry.settings import SettingsDep
from registry.web import page
from registry.web.navigation import first_place

pages: Final = APIRouter(include_in_schema=False)


@pages.get("/")
def front_door(request: Request, session: SessionDep, now: NowDep) -> Response:
    person = find_person(session, request, now)
    return RedirectResponse(first_place(person.roles) if person else "/sign-in", 303)


@pages.get("/sign-in")
def sign_in_page(request: Request, then: str = "") -> Response:
    return page(request, "people/sign_in.html", then=then, login="", failed=False, wait=0)


@pages.post("/sign-in")
def sign_in(
    *,
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
    now: NowDep,
    login: Annotated[str, Form(max_length=64)] = "",
    password: Annotated[str, Form(max_length=LONGEST)] = "",
    then: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    # The password is weighed between two transactions: it takes 50 ms, and a writer's place is one.
    with database.session() as session:
        wait = math.ceil(wait_before(session, login, now))
        found = find_login(session, login)
        if wait == 0:
            # Counted before it is known, so that many tries at once do not pass as one.
            count_failure(session, login, now)
    if wait or not is_right(password, found.password_hash if found else None) or found is None:
        answer = page(
            request,
            "people/sign_in.html",
            status=429 if wait else 401,
            then=then,
            login=login,
            failed=not wait,
            wait=wait,
        )
        if wait:
            answer.headers["Retry-After"] = str(wait)
        return answer
    with database.session() as session:
        forget_failures(session, login)
        response = RedirectResponse(_own_path(then) or first_place(found.roles), 303)
        start_session(session, found, settings, response, now)
    return response


@pages.post("/sign-out")
def sign_out(request: Request, session: SessionDep) -> Response:
    response = RedirectResponse("/sign-in", 303)
    end_session(session, request, response)
    return response


def _own_path(then: str) -> str:
    """The path, if it is one of ours; browsers read two slashes, or a backslash, as another host."""
    return then if then.startswith("/") and not then.startswith("//") and "\\" not in then else ""
