"""Writing the answers into one SQLite file: the same assets always give the same bytes."""

import contextlib
import json
import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from terminal.answers.assets import Catalogue, Language, Topic, load
from terminal.answers.errors import AnswersError
from terminal.answers.model import FORMAT
from terminal.answers.ranking import bearing_of, weight_of
from terminal.answers.words import both_ways, stems
from terminal.errors import MissingPart
from terminal.text.bidi import keep_numbers
from terminal.text.thai import Marker, marker

# (topic, language, asked, summary, steps), the last three as stems.
_Phrase = tuple[str, str, list[str], list[str], list[str]]


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
            "INSERT INTO topics VALUES (?, ?, ?, ?)", (at, topic.id, topic.category, topic.checked)
        )
        for language in catalogue.languages:
            row = _answer(topic, language, marks[language.tag])
            connection.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)
    _index(connection, catalogue)
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


def _index(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    passed_over = both_ways(word for language in catalogue.languages for word in language.passed_over)
    connection.executemany("INSERT INTO passed_over VALUES (?)", [(word,) for word in sorted(passed_over)])
    rows = list(_phrases(catalogue, passed_over))
    topics: dict[str, set[str]] = defaultdict(set)
    for topic, _, *fields in rows:
        for stem in (stem for field in fields for stem in field):
            topics[stem].add(topic)
    common = {stem for language in catalogue.languages for word in language.common for stem in stems(word)}
    connection.executemany("INSERT INTO common VALUES (?)", [(stem,) for stem in sorted(common)])
    weights = {
        stem: round(weight_of(len(among), len(catalogue.topics), common=stem in common), 4)
        for stem, among in topics.items()
    }
    for stem in sorted(weights):
        connection.execute(
            "INSERT INTO vocabulary VALUES (?, ?, ?)", (stem, len(topics[stem]), weights[stem])
        )
        connection.execute("INSERT INTO spellings VALUES (?)", (f"^{stem}$",))
    connection.executemany(
        "INSERT INTO bearings VALUES (?, ?, ?)", _bearings(rows, topics, common, catalogue)
    )
    for topic, tag, asked, summary, steps in rows:
        weight = round(sum(weights[stem] for stem in set(asked)), 4)
        connection.execute(
            "INSERT INTO phrases VALUES (?, ?, ?, ?, ?, ?)",
            (" ".join(asked), " ".join(summary), " ".join(steps), topic, tag, weight),
        )
    connection.execute("INSERT INTO phrases (phrases) VALUES ('optimize')")
    connection.execute("INSERT INTO spellings (spellings) VALUES ('optimize')")


def _bearings(
    rows: Sequence[_Phrase], topics: Mapping[str, set[str]], common: set[str], catalogue: Catalogue
) -> Iterator[tuple[str, str, float]]:
    asks = Counter((stem, topic) for topic, _, asked, _, _ in rows for stem in set(asked))
    alone = {(asked[0], topic) for topic, _, asked, _, _ in rows if len(asked) == 1}
    for stem, topic in sorted(asks):
        if stem not in common:
            value = bearing_of(
                asks[stem, topic], len(topics[stem]), len(catalogue.topics), alone=(stem, topic) in alone
            )
            yield stem, topic, round(value, 4)


def _phrases(catalogue: Catalogue, passed_over: frozenset[str]) -> Iterator[_Phrase]:
    for topic in catalogue.topics:
        for language in catalogue.languages:
            text = language.texts[topic.id]
            asked = {tuple(stems(ask, passed_over)): None for ask in (text.question, *text.asks)}
            for phrase in asked:
                if phrase:
                    yield topic.id, language.tag, list(phrase), [], []
            if text.summary:
                steps = stems(" ".join(text.steps), passed_over)
                yield topic.id, language.tag, [], stems(text.summary, passed_over), steps
