"""The pages ``/sign-in`` and ``/sign-out``, and the front door that leads to where one works."""

import math
from functools import partial
from typing import Annotated, Final

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Form
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.clock import NowDep
from registry.database import DatabaseDep, SessionDep
from registry.people.models import Person
from registry.people.passwords import AT_ONCE, LONGEST, is_right
from registry.people.rules import count_failure, find_login, forget_failures, wait_before
from registry.people.session import end_session, find_person, start_session
from registry.settings import SettingsDep
from registry.web import page
from registry.web.navigation import first_place

pages: Final = APIRouter(include_in_schema=False)
_weighing: Final = CapacityLimiter(AT_ONCE)


@pages.get("/")
def front_door(request: Request, session: SessionDep, now: NowDep) -> Response:
    person = find_person(session, request, now)
    return RedirectResponse(first_place(person.roles) if person else "/sign-in", 303)


@pages.get("/sign-in")
def sign_in_page(request: Request, then: str = "") -> Response:
    return page(request, "people/sign_in.html", then=then, login="", failed=False, wait=0)


@pages.post("/sign-in")
async def sign_in(
    *,
    request: Request,
    database: DatabaseDep,
    settings: SettingsDep,
    now: NowDep,
    login: Annotated[str, Form(max_length=64)] = "",
    password: Annotated[str, Form(max_length=LONGEST)] = "",
    then: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    def begin(session: Session) -> tuple[int, Person | None]:
        wait = math.ceil(wait_before(session, login, now))
        if wait == 0:
            # Counted before it is known, so that many tries at once do not pass as one.
            count_failure(session, login, now)
        return wait, find_login(session, login)

    def succeed(session: Session, person: Person) -> Response:
        forget_failures(session, login)
        response = RedirectResponse(_own_path(then) or first_place(person.roles), 303)
        start_session(session, person, settings, response, now)
        return response

    # The password is weighed between two transactions: it takes 50 ms, and a writer's place is one.
    wait, found = await database.transact(begin)
    if wait or not await _weighed(password, found) or found is None:
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
    return await database.transact(partial(succeed, person=found))


@pages.post("/sign-out")
def sign_out(request: Request, session: SessionDep) -> Response:
    response = RedirectResponse("/sign-in", 303)
    end_session(session, request, response)
    return response


async def _weighed(password: str, person: Person | None) -> bool:
    """Whether it is this person's password. On threads apart: a flood of tries keeps nobody else waiting."""
    password_hash = person.password_hash if person else None
    return await to_thread.run_sync(is_right, password, password_hash, limiter=_weighing)


def _own_path(then: str) -> str:
    """The path, if it is one of ours; browsers read two slashes, or a backslash, as another host."""
    return then if then.startswith("/") and not then.startswith("//") and "\\" not in then else ""
