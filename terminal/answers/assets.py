"""Reading the answers' assets, refusing what residents must never see: a gap, a wrong id, a stray space."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from terminal.answers.errors import AnswersError
from terminal.answers.tables import Table, read

_TOPIC_KEYS: Final = frozenset(
    {
        "id",
        "category",
        "responsible",
        "go_to",
        "telephone",
        "related",
        "checked",
        "sources",
        "urgent",
        "discreet",
    }
)
_NAMES_KEYS: Final = frozenset(
    {"unanswered", "passed_over", "common", "not_ours", "urgent", "categories", "bodies", "telephones"}
)
_ANSWER_KEYS: Final = frozenset({"question", "summary", "steps", "responsible", "asks"})


@dataclass(frozen=True, slots=True)
class Topic:
    """What a topic is in every language.

    ``urgent``: searching for it shows the number first; ``discreet``: nobody else may see that it was read.
    """

    id: str
    category: str
    responsible: tuple[str, ...]
    go_to: tuple[str, ...]
    telephone: tuple[str, ...]
    related: tuple[str, ...]
    checked: str
    sources: tuple[str, ...]
    urgent: bool
    discreet: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A topic's texts in one language; ``summary`` is empty where the answer is not written yet."""

    question: str
    summary: str
    steps: tuple[str, ...]
    responsible: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """All texts of one language."""

    tag: str
    unanswered: str
    passed_over: frozenset[str]
    common: frozenset[str]
    not_ours: tuple[str, ...]
    urgent: Mapping[str, tuple[str, ...]]
    categories: Mapping[str, str]
    bodies: Mapping[str, str]
    telephones: Mapping[str, str]
    texts: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is built: ``categories`` are (id, icon) in the order shown."""

    categories: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]
    languages: tuple[Language, ...]


def load(assets: Path) -> Catalogue:
    """Everything in ``assets/answers`` and ``assets/languages/*``, checked against one another.

    Raises:
        AnswersError: something is missing, unknown, doubled or malformed.
    """
    shared = read(assets, "answers/categories.toml")
    shared.only(frozenset({"category"}))
    categories = []
    for table in shared.tables("category"):
        table.only(frozenset({"id", "icon"}))
        categories.append((table.text("id"), table.text("icon")))
    _no_double(shared, "category", [identity for identity, _ in categories])
    topics = _topics(read(assets, "answers/topics.toml"), [identity for identity, _ in categories])
    tags = sorted(path.parent.name for path in assets.glob("languages/*/answers.toml"))
    if not tags:
        raise AnswersError(f"{assets / 'languages'}: no language has an answers.toml")
    languages = tuple(_language(assets, tag, categories, topics) for tag in tags)
    return Catalogue(tuple(categories), topics, languages)


def _topics(file: Table, categories: Sequence[str]) -> tuple[Topic, ...]:
    file.only(frozenset({"topic"}))
    tables = file.tables("topic")
    ids = [table.text("id") for table in tables]
    _no_double(file, "topic", ids)
    topics = []
    for table in tables:
        table.only(_TOPIC_KEYS)
        topic = Topic(
            id=table.text("id"),
            category=table.text("category"),
            responsible=table.texts("responsible"),
            go_to=table.texts("go_to"),
            telephone=table.texts("telephone"),
            related=table.texts("related"),
            checked=table.day("checked"),
            sources=table.texts("sources"),
            urgent=table.flag("urgent"),
            discreet=table.flag("discreet"),
        )
        table.known("category", [topic.category], categories, "category")
        table.known("related", topic.related, [other for other in ids if other != topic.id], "other topic")
        if not topic.responsible:
            raise table.wrong("responsible", "must name at least one body")
        if topic.urgent and not topic.telephone:
            raise table.wrong("telephone", "an urgent topic must have a number")
        for source in topic.sources:
            if not source.startswith(("https://", "http://")):
                raise table.wrong("sources", f"{source!r} is no web address")
        topics.append(topic)
    return tuple(topics)


def _language(
    assets: Path, tag: str, categories: Sequence[tuple[str, str]], topics: Sequence[Topic]
) -> Language:
    names = read(assets, f"languages/{tag}/answers.toml")
    names.only(_NAMES_KEYS)
    folder = f"languages/{tag}/answers"
    for path in sorted((assets / folder).glob("*")):
        if path.name not in {f"{topic.id}.toml" for topic in topics}:
            raise AnswersError(f"{folder}/{path.name}: no topic has this id")
    return Language(
        tag=tag,
        unanswered=names.text("unanswered"),
        passed_over=frozenset(names.words("passed_over")),
        common=frozenset(names.words("common")),
        not_ours=names.texts("not_ours", default=()),
        urgent=names.lists("urgent", [topic.id for topic in topics if topic.urgent]),
        categories=names.names("categories", [identity for identity, _ in categories]),
        bodies=names.names("bodies", _used(topic.responsible for topic in topics)),
        telephones=names.names("telephones", _used(topic.telephone for topic in topics)),
        texts={topic.id: _text(read(assets, f"{folder}/{topic.id}.toml")) for topic in topics},
    )


def _text(file: Table) -> Text:
    file.only(_ANSWER_KEYS)
    text = Text(
        question=file.text("question"),
        summary=file.text("summary", default=""),
        steps=file.texts("steps", default=()),
        responsible=file.text("responsible", default=""),
        asks=file.texts("asks"),
    )
    if bool(text.summary) != bool(text.steps):
        raise file.wrong("steps", "an answer has both a summary and steps, or neither")
    return text


def _used(groups: Iterable[Sequence[str]]) -> list[str]:
    return sorted({name for group in groups for name in group})


def _no_double(file: Table, key: str, ids: Sequence[str]) -> None:
    for identity in ids:
        if ids.count(identity) > 1:
            raise file.wrong(key, f"{identity!r} stands twice")
