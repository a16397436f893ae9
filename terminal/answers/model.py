"""What the glass shows of answers, as values."""

from dataclasses import dataclass
from typing import Final, NamedTuple

# Of the built file: raised when its tables or its stems change; a reader refuses another number.
FORMAT: Final = 4


@dataclass(frozen=True, slots=True)
class Category:
    """A group of topics; ``icon`` is a name of the Material icons."""

    id: str
    name: str
    icon: str


@dataclass(frozen=True, slots=True)
class Title:
    """A topic as one line to choose."""

    id: str
    question: str


class Telephone(NamedTuple):
    """A number that is the same everywhere in the country, written as one reads it."""

    label: str
    number: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One topic in one language.

    Where ``complete`` is false there are no steps, and ``summary`` says that the answer is not written yet.
    ``checked`` is the day (ISO 8601) on which the statements were last held against ``sources``.
    """

    id: str
    category: str
    question: str
    summary: str
    steps: tuple[str, ...]
    responsible: str
    go_to: tuple[str, ...]
    telephone: tuple[Telephone, ...]
    sources: tuple[str, ...]
    checked: str
    related: tuple[Title, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic found; ``score`` is above 0 and at most 1, higher is better.

    ``urgent``: the number to call is shown before any answer.
    """

    id: str
    score: float
    question: str
    urgent: bool = False
