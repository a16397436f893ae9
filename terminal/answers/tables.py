"""TOML tables that know where they stand, so that each refusal says file and key."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from terminal.answers.errors import AnswersError


def read(assets: Path, name: str) -> "Table":
    """The file ``name`` under ``assets``.

    Raises:
        AnswersError: it is not there, or is not TOML.
    """
    try:
        content = tomllib.loads((assets / name).read_text(encoding="utf-8"))
    except OSError as error:
        raise AnswersError(f"{name}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AnswersError(f"{name}: {error}") from error
    return Table(content, name)


class Table:
    """One table; each method refuses with AnswersError what it does not promise."""

    def __init__(self, content: Mapping[str, Any], file: str, where: str = "") -> None:
        self._content, self._file, self._where = content, file, where

    def wrong(self, key: str, why: str) -> AnswersError:
        return AnswersError(f"{self._file}: {self._where}{key}: {why}")

    def only(self, keys: frozenset[str]) -> None:
        for key in self._content:
            if key not in keys:
                raise self.wrong(key, f"unknown key; known are {', '.join(sorted(keys))}")

    def text(self, key: str, *, default: str | None = None) -> str:
        value = self._content.get(key)
        if value is not None:
            return self._clean(key, value)
        if default is None:
            raise self.wrong(key, "is missing")
        return default

    def texts(self, key: str, *, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._content.get(key, default)
        if value is None:
            raise self.wrong(key, "is missing")
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.wrong(key, "must be a list of texts")
        cleaned = tuple(self._clean(f"{key}[{at}]", item) for at, item in enumerate(value))
        if len(set(cleaned)) < len(cleaned):
            raise self.wrong(key, f"says twice: {next(item for item in cleaned if cleaned.count(item) > 1)}")
        return cleaned

    def flag(self, key: str) -> bool:
        """True or false; false where it is not said."""
        value = self._content.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def lists(self, key: str, known: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """A table that has a list of texts, not empty, for each of ``known`` and nothing else."""
        value = self._content.get(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table of lists")
        table = Table(value, self._file, f"{key}.")
        table.only(frozenset(known))
        found = {name: table.texts(name) for name in known}
        for name, listed in found.items():
            if not listed:
                raise table.wrong(name, "must say at least one thing")
        return found

    def words(self, key: str) -> list[str]:
        """A text over several lines, as words."""
        value = self._content.get(key)
        if not isinstance(value, str):
            raise self.wrong(key, "must be words between spaces")
        return value.split()

    def day(self, key: str) -> str:
        value = self._content.get(key)
        if type(value) is not date:
            raise self.wrong(key, "must be a day, such as 2026-11-23")
        return value.isoformat()

    def names(self, key: str, known: Sequence[str]) -> dict[str, str]:
        """A table that names each of ``known`` and nothing else."""
        value = self._content.get(key)
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table of names")
        table = Table(value, self._file, f"{key}.")
        table.only(frozenset(known))
        return {name: table.text(name) for name in known}

    def known(self, key: str, values: Sequence[str], known: Sequence[str], what: str) -> None:
        for value in values:
            if value not in known:
                raise self.wrong(key, f"{value!r} is no {what}")

    def tables(self, key: str) -> list["Table"]:
        value = self._content.get(key)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.wrong(key, f"must be a list of [[{key}]] tables")
        return [Table(item, self._file, f"{key} {item.get('id', at)}: ") for at, item in enumerate(value)]

    def _clean(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value:
            raise self.wrong(key, "must be a text, not empty")
        if value != " ".join(value.split()):
            raise self.wrong(key, "holds a stray space or a line break")
        return value
