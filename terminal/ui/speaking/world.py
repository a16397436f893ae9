"""What the reader is handed of the glass around it; never the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from terminal.text import Language, Words
from terminal.ui.events import Event
from terminal.ui.speaking.reading import Spot


@dataclass(frozen=True)
class World:
    """One glass; all of it in its thread."""

    front: Callable[[], Any]
    """The page that is in front, be it the idle question."""
    point_at: Callable[[Spot | None], None]
    send: Callable[[Event], None]
    post: Callable[[Callable[[], None]], None]
    touched: Callable[[], None]
    """A key is a sign of life, as a touch is."""
    help: Callable[[], None]
    """Open or close the page that helps."""
    words: Callable[[str], Words]
    """Of the domain ``speech``, in a language."""
    languages: tuple[Language, ...]
