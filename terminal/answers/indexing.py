"""Writing the search's part of the built file: each language its own words, weights and forms."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from terminal.answers.assets import Catalogue, Language, Text
from terminal.answers.danger import phrase
from terminal.answers.grams import amount, grams
from terminal.answers.packing import pack_numbers, pack_shares
from terminal.answers.ranking import ASKED, STEPS, SUMMARY, Weights, owned_by, told_by, weight_of
from terminal.answers.sounds import sound
from terminal.answers.spelling import pieces
from terminal.answers.stems import family, plain_stem, stem
from terminal.answers.words import Word, both_ways, stands_in, words

# A summary or a step is no way of asking: its pieces count so much of one.
_TOLD: Final = 0.3


@dataclass(slots=True)
class _Family:
    """What is gathered of one language: stems are numbers that count over all languages."""

    number: int
    language: str
    passed_over: frozenset[str]
    common: frozenset[str]
    forms: dict[str, int] = field(default_factory=dict)
    stems: dict[str, int] = field(default_factory=dict)
    asks: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    fields: dict[int, dict[int, float]] = field(default_factory=dict)
    grams: dict[str, dict[int, float]] = field(default_factory=dict)


def write_index(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Fills the tables of the search from all languages."""
    tags: dict[str, list[str]] = defaultdict(list)
    for language in catalogue.languages:
        tags[family(language.tag)].append(language.tag)
    stems = 0
    forms = 0
    for number, spoken in enumerate(sorted(tags)):
        chosen = [language for language in catalogue.languages if language.tag in tags[spoken]]
        gathered = _Family(
            number,
            spoken,
            both_ways(word for language in chosen for word in language.passed_over),
            both_ways(word for language in chosen for word in language.common),
        )
        for at, topic in enumerate(catalogue.topics):
            for language in chosen:
                _gather(gathered, at, language.texts[topic.id], stems)
        for ask in dict.fromkeys(ask for language in chosen for ask in language.not_ours):
            _ask(gathered, len(catalogue.topics), ask, stems)
        _write(connection, gathered, len(catalogue.topics), forms)
        stems += len(gathered.fields)
        forms += len(gathered.forms)
        told = [
            (number, at, " ".join(folded), " ".join(roots))
            for at, folded, roots in dict.fromkeys(_dangers(catalogue, chosen, spoken))
        ]
        connection.executemany("INSERT INTO dangers VALUES (?, ?, ?, ?)", told)
    connection.execute("INSERT INTO asks (asks) VALUES ('optimize')")


def _dangers(
    catalogue: Catalogue, chosen: Iterable[Language], spoken: str
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """(topic, words, stems) of each phrase of danger."""
    for at, topic in enumerate(catalogue.topics):
        for text in (text for language in chosen for text in language.urgent.get(topic.id, ())):
            kept = phrase(at, text, spoken)
            yield at, tuple(word for word, _ in kept.words), tuple(root for _, root in kept.words)


def write_weights(connection: sqlite3.Connection, weights: Weights, leanings: Mapping[str, float]) -> None:
    """What the search has learned; ``leanings`` are by the language of a family."""
    rows = [
        (at, *map(_rounded, pair)) for at, pair in enumerate(zip(weights.ranks, weights.ours, strict=True))
    ]
    connection.executemany("INSERT INTO weights VALUES (?, ?, ?)", rows)
    numbers = connection.execute("SELECT id, language FROM families").fetchall()
    connection.executemany(
        "INSERT INTO leanings VALUES (?, ?)",
        [(number, _rounded(leanings.get(language, 0.0))) for number, language in numbers],
    )


def _rounded(weight: float) -> float:
    return round(weight, 4)


def _gather(into: _Family, topic: int, text: Text, first: int) -> None:
    for ask in dict.fromkeys((text.question, *text.asks)):
        _ask(into, topic, ask, first)
    for told, share in ((text.summary, SUMMARY), *((step, STEPS) for step in text.steps)):
        said = words(told)
        _heard(into, topic, _numbered(into, said, first), share)
        _in_pieces(into, topic, said, _TOLD)


def _ask(into: _Family, topic: int, ask: str, first: int) -> None:
    said = words(ask)
    numbers = _numbered(into, said, first)
    if numbers:
        into.asks.append((topic, tuple(numbers)))
    _heard(into, topic, numbers, ASKED)
    _in_pieces(into, topic, said, 1.0)


def _in_pieces(into: _Family, topic: int, said: Sequence[Word], times: float) -> None:
    for piece in grams([word for word in said if not stands_in(word, into.passed_over)]):
        among = into.grams.setdefault(piece, {})
        among[topic] = among.get(topic, 0.0) + times


def _numbered(into: _Family, said: Iterable[Word], first: int) -> list[int]:
    """The stems of some words as numbers; new ones become known."""
    numbers = []
    for word in said:
        if stands_in(word, into.passed_over):
            continue
        if word.folded not in into.forms:
            root = stem(word, into.language)
            plain = plain_stem(word, into.language)
            same = into.stems.get(root, into.stems.get(plain, first + len(into.fields)))
            into.stems.setdefault(root, same)
            into.stems.setdefault(plain, same)
            into.forms[word.folded] = same
            into.fields.setdefault(same, {})
        numbers.append(into.forms[word.folded])
    return numbers


def _heard(into: _Family, topic: int, numbers: Iterable[int], share: float) -> None:
    for number in numbers:
        into.fields[number][topic] = max(share, into.fields[number].get(topic, 0.0))


def _write(connection: sqlite3.Connection, known: _Family, topics: int, first_form: int) -> None:
    connection.execute("INSERT INTO families VALUES (?, ?)", (known.number, known.language))
    quiet = dict.fromkeys(known.common, 1) | dict.fromkeys(known.passed_over, 0)
    connection.executemany(
        "INSERT INTO quiet VALUES (?, ?, ?)", [(known.number, word, quiet[word]) for word in sorted(quiet)]
    )
    common = {known.forms[word] for word in known.common if word in known.forms}
    # The a of a-kassa is the a of all else.
    common |= {number for form, number in known.forms.items() if len(form) == 1 and form.isascii()}
    weights = {
        number: round(weight_of(len(among), topics, common=number in common), 4)
        for number, among in known.fields.items()
    }
    counted = Counter((number, topic) for topic, numbers in known.asks for number in set(numbers))
    asked = Counter(number for _, numbers in known.asks for number in set(numbers))
    names = {number: root for root, number in reversed(known.stems.items())}
    for number, among in known.fields.items():
        told = sorted(among)
        asks = [0 if number in common else counted[number, topic] for topic in told]
        connection.execute(
            "INSERT INTO stems VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, known.number, names[number], weights[number], pack_numbers(told),
                pack_shares(among[topic] for topic in told),
                pack_shares(map(told_by, asks)),
                pack_shares(owned_by(each, asked[number]) for each in asks),
            ),
        )  # fmt: skip
    _write_forms(connection, known, first_form)
    for piece, times in sorted(known.grams.items()):
        held = sorted(times)
        shares = pack_shares(amount(times[topic]) for topic in held)
        connection.execute(
            "INSERT INTO grams VALUES (?, ?, ?, ?)", (known.number, piece, pack_numbers(held), shares)
        )
    for topic, numbers in dict.fromkeys(
        (topic, tuple(sorted(set(numbers)))) for topic, numbers in known.asks
    ):
        weight = round(sum(weights[number] for number in numbers), 4)
        connection.execute("INSERT INTO asks VALUES (?, ?, ?)", (" ".join(map(str, numbers)), topic, weight))


def _write_forms(connection: sqlite3.Connection, known: _Family, first: int) -> None:
    among: dict[str, list[int]] = defaultdict(list)
    heard = set()
    for at, form in enumerate(sorted(known.forms), first):
        number = known.forms[form]
        connection.execute("INSERT INTO forms VALUES (?, ?, ?)", (at, form, number))
        connection.execute("INSERT INTO keys VALUES (?, ?, ?, ?)", (form, known.number, number, at))
        for piece in pieces(form):
            among[piece].append(at)
        if not form.isascii() and (key := sound(form)):
            heard.add((key, known.number, number))
    for root, number in sorted(known.stems.items()):
        if root not in known.forms:
            connection.execute("INSERT INTO keys VALUES (?, ?, ?, NULL)", (root, known.number, number))
    connection.executemany("INSERT INTO sounds VALUES (?, ?, ?)", sorted(heard))
    connection.executemany(
        "INSERT INTO pieces VALUES (?, ?, ?)",
        [(known.number, piece, pack_numbers(among[piece])) for piece in sorted(among)],
    )
