"""An answer as pieces that stay together, in the order in which they are read: pure, whatever shows them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from terminal.answers import Answer, Title
from terminal.text import Words
from terminal.text.dates import iso_day

# A sentence ends by its mark and a space, unless a small letter goes on: 't.ex. barn'.
_SENTENCE: Final = re.compile(r"(?<=[.!?؟።])\s+(?=[^\sa-zåäö])")


@dataclass(frozen=True)
class Block:
    """Words, or another question to choose."""

    text: str
    role: str = "body"
    bold: bool = False
    quiet: bool = False
    title: bool = False
    """The question itself."""
    heading: bool = False
    """Stays with what follows, and stands off from what is before it."""
    mark: str = ""
    """Such as ``1.``, at the reading start."""
    leads_to: Title | None = None


def first_sentence(text: str) -> tuple[str, str]:
    """The answer itself, and what is said beside it; the second may be empty."""
    first, *rest = _SENTENCE.split(text, maxsplit=1)
    return first, "".join(rest)


def compose(
    told: Answer, words: Words, dates: Words, kept: Callable[[str], str], *, reviewed: bool
) -> list[Block]:
    """All of an answer.

    Args:
        kept: isolates a name that must not upset the order of a line.
        reviewed: whether a native reader has read it; if not, that is said in one quiet line.
    """
    say = words.say
    short, more = first_sentence(told.summary)
    blocks = [
        Block(told.question, "label", bold=True, quiet=True, title=True),
        Block(short, "tile", bold=True),
    ]
    if more:
        blocks.append(Block(more))
    blocks += [
        Block(say("answers.telephone", label=line.label, number=line.number), bold=True)
        for line in told.telephone
    ]
    if told.steps:
        blocks.append(Block(say("answers.steps"), "label", bold=True, heading=True))
    blocks += [Block(step, mark=f"{number}.") for number, step in enumerate(told.steps, 1)]
    if told.responsible:
        blocks.append(Block(say("answers.responsible", who=told.responsible), "label", quiet=True))
    if told.go_to:
        places = ", ".join(map(kept, told.go_to))
        blocks.append(Block(say("answers.go_to", where=places), "label", quiet=True))
    if told.sources:
        hosts = ", ".join(map(kept, dict.fromkeys(map(_host, told.sources))))
        checked = f" · {say('answers.checked', day=iso_day(dates, told.checked))}" if told.checked else ""
        blocks.append(Block(say("answers.source", where=hosts) + checked, "small", quiet=True))
    if not reviewed:
        blocks.append(Block(say("answers.unreviewed"), "small", quiet=True))
    if told.related:
        blocks.append(Block(say("answers.related"), "label", bold=True, heading=True))
    blocks += [Block(title.question, leads_to=title) for title in told.related]
    return blocks


def _host(address: str) -> str:
    """The site of a source, as people say it."""
    return (urlsplit(address).hostname or address).removeprefix("www.")
