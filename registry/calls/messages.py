"""What a desk page and the registry say to each other on ``/desk/socket``, beside the wire's own messages."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from wire import HangUp, Hold, Signal
from wire.base import Id, Message


class OpenDesk(Message):
    """The page's first message; the same id after its line broke."""

    type: Literal["open_desk"] = "open_desk"
    desk: Id


class Duty(Message):
    """The guide's switch."""

    type: Literal["duty"] = "duty"
    on: bool


class Accept(Message):
    type: Literal["accept"] = "accept"
    call: Id


class Ring(Message):
    """One call that rings at this desk."""

    call: str
    language: str
    autonym: str
    """The language's name in itself."""
    language_name: str
    """The language's name in the guide's language."""
    topic: str
    """The matter, and after a dot the question whose answer did not help."""
    site: str
    seconds_left: float


class Standing(Message):
    """Registry to desk: how it stands, whenever that changes."""

    type: Literal["standing"] = "standing"
    on_duty: bool
    call: str | None
    """The call that this desk is in."""
    rings: tuple[Ring, ...]


DeskMessage = Annotated[OpenDesk | Duty | Accept | Signal | Hold | HangUp, Field(discriminator="type")]
_adapter: TypeAdapter[DeskMessage] = TypeAdapter(DeskMessage)


def parse_desk_message(text: str) -> DeskMessage:
    """Read one message.

    Raises:
        ValueError: it is not JSON, or not one of the messages above.
    """
    return _adapter.validate_json(text)
