"""Searching among as many topics as today, and among as many as there may ever be."""

import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

from terminal.answers import Answers
from terminal.answers import build as building
from terminal.answers.assets import Catalogue, Language, Text, load
from tests.benchmarks.figures import p95
from tests.terminal.answers.evaluate import ROOT, TUNING

_MANY = 5_000
# Building so many in every language takes minutes and says no more.
_LANGUAGES = frozenset({"ar", "en", "sv"})
_WORDS = "bdfghjklmnprstv", "aeiouåäö"


def search() -> None:
    """Queries among 51 and 5,000 topics in three languages, turn by turn (aims: p95 below 10, 30 ms)."""
    few = _spoken(load(ROOT / "assets"))
    many = grown(few, _MANY)
    queries = _queries(few)
    taken: dict[int, list[float]] = {len(few.topics): [], len(many.topics): []}
    with tempfile.TemporaryDirectory() as folder:
        opened = [
            (_built(each, Path(folder) / f"{len(each.topics)}.sqlite"), taken[len(each.topics)])
            for each in (few, many)
        ]
        for lang, query in queries:
            for answers, seconds in opened:
                began = time.perf_counter()
                answers.search(f"{query} ", lang)
                seconds.append(time.perf_counter() - began)
        for answers, _ in opened:
            answers.close()
    for topics, seconds in taken.items():
        print(
            f"  {topics} topics, {len(seconds)} queries: p50 {statistics.median(seconds) * 1000:.1f} ms, "
            f"p95 {p95(seconds) * 1000:.1f} ms"
        )


def _spoken(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, languages=tuple(each for each in catalogue.languages if each.tag in _LANGUAGES))


def grown(catalogue: Catalogue, topics: int) -> Catalogue:
    """The catalogue with topics added: each like a real one, a third of its words replaced by new ones."""
    chance = random.Random(1)  # the same in each run
    made = list(catalogue.topics)
    texts = {language.tag: dict(language.texts) for language in catalogue.languages}
    while len(made) < topics:
        like = catalogue.topics[len(made) % len(catalogue.topics)]
        topic = replace(like, id=f"{like.id}-{len(made)}", urgent=False, discreet=False, related=())
        made.append(topic)
        for language in catalogue.languages:
            texts[language.tag][topic.id] = _other(language.texts[like.id], chance)
    languages: Sequence[Language] = [replace(each, texts=texts[each.tag]) for each in catalogue.languages]
    return replace(catalogue, topics=tuple(made), languages=tuple(languages))


def _other(text: Text, chance: random.Random) -> Text:
    asks = chance.sample(text.asks, min(len(text.asks), 12))
    return replace(
        text,
        question=_changed(text.question, chance),
        summary=_changed(text.summary, chance),
        steps=tuple(_changed(step, chance) for step in text.steps),
        asks=tuple(_changed(ask, chance) for ask in asks),
    )


def _changed(text: str, chance: random.Random) -> str:
    return " ".join(_word(chance) if chance.random() < 1 / 3 else word for word in text.split())


def _word(chance: random.Random) -> str:
    consonants, vowels = _WORDS
    return "".join(chance.choice(consonants) + chance.choice(vowels) for _ in range(chance.randint(2, 4)))


def _queries(catalogue: Catalogue) -> list[tuple[str, str]]:
    return [
        (language.tag, line.split("\t")[0])
        for language in catalogue.languages
        for line in (TUNING / f"{language.tag}.tsv").read_text(encoding="utf-8").splitlines()
    ]


def _built(catalogue: Catalogue, path: Path) -> Answers:
    with mock.patch.object(building, "load", return_value=catalogue):
        building.build(ROOT / "assets", path)
    return Answers(path)
