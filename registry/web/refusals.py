"""Errors as answers: a page in their language for people, a word for programs, never a driver's own text."""

import logging
from typing import Final

from fastapi import FastAPI
from fastapi.exception_handlers import http_exception_handler
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from registry.errors import DatabaseUnusable, PlacesError
from registry.web.page import page
from wire import API_PATH

_log = logging.getLogger(__name__)
_KINDS: Final = {403: "role", 404: "missing", 503: "busy"}


def install(app: FastAPI) -> None:
    """Answer the application's errors."""
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(OperationalError, _unavailable)
    app.add_exception_handler(PoolTimeout, _unavailable)
    app.add_exception_handler(DatabaseUnusable, _unavailable)
    app.add_exception_handler(PlacesError, _no_places)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for it alone
    if error.status_code in _KINDS and _is_browser(request):
        return page(request, "refused.html", status=error.status_code, kind=_KINDS[error.status_code])
    return await http_exception_handler(request, error)


async def _unavailable(request: Request, error: Exception) -> Response:
    # Not the address itself: it tells who follows which ticket.
    route = getattr(request.scope.get("route"), "path", "")
    _log.error("The database cannot serve %s %s: %s", request.method, route, error)
    return await _busy(request, "database")


async def _no_places(request: Request, error: Exception) -> Response:
    _log.error("%s", error)
    return await _busy(request, "no_municipality")


async def _busy(request: Request, word: str) -> Response:
    if _is_browser(request):
        return page(request, "refused.html", status=503, kind="busy")
    return JSONResponse({"detail": word}, 503, {"Retry-After": "5"})


def _is_browser(request: Request) -> bool:
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and not path.startswith(f"{API_PATH}/")
