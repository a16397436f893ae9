"""Writing the search's part of the built file: each language its own words, weights and forms."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from terminal.answers.assets import Catalogue, Language
from terminal.answers.danger import phrase
from terminal.answers.gathering import Gathered
from terminal.answers.grams import amount
from terminal.answers.packing import pack_numbers, pack_shares
from terminal.answers.ranking import Weights, owned_by, told_by, weight_of
from terminal.answers.sounds import sound
from terminal.answers.spelling import pieces
from terminal.answers.stems import family


def write_index(connection: sqlite3.Connection, catalogue: Catalogue) -> None:
    """Fills the tables of the search from all languages, but for what is learned."""
    spoken: dict[str, list[Language]] = defaultdict(list)
    for language in catalogue.languages:
        spoken[family(language.tag)].append(language)
    foreign = len(catalogue.topics)
    stems = forms = 0
    for number, (name, chosen) in enumerate(sorted(spoken.items())):
        known = Gathered(name, chosen, stems)
        for at, topic in enumerate(catalogue.topics):
            known.hear(at, [language.texts[topic.id] for language in chosen])
        known.hear_asked(foreign, [ask for language in chosen for ask in language.not_ours])
        connection.execute("INSERT INTO families VALUES (?, ?)", (number, name))
        _write_stems(connection, number, known, foreign)
        _write_forms(connection, number, known, forms)
        _write_grams(connection, number, known)
        stems += len(known.fields)
        forms += len(known.forms)
        dangers = dict.fromkeys(_dangers(catalogue, chosen, name))
        connection.executemany(
            "INSERT INTO dangers VALUES (?, ?, ?, ?)",
            [(number, at, " ".join(folded), " ".join(roots)) for at, folded, roots in dangers],
        )
    connection.execute("INSERT INTO asks (asks) VALUES ('optimize')")


def write_weights(connection: sqlite3.Connection, weights: Weights, leanings: Mapping[str, float]) -> None:
    """What the search has learned; ``leanings`` are by the language of a family."""
    pairs = zip(weights.ranks, weights.ours, strict=True)
    rows = [(at, *map(_rounded, pair)) for at, pair in enumerate(pairs)]
    connection.executemany("INSERT INTO weights VALUES (?, ?, ?)", rows)
    numbers = connection.execute("SELECT id, language FROM families").fetchall()
    connection.executemany(
        "INSERT INTO leanings VALUES (?, ?)",
        [(number, _rounded(leanings.get(language, 0.0))) for number, language in numbers],
    )


def _rounded(weight: float) -> float:
    return round(weight, 4)


def _dangers(
    catalogue: Catalogue, chosen: Iterable[Language], spoken: str
) -> Iterator[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """(topic, words, stems) of each phrase of danger."""
    for at, topic in enumerate(catalogue.topics):
        for text in (text for language in chosen for text in language.urgent.get(topic.id, ())):
            kept = phrase(at, text, spoken)
            yield at, tuple(word for word, _ in kept.words), tuple(root for _, root in kept.words)


def _write_stems(connection: sqlite3.Connection, family: int, known: Gathered, topics: int) -> None:
    quiet = dict.fromkeys(known.common, 1) | dict.fromkeys(known.passed_over, 0)
    connection.executemany(
        "INSERT INTO quiet VALUES (?, ?, ?)", [(family, word, quiet[word]) for word in sorted(quiet)]
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
                number, family, names[number], weights[number], pack_numbers(told),
                pack_shares(among[topic] for topic in told),
                pack_shares(map(told_by, asks)),
                pack_shares(owned_by(each, asked[number]) for each in asks),
            ),
        )  # fmt: skip
    different = dict.fromkeys((topic, tuple(sorted(set(numbers)))) for topic, numbers in known.asks)
    connection.executemany(
        "INSERT INTO asks VALUES (?, ?, ?)",
        (
            (" ".join(map(str, numbers)), topic, round(sum(weights[number] for number in numbers), 4))
            for topic, numbers in different
        ),
    )


def _write_forms(connection: sqlite3.Connection, family: int, known: Gathered, first: int) -> None:
    among: dict[str, list[int]] = defaultdict(list)
    heard = set()
    forms = [(at, form, known.forms[form]) for at, form in enumerate(sorted(known.forms), first)]
    for at, form, number in forms:
        for piece in pieces(form):
            among[piece].append(at)
        if not form.isascii() and (key := sound(form)):
            heard.add((key, family, number))
    # A B-tree is filled fastest in the order of its keys.
    keys: dict[str, tuple[int, int | None]] = {form: (number, at) for at, form, number in forms}
    keys |= {root: (number, None) for root, number in known.stems.items() if root not in keys}
    connection.executemany("INSERT INTO forms VALUES (?, ?, ?)", forms)
    connection.executemany(
        "INSERT INTO keys VALUES (?, ?, ?, ?)", ((key, family, *keys[key]) for key in sorted(keys))
    )
    connection.executemany("INSERT INTO sounds VALUES (?, ?, ?)", sorted(heard))
    connection.executemany(
        "INSERT INTO pieces VALUES (?, ?, ?)",
        ((family, piece, pack_numbers(among[piece])) for piece in sorted(among)),
    )


def _write_grams(connection: sqlite3.Connection, family: int, known: Gathered) -> None:
    connection.executemany(
        "INSERT INTO grams VALUES (?, ?, ?, ?)",
        (
            (
                family,
                piece,
                pack_numbers(sorted(times)),
                pack_shares(amount(times[topic]) for topic in sorted(times)),
            )
            for piece, times in sorted(known.grams.items())
        ),
    )
