"""The ways in: the unit's socket, the desk page and its socket."""

from typing import Annotated, Final

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket

from registry.calls.desk_socket import serve_desk
from registry.calls.unit_socket import serve_unit
from registry.people import Person, signed_in
from registry.web import page, staff_language, words
from registry.web.words import STAFF_LANGUAGES, autonym

api: Final = APIRouter(tags=["calls"])
pages: Final = APIRouter(include_in_schema=False)

# What the page's modules say; they know no language of their own.
_SPOKEN: Final = (
    "desk.off_duty",
    "desk.on_duty",
    "desk.waiting",
    "desk.waiting_off",
    "desk.ring",
    "desk.connecting",
    "desk.talking",
    "desk.line_lost",
    "desk.no_camera",
    "desk.camera_off",
    "desk.camera_on",
    "desk.mute",
    "desk.sign",
    "desk.sign_end",
    "desk.own_off",
    "desk.unmute",
    "desk.taken",
    "desk.ended.resident_hung_up",
    "desk.ended.guide_hung_up",
    "desk.ended.line_lost",
    "desk.ended.media_failed",
    "desk.ended.other",
)


@api.websocket("/call")
async def call(socket: WebSocket) -> None:
    await serve_unit(socket)


@pages.get("/desk")
def desk(request: Request, guide: Annotated[Person, signed_in("guide")]) -> Response:
    tag = staff_language(request)
    said = words(tag, "desk", request.app.state.settings.built)
    spoken = {key: said.say(key) for key in _SPOKEN}
    served = [autonym(language) for language in guide.languages]
    return page(request, "calls/desk.html", d=said, guide=guide, spoken=spoken, served=served)


@pages.websocket("/desk/socket")
async def desk_socket(socket: WebSocket) -> None:
    tag = socket.query_params.get("lang", "")
    await serve_desk(socket, tag if tag in STAFF_LANGUAGES else STAFF_LANGUAGES[0])
