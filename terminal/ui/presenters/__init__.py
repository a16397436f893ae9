"""What screens know of the services: small, calm faces of answers, tickets and calls.

Imports the services' rooms and hardware, never Kivy. A service's fault is logged here and becomes a cause.
"""

from terminal.ui.presenters.answers import AnswersPresenter
from terminal.ui.presenters.calls import CallPresenter
from terminal.ui.presenters.papers import PaperPresenter
from terminal.ui.presenters.signs import SignPresenter
from terminal.ui.presenters.tickets import TicketPresenter

__all__ = ["AnswersPresenter", "CallPresenter", "PaperPresenter", "SignPresenter", "TicketPresenter"]
