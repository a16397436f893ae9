"""One screen, one file; each is handed a stage, lays itself out once, and tells the flow what was touched.

Imports widgets, presenters and the flow; never the window, the store or a device. A screen's file is loaded
when it is first shown, or by ``load_pages``: all together they take as long as drawing the first screen.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from terminal.ui.flow import Screen

if TYPE_CHECKING:
    from terminal.ui.screens.page import Page

# The file and the class of each.
_PAGES: Final[dict[Screen, tuple[str, str]]] = {
    Screen.START: ("start", "Start"),
    Screen.LANGUAGES: ("languages", "Languages"),
    Screen.HOME: ("home", "Home"),
    Screen.CATEGORIES: ("categories", "Categories"),
    Screen.QUESTIONS: ("questions", "Questions"),
    Screen.SEARCH: ("search", "Search"),
    Screen.ANSWER: ("answer", "Answer"),
    Screen.SERVICES: ("services", "Services"),
    Screen.PRINTING: ("number", "Printing"),
    Screen.TICKET: ("number", "Ticket"),
    Screen.PHOTOGRAPH: ("number", "Photograph"),
    Screen.NO_NUMBER: ("no_number", "NoNumber"),
    Screen.URGENT: ("urgent", "Urgent"),
    Screen.PAPER_ASKED: ("paper", "PaperAsked"),
    Screen.ANSWER_PRINTING: ("paper", "AnswerPrinting"),
    Screen.ANSWER_PRINTED: ("paper", "AnswerPrinted"),
    Screen.ANSWER_UNPRINTED: ("paper", "AnswerUnprinted"),
    Screen.SIGNING: ("signing", "Signing"),
    Screen.TOPICS: ("topics", "Topics"),
    Screen.CALLING: ("calling", "Calling"),
    Screen.TALKING: ("talking", "Talking"),
    Screen.OVER: ("over", "Over"),
    Screen.NO_GUIDE: ("no_guide", "NoGuide"),
    Screen.WAYS: ("ways", "WaysPage"),
    Screen.NO_VOICE: ("no_voice", "NoVoice"),
}


def page_of(screen: Screen) -> "type[Page]":
    """The class that lays this screen."""
    file, name = _PAGES[screen]
    return cast("type[Page]", getattr(import_module(f"{__name__}.{file}"), name))


def load_pages() -> None:
    """Load every screen's file, so that no touch waits for one; on any thread."""
    for screen in _PAGES:
        page_of(screen)


__all__ = ["load_pages", "page_of"]
