"""Whether a browser's request comes from our own pages: what a cookie alone does not prove."""

from typing import Final
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from wire import API_PATH

_SAFE_METHODS: Final = {"GET", "HEAD", "OPTIONS"}


def same_origin(connection: HTTPConnection) -> bool:
    """Whether ``Origin`` names this very registry; a request without one was not made by our page.

    A form's POST and a WebSocket carry it in every browser. Behind a proxy the public address counts too.
    """
    origin = urlsplit(connection.headers.get("origin", ""))
    public = urlsplit(connection.app.state.settings.public_url)
    if not origin.netloc:
        return False
    return origin.netloc == connection.headers.get("host") or origin[:2] == public[:2]


class OriginCheck:
    """Refuses what would change something and comes from elsewhere; units bear tokens, not cookies."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in _SAFE_METHODS:
            connection = HTTPConnection(scope)
            if not scope["path"].startswith(f"{API_PATH}/") and not same_origin(connection):
                await PlainTextResponse("This came from another site.\n", 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)
