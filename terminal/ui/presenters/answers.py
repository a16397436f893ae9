"""The answers, opened when they are first asked for."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from terminal.errors import MissingPart

if TYPE_CHECKING:
    from terminal.answers import Answer, Answers, Category, Hit, Title

_log = logging.getLogger(__name__)
_Found = TypeVar("_Found")

FILE_NAME = "answers.sqlite"


class AnswersPresenter:
    """Where the answers are missing or damaged, every list is empty, and the log says why."""

    def __init__(self, built: Path) -> None:
        self._path = built / FILE_NAME
        self._answers: Answers | None = None

    def categories(self, language: str) -> "list[Category]":
        return self._ask(lambda answers: answers.categories(language), [])

    def in_category(self, category: str, language: str) -> "list[Title]":
        return self._ask(lambda answers: answers.in_category(category, language), [])

    def answer(self, topic: str, language: str) -> "Answer | None":
        return self._ask(lambda answers: answers.answer(topic, language), None)

    def search(self, query: str, language: str) -> "list[Hit]":
        return self._ask(lambda answers: answers.search(query, language), [])

    def close(self) -> None:
        if self._answers is not None:
            self._answers.close()
            self._answers = None

    def _ask(self, question: "Callable[[Answers], _Found]", otherwise: _Found) -> _Found:
        from terminal.answers import Answers, AnswersError  # its stemmers take a frame to load

        try:
            if self._answers is None:
                self._answers = Answers(self._path)
            return question(self._answers)
        except (MissingPart, AnswersError) as error:
            _log.error("no answers: %s", error)
            return otherwise
