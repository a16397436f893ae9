"""A report on the search by language: ``python -m tests.terminal.answers.evaluate``.

A file holds lines of query TAB topic (``-`` where it is not ours). The questions of ``evaluation/<lang>.tsv``
are new to the index: nothing is tuned on them, nothing of them is copied into the ways of asking. So are
those of ``judging/<lang>.tsv``, by a hand that had read the facts alone, where there are any. Thresholds and
weights are set on ``tuning/<lang>.tsv``, written apart from both. Those of ``regression/<lang>.tsv`` have
shaped the index: they only show what got worse.
"""

import argparse
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from terminal.answers import Answers
from terminal.answers.build import build
from terminal.answers.words import folded

ROOT: Final = Path(__file__).resolve().parents[3]
EVALUATION: Final = Path(__file__).with_name("evaluation")
JUDGING: Final = Path(__file__).with_name("judging")
TUNING: Final = Path(__file__).with_name("tuning")
REGRESSION: Final = Path(__file__).with_name("regression")
SETS: Final = {folder.name: folder for folder in (EVALUATION, JUDGING, TUNING, REGRESSION)}
NEW: Final = (EVALUATION, JUDGING)
FOREIGN: Final = "-"


@dataclass(frozen=True, slots=True)
class Case:
    """A query, the topic wanted (or FOREIGN), and what was found."""

    query: str
    wanted: str
    found: tuple[tuple[str, float], ...]
    took_s: float

    @property
    def good(self) -> bool:
        """Among the first three, or refused where it is not ours."""
        return not self.found if self.wanted == FOREIGN else self.wanted in [hit for hit, _ in self.found[:3]]


def languages() -> list[str]:
    """The languages that have an evaluation set."""
    return sorted(path.stem for path in EVALUATION.glob("*.tsv"))


def ways_of_asking(lang: str) -> set[tuple[str, ...]]:
    """The words of each way of asking in the assets."""
    asks: set[tuple[str, ...]] = set()
    for path in (ROOT / "assets/languages" / lang / "answers").glob("*.toml"):
        asks.update(tuple(folded(ask)) for ask in tomllib.loads(path.read_text("utf-8"))["asks"])
    return asks


def is_new(query: str, asks: set[tuple[str, ...]]) -> bool:
    """Whether no way of asking has the same words; one or two words may be all there is to say."""
    said = tuple(folded(query))
    return len(said) < 3 or said not in asks


def run(answers: Answers, folder: Path, lang: str) -> list[Case]:
    """Every query of one language, searched; of those for judging only the new ones."""
    cases = []
    asks = ways_of_asking(lang) if folder in NEW else set()
    for line in (folder / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        query, wanted = line.split("\t")
        if not is_new(query, asks):
            continue
        start = time.perf_counter()
        hits = answers.search(f"{query} ", lang)  # the last word is finished
        took = time.perf_counter() - start
        cases.append(Case(query, wanted, tuple((hit.id, hit.score) for hit in hits), took))
    return cases


def share(cases: Sequence[Case], *, foreign: bool) -> float:
    """How many of the own (or of the foreign) queries went well, 0 to 1."""
    chosen = [case.good for case in cases if (case.wanted == FOREIGN) == foreign]
    return sum(chosen) / len(chosen)


def report(answers: Answers, folder: Path, lang: str) -> None:
    """Prints the figures of one language, and what went wrong line by line.

    Of new questions only the figures: who mends the search must not read those it is judged by.
    """
    cases = run(answers, folder, lang)
    own = [case for case in cases if case.wanted != FOREIGN]
    first = sum(bool(case.found) and case.found[0][0] == case.wanted for case in own) / len(own)
    slow = sorted(case.took_s for case in cases)[int(len(cases) * 0.95)]
    print(
        f"{lang} {folder.name}: {len(own)} own, {len(cases) - len(own)} foreign;"
        f" first {first:.0%}, first three {share(cases, foreign=False):.0%},"
        f" refused {share(cases, foreign=True):.0%}, p95 {slow * 1000:.1f} ms"
    )
    for case in cases:
        if not case.good and folder not in NEW:
            found = ", ".join(f"{topic} {score:.2f}" for topic, score in case.found[:3]) or "nothing"
            print(f"  {case.query} → {case.wanted}; found {found}")


def main() -> int:
    """Prints the report of every language that has questions in the chosen sets."""
    parser = argparse.ArgumentParser(prog="python -m tests.terminal.answers.evaluate", description=__doc__)
    parser.add_argument("--set", dest="sets", action="append", choices=SETS, help="default: every set")
    parser.add_argument("--lang", dest="langs", action="append", choices=languages(), help="default: all")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sqlite"
        build(ROOT / "assets", path)
        with Answers(path) as answers:
            for lang in chosen.langs or sorted({*languages()} & {*answers.languages}):
                for questions in (SETS[name] for name in chosen.sets or SETS):
                    if (questions / f"{lang}.tsv").exists():
                        report(answers, questions, lang)
    return 0


if __name__ == "__main__":
    sys.exit(main())
