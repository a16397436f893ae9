"""Reading the built answers on the unit."""

import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from terminal.answers.errors import UnknownAnswer
from terminal.answers.model import FORMAT, Answer, Category, Hit, Telephone, Title
from terminal.answers.search import Search
from terminal.errors import MissingPart


class Answers:
    """The built answers, opened read-only in under a millisecond; belongs to the thread that opened it.

    Raises:
        MissingPart: the file is not there, not readable, or was built by another version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        except sqlite3.Error as error:
            raise self._missing(str(error)) from error
        try:
            ((made,),) = self._read("PRAGMA user_version")
            if made != FORMAT:
                raise self._missing(f"built in format {made}, not {FORMAT}")
        except MissingPart:
            self.close()
            raise
        self._search: Search | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that have answers."""
        return tuple(tag for (tag,) in self._read("SELECT tag FROM languages ORDER BY tag"))

    def categories(self, lang: str) -> list[Category]:
        """All categories, in the order in which they are shown.

        Raises:
            UnknownAnswer: there is no such language.
        """
        rows = self._read(
            "SELECT id, name, icon FROM categories JOIN category_names ON category = id"
            " WHERE language = ? ORDER BY position",
            (lang,),
        )
        if not rows:
            raise UnknownAnswer(f"no answers in the language {lang!r}")
        return [Category(*row) for row in rows]

    def in_category(self, category: str, lang: str) -> list[Title]:
        """The topics of a category, in the order in which they are shown.

        Raises:
            UnknownAnswer: there is no such category or language.
        """
        rows = self._read(
            "SELECT id, question FROM topics JOIN answers ON topic = id"
            " WHERE category = ? AND language = ? ORDER BY position",
            (category, lang),
        )
        if not rows:
            raise UnknownAnswer(f"no category {category!r} in the language {lang!r}")
        return [Title(*row) for row in rows]

    def answer(self, topic: str, lang: str) -> Answer:
        """One topic with its answer; see ``Answer.complete``.

        Raises:
            UnknownAnswer: there is no such topic or language.
        """
        rows = self._read(
            "SELECT category, question, checked, complete, body FROM topics JOIN answers ON topic = id"
            " WHERE id = ? AND language = ?",
            (topic, lang),
        )
        if not rows:
            raise UnknownAnswer(f"no answer {topic!r} in the language {lang!r}")
        category, question, checked, complete, body = rows[0]
        facts = json.loads(body)
        return Answer(
            id=topic,
            category=category,
            question=question,
            summary=facts["summary"],
            steps=tuple(facts["steps"]),
            responsible=facts["responsible"],
            go_to=tuple(facts["go_to"]),
            telephone=tuple(Telephone(*pair) for pair in facts["telephone"]),
            sources=tuple(facts["sources"]),
            checked=checked,
            related=tuple(Title(other, self._question(other, lang)) for other in facts["related"]),
            complete=bool(complete),
        )

    def search(self, query: str, lang: str, limit: int = 8) -> list[Hit]:
        """The topics that answer a query in any language, best first; empty where it is not ours.

        A last word without a space after it may be unfinished. ``lang`` is that of the glass.

        Raises:
            UnknownAnswer: there is no such language.
        """
        if lang not in self.languages:
            raise UnknownAnswer(f"no answers in the language {lang!r}")
        if self._search is None:
            self._search = Search(self._read)
        found = self._search.topics(query, lang, limit)
        return [Hit(topic, score, *self._shown(topic, lang)) for topic, score in found]

    def close(self) -> None:
        """Ends the use of the file."""
        self._connection.close()

    def __enter__(self) -> "Answers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _shown(self, topic: str, lang: str) -> tuple[str, bool]:
        ((question, urgent),) = self._read(
            "SELECT question, urgent FROM topics JOIN answers ON topic = id WHERE id = ? AND language = ?",
            (topic, lang),
        )
        return str(question), bool(urgent)

    def _question(self, topic: str, lang: str) -> str:
        ((question,),) = self._read(
            "SELECT question FROM answers WHERE topic = ? AND language = ?", (topic, lang)
        )
        return str(question)

    def _read(self, query: str, parameters: Sequence[object] = ()) -> list[Any]:
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._missing(str(error)) from error

    def _missing(self, why: str) -> MissingPart:
        return MissingPart(f"{self._path}: {why}; run python -m terminal.answers build")
