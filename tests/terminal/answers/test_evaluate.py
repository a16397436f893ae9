"""How good the search is: on questions new to it, and on those that it has learned from.

The aim is 0.95 of the first three in Swedish and English, 0.85 in each other language, 0.85
refused. The floors for new questions are where the search stands today, a little below: raise them with it.
"""

import subprocess
import sys

import pytest

from terminal.answers import Answers
from terminal.answers.words import folded
from tests.terminal.answers.evaluate import (
    EVALUATION,
    FOREIGN,
    REGRESSION,
    ROOT,
    SETS,
    TUNING,
    Case,
    is_new,
    languages,
    run,
    share,
    ways_of_asking,
)

# Language: (among the first three, refused), of new questions.
NEW = {
    "am": (0.73, 0.75),
    "ar": (0.74, 0.80),
    "bs": (0.90, 0.84),
    "ckb": (0.80, 0.75),
    "en": (0.85, 0.86),
    "es": (0.90, 0.77),
    "fa": (0.86, 0.84),
    "fi": (0.88, 0.61),
    "kmr": (0.84, 0.92),
    "pl": (0.84, 0.84),
    "ru": (0.94, 0.92),
    "so": (0.86, 0.92),
    "sv": (0.87, 0.80),
    "sv-simple": (0.87, 0.60),
    "th": (0.70, 0.90),
    "ti": (0.83, 0.60),
    "tr": (0.97, 0.92),
    "uk": (0.92, 0.84),
}
LEARNED = (0.96, 0.8)


def test_every_language_has_its_questions(answers: Answers) -> None:
    assert {*answers.languages} <= {*languages()}


@pytest.mark.parametrize("lang", sorted(NEW))
def test_new_questions_find_their_answer_and_what_is_not_ours_is_refused(answers: Answers, lang: str) -> None:
    hold(run(answers, EVALUATION, lang), *NEW[lang])


@pytest.mark.parametrize("lang", sorted(path.stem for path in REGRESSION.glob("*.tsv")))
def test_what_was_learned_is_not_lost(answers: Answers, lang: str) -> None:
    hold(run(answers, REGRESSION, lang), *LEARNED)


def hold(cases: list[Case], found: float, refused: float) -> None:
    assert sum(case.wanted != FOREIGN for case in cases) >= 40
    # The questions are not told: who mends the search must not read those it is judged by.
    assert share(cases, foreign=False) >= found
    assert share(cases, foreign=True) >= refused


@pytest.mark.parametrize("lang", sorted(NEW))
def test_only_questions_apart_from_the_ways_of_asking_are_judged(answers: Answers, lang: str) -> None:
    asks = ways_of_asking(lang)
    queries = [case.query for case in run(answers, EVALUATION, lang)]
    assert all(is_new(query, asks) for query in queries)
    assert len({*queries}) == len(queries) >= 52
    assert not is_new(" ".join(next(ask for ask in sorted(asks) if len(ask) > 2)), asks)


def test_the_sets_of_a_language_share_no_question() -> None:
    for path in TUNING.glob("*.tsv"):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        asked = {tuple(folded(query)) for query, _ in rows}
        judged = (EVALUATION / path.name).read_text("utf-8").splitlines()
        assert len(rows) >= 45, path.name
        assert len(judged) >= 52, path.name
        assert not asked & {tuple(folded(line.split("\t")[0])) for line in judged}, path.name
        assert sum(wanted == FOREIGN for _, wanted in rows) >= 10, path.name


def test_the_report_is_printed() -> None:
    program = [sys.executable, "-m", "tests.terminal.answers.evaluate", "--lang", "sv", "--lang", "en"]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    figures = [line.split(":")[0] for line in done.stdout.splitlines() if " own, " in line]
    assert figures == [f"{lang} {folder}" for lang in ("sv", "en") for folder in SETS]
