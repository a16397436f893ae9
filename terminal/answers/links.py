"""What a resident's own telephone may do with an answer: the addresses behind its QR codes."""

from dataclasses import dataclass
from typing import Final, Literal

from terminal.answers.model import Answer

# 112 is dialled faster than it is photographed.
_DIALLED: Final = 3


@dataclass(frozen=True, slots=True)
class Link:
    """``address`` is a URI, ``shown`` what stands under its code."""

    kind: Literal["call", "page"]
    address: str
    shown: str


def links(told: Answer, *, pages: bool = True) -> tuple[Link, ...]:
    """The telephones (RFC 3966, in the national form, for 020 and short numbers have no other), then the
    first place to go on to; without the page where reading it would stay in the telephone's history.
    """
    calls = [Link("call", f"tel:{_digits(line.number)}", line.number) for line in told.telephone]
    found = [link for link in calls if len(_digits(link.shown)) > _DIALLED]
    if pages:
        found += [Link("page", f"https://{place}", place) for place in told.go_to[:1]]
    return tuple(found)


def _digits(number: str) -> str:
    return "".join(letter for letter in number if letter.isdecimal())
