"""Writing the answers into one SQLite file: the same assets always give the same bytes."""

import contextlib
import json
import os
import sqlite3
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from terminal.answers.assets import Catalogue, Language, Topic, load
from terminal.answers.errors import AnswersError
from terminal.answers.indexing import write_index, write_weights
from terminal.answers.model import FORMAT
from terminal.answers.teaching import taught
from terminal.errors import MissingPart
from terminal.text.bidi import keep_numbers
from terminal.text.thai import Marker, marker


def build(assets: Path, out: Path) -> Catalogue:
    """Builds ``out`` from the assets; a reader sees the old file or the new one, never half of one.

    Raises:
        AnswersError: an asset is wrong, or the file cannot be written.
    """
    catalogue = load(assets)
    try:
        marks = {each.tag: marker(assets / "languages" / each.tag) for each in catalogue.languages}
    except MissingPart as error:
        raise AnswersError(str(error)) from error
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        fresh = out.with_name(f".{out.name}.{os.getpid()}")
        try:
            with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
                _write(connection, catalogue, marks)
            with fresh.open("rb") as file:
                os.fsync(file.fileno())
            fresh.replace(out)
        finally:
            fresh.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise AnswersError(f"{out}: {error}") from error
    return catalogue


def _write(connection: sqlite3.Connection, catalogue: Catalogue, marks: Mapping[str, Marker]) -> None:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.executescript(
        resources.files("terminal.answers").joinpath("schema.sql").read_text(encoding="utf-8")
    )
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO languages VALUES (?)", [(each.tag,) for each in catalogue.languages])
    for at, (identity, icon) in enumerate(catalogue.categories):
        connection.execute("INSERT INTO categories VALUES (?, ?, ?)", (at, identity, icon))
        for language in catalogue.languages:
            name = marks[language.tag](language.categories[identity])
            connection.execute("INSERT INTO category_names VALUES (?, ?, ?)", (identity, language.tag, name))
    for at, topic in enumerate(catalogue.topics):
        connection.execute(
            "INSERT INTO topics VALUES (?, ?, ?, ?, ?, ?)",
            (at, topic.id, topic.category, topic.checked, topic.urgent, topic.discreet),
        )
        for language in catalogue.languages:
            row = _answer(topic, language, marks[language.tag])
            connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)
    write_index(connection, catalogue)
    write_weights(connection, *taught(catalogue))
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.execute("COMMIT")
    connection.execute("VACUUM")


def _answer(topic: Topic, language: Language, mark: Marker) -> tuple[str, str, str, bool, str]:
    """One row; what is shown in lines is marked, what is searched or coded is not."""
    text = language.texts[topic.id]
    body = {
        "summary": mark(keep_numbers(text.summary or language.unanswered)),
        "steps": [mark(keep_numbers(step)) for step in text.steps],
        "responsible": mark(
            text.responsible or " · ".join(language.bodies[body] for body in topic.responsible)
        ),
        "go_to": topic.go_to,
        "telephone": [(mark(language.telephones[number]), number) for number in topic.telephone],
        "sources": topic.sources,
        "related": topic.related,
    }
    return (
        topic.id, language.tag, mark(text.question), bool(text.summary),
        json.dumps(body, ensure_ascii=False),
    )  # fmt: skip
