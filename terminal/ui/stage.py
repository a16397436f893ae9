"""What a screen is handed: how to look, what to say, whom to tell, and the presenters of the services."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from terminal.text import Language, Words
from terminal.ui.events import Event
from terminal.ui.flow import Visit
from terminal.ui.keyboards import Keys
from terminal.ui.outlook import Outlook
from terminal.ui.widgets.look import Look

if TYPE_CHECKING:
    from PIL.Image import Image

    from terminal.ui.presenters import AnswersPresenter, CallPresenter, SignPresenter, TicketPresenter


@dataclass(frozen=True)
class Stage:
    """One screen's world; made anew for each screen, never the window itself."""

    look: Look
    """In the visit's language; on the start screen in the first one's."""
    words: Words
    visit: Visit
    outlook: Callable[[], Outlook]
    """As it is at this moment."""
    send: Callable[[Event], None]
    languages: tuple[Language, ...]
    """In the order of the start screen."""
    all_words: Mapping[str, Words]
    dates: Mapping[str, Words]
    """By tag; loaded when they are first asked for, as all words are."""
    keys: Keys
    answers: "AnswersPresenter"
    tickets: "TicketPresenter"
    calls: "CallPresenter"
    signs: "SignPresenter"
    unit_name: str = ""
    logo: "Image | None" = None
    """The municipality's."""

    @property
    def of(self) -> str:
        """What this screen is about."""
        return self.visit.here.of
