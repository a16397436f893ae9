"""Reading the built answers on the unit."""

import json
import sqlite3
from pathlib import Path
from types import TracebackType

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
        cause = "run python -m terminal.answers build"
        try:
            self._connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            (made,) = self._connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise MissingPart(f"{path}: {error}; {cause}") from error
        if made != FORMAT:
            self._connection.close()
            raise MissingPart(f"{path}: built in format {made}, not {FORMAT}; {cause}")
        self._search: Search | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of the languages that have answers."""
        return tuple(tag for (tag,) in self._connection.execute("SELECT tag FROM languages ORDER BY tag"))

    def categories(self, lang: str) -> list[Category]:
        """All categories, in the order in which they are shown.

        Raises:
            UnknownAnswer: there is no such language.
        """
        rows = self._connection.execute(
            "SELECT id, name, icon FROM categories JOIN category_names ON category = id"
            " WHERE language = ? ORDER BY position",
            (lang,),
        ).fetchall()
        if not rows:
            raise UnknownAnswer(f"no answers in the language {lang!r}")
        return [Category(*row) for row in rows]

    def in_category(self, category: str, lang: str) -> list[Title]:
        """The topics of a category, in the order in which they are shown.

        Raises:
            UnknownAnswer: there is no such category or language.
        """
        rows = self._connection.execute(
            "SELECT id, question FROM topics JOIN answers ON topic = id"
            " WHERE category = ? AND language = ? ORDER BY position",
            (category, lang),
        ).fetchall()
        if not rows:
            raise UnknownAnswer(f"no category {category!r} in the language {lang!r}")
        return [Title(*row) for row in rows]

    def answer(self, topic: str, lang: str) -> Answer:
        """One topic with its answer; see ``Answer.complete``.

        Raises:
            UnknownAnswer: there is no such topic or language.
        """
        row = self._connection.execute(
            "SELECT category, question, checked, complete, body FROM topics JOIN answers ON topic = id"
            " WHERE id = ? AND language = ?",
            (topic, lang),
        ).fetchone()
        if row is None:
            raise UnknownAnswer(f"no answer {topic!r} in the language {lang!r}")
        category, question, checked, complete, body = row
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
            self._search = Search(self._connection)
        found = self._search.topics(query, lang, limit)
        return [Hit(topic, score, self._question(topic, lang)) for topic, score in found]

    def close(self) -> None:
        """Ends the use of the file."""
        self._connection.close()

    def __enter__(self) -> "Answers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _question(self, topic: str, lang: str) -> str:
        (question,) = self._connection.execute(
            "SELECT question FROM answers WHERE topic = ? AND language = ?", (topic, lang)
        ).fetchone()
        return str(question)
