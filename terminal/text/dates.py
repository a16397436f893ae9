"""A moment or a day as people say it, by the words of the domain ``dates``."""

from datetime import date, datetime

from terminal.text.words import Words


def moment(words: Words, when: datetime) -> str:
    """Weekday, day, month, year and time, such as ``måndag 23 november 2026 kl. 19:05``.

    Args:
        when: in the time zone in which it is to be read.
    """
    return words.say(
        "dates.moment",
        weekday=words.say(f"dates.weekday.{when.isoweekday()}"),
        day=when.day,
        month=words.say(f"dates.month.{when.month}"),
        year=when.year,
        time=f"{when:%H:%M}",
    )


def day(words: Words, when: date) -> str:
    """Day, month and year, such as ``23 november 2026``."""
    month = words.say(f"dates.month.{when.month}")
    return words.say("dates.day", day=when.day, month=month, year=when.year)


def iso_day(words: Words, told: str) -> str:
    """A day written as ``2026-11-23``; as it stands, where it is none."""
    try:
        return day(words, date.fromisoformat(told))
    except ValueError:
        return told
