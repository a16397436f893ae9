"""A moment as a slip says it."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from terminal.text import Words, load_languages
from terminal.text.dates import day, moment
from tests.built import ASSETS
from tests.terminal.text.fribidi import seen

WHEN = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("sv", "måndag 23 november 2026 kl.\u00a009:05"), ("en", "Monday 23 November 2026, 09:05")],
)
def test_a_moment_is_said_as_the_language_says_it(built: Path, tag: str, expected: str) -> None:
    assert moment(Words(built, tag, "dates"), WHEN) == expected


def test_an_arabic_moment_keeps_its_numbers_in_order(built: Path) -> None:
    shown = seen(moment(Words(built, "ar", "dates"), WHEN), "rtl")
    assert "09:05" in shown
    assert shown.index("2026") < shown.index("23")


@pytest.mark.parametrize("tag", load_languages(ASSETS))
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_and_weekday_has_a_name(built: Path, tag: str, month: int) -> None:
    words = Words(built, tag, "dates")
    names = {moment(words, datetime(2026, month, day, tzinfo=UTC)) for day in range(1, 8)}
    assert len(names) == 7


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("sv-simple", "23 november 2026"), ("es", "23 de noviembre de 2026"), ("bs", "23. novembra 2026.")],
)
def test_a_day_is_said_without_its_time(built: Path, tag: str, expected: str) -> None:
    assert day(Words(built, tag, "dates"), date(2026, 11, 23)) == expected
