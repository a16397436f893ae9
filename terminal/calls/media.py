"""The seam between a call and what carries its sound and picture.

The one engine is aiortc (``terminal.calls.peer``); its imports cost half a second, so it is opened by name.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, Protocol

from wire import IceServer

WIDTH: Final = 640
HEIGHT: Final = 480


class Frame(NamedTuple):
    """One picture for the glass: three bytes a pixel, red, green, blue, row by row from the top."""

    width: int
    height: int
    rgb: bytes
    serial: int
    """Grows with each picture of this source, so that the glass draws only what is new."""


class Media(Protocol):
    """One call's sound and picture.

    An engine must do all of it; every method runs in the loop of the call's thread, but ``own_frame``,
    ``remote_frame`` and ``is_heard``, which any thread may call and which never wait. Nothing of a picture,
    a sound or a text is kept longer than it is needed to draw, play or send it, and nothing after ``close``.
    """

    def own_frame(self) -> Frame | None:
        """What the guide sees, at its newest."""

    def remote_frame(self) -> Frame | None:
        """What the guide shows, at its newest."""

    async def offer(self, ice_servers: Sequence[IceServer]) -> str:
        """Open camera and microphone and give a complete session description, all candidates within."""

    async def answer(self, sdp: str) -> None:
        """Take the guide's description. Raises MediaError when it cannot be used."""

    def is_heard(self) -> bool:
        """Whether the guide makes a sound now; from any thread."""

    def write(self, characters: str) -> None:
        """Send T.140 characters to the guide, after those before; kept until the way to the guide is open."""

    def sign(self, signs: bool) -> None:
        """Tell the guide that the resident speaks with their hands, or no longer does."""

    async def heard_bytes(self) -> int:
        """How many bytes have come from the guide so far; standing still means silence on the line."""

    async def close(self) -> None:
        """Let go of devices, threads and pictures; safe to call twice."""


class MediaError(Exception):
    """Sound and picture cannot be joined."""


class Ends(NamedTuple):
    """Whom the engine tells, in the loop."""

    joined: Callable[[], None]
    """Both ends hear each other."""
    wrote: Callable[[str], None]
    """T.140 characters came from the guide."""
    signs: Callable[[bool], None]
    """The guide begins or ends to sign."""


OpenMedia = Callable[[str, str, str, Ends], Media]


def open_media(camera: str, microphone: str, speaker: str, ends: Ends) -> Media:
    """The engine for one call."""
    from terminal.calls.peer import Peer

    return Peer(camera, microphone, speaker, ends)


def warm() -> None:
    """Import line and media, half a second's work; for a background thread, after the first frame."""
    import terminal.calls.line
    import terminal.calls.peer  # noqa: F401
