"""One screen, one file; each is handed a stage, lays itself out once, and tells the flow what was touched.

Imports widgets, presenters and the flow; never the window, the store or a device.
"""

from typing import Final

from terminal.ui.flow import Screen
from terminal.ui.screens.answer import Answer
from terminal.ui.screens.calling import Calling
from terminal.ui.screens.categories import Categories
from terminal.ui.screens.home import Home
from terminal.ui.screens.languages import Languages
from terminal.ui.screens.no_guide import NoGuide
from terminal.ui.screens.no_number import NoNumber
from terminal.ui.screens.no_voice import NoVoice
from terminal.ui.screens.number import Photograph, Printing, Ticket
from terminal.ui.screens.over import Over
from terminal.ui.screens.page import Page
from terminal.ui.screens.paper import AnswerPrinted, AnswerPrinting, AnswerUnprinted, PaperAsked
from terminal.ui.screens.questions import Questions
from terminal.ui.screens.search import Search
from terminal.ui.screens.services import Services
from terminal.ui.screens.start import Start
from terminal.ui.screens.talking import Talking
from terminal.ui.screens.topics import Topics
from terminal.ui.screens.urgent import Urgent
from terminal.ui.screens.ways import WaysPage

PAGES: Final[dict[Screen, type[Page]]] = {
    Screen.START: Start,
    Screen.LANGUAGES: Languages,
    Screen.HOME: Home,
    Screen.CATEGORIES: Categories,
    Screen.QUESTIONS: Questions,
    Screen.SEARCH: Search,
    Screen.ANSWER: Answer,
    Screen.SERVICES: Services,
    Screen.PRINTING: Printing,
    Screen.TICKET: Ticket,
    Screen.PHOTOGRAPH: Photograph,
    Screen.NO_NUMBER: NoNumber,
    Screen.URGENT: Urgent,
    Screen.PAPER_ASKED: PaperAsked,
    Screen.ANSWER_PRINTING: AnswerPrinting,
    Screen.ANSWER_PRINTED: AnswerPrinted,
    Screen.ANSWER_UNPRINTED: AnswerUnprinted,
    Screen.TOPICS: Topics,
    Screen.CALLING: Calling,
    Screen.TALKING: Talking,
    Screen.OVER: Over,
    Screen.NO_GUIDE: NoGuide,
    Screen.WAYS: WaysPage,
    Screen.NO_VOICE: NoVoice,
}

__all__ = ["PAGES", "Page"]
