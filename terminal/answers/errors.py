"""What can go wrong with answers, by who must act.

TerminalError
├── AnswersError (ValueError)          editor: a text or a fact in the assets is wrong or missing
│   └── UnknownAnswer (LookupError)    us: asked for a topic, category or language that is not there
└── MissingPart (terminal/errors.py)   IT: the built file is not there, damaged or not ours
"""

from terminal.errors import TerminalError


class AnswersError(TerminalError, ValueError):
    """An asset that cannot be built; the message is one line with file, key and what is wrong."""


class UnknownAnswer(AnswersError, LookupError):
    """There is no such topic, category or language in the built file."""
