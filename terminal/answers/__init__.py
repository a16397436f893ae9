"""The answers on this unit: building them from the assets, reading them, searching them.

Imports ``terminal.errors`` and the standard library only, so that it opens at once.
Knows no device, no network and no glass.
"""

from terminal.answers.errors import AnswersError, UnknownAnswer
from terminal.answers.links import Link, links
from terminal.answers.model import Answer, Category, Hit, Telephone, Title
from terminal.answers.reader import Answers

__all__ = [
    "Answer",
    "Answers",
    "AnswersError",
    "Category",
    "Hit",
    "Link",
    "Telephone",
    "Title",
    "UnknownAnswer",
    "links",
]
