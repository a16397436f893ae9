"""The order of a line that was taken out of its paragraph (UAX #9 orders by the whole paragraph).

Isolates may be open across a break, and marks such as a full stop go with the strong letters on both sides.
FriBiDi 1.0.8, Debian 12's, also lets an isolate be swayed by the one before it: ``firm`` keeps them apart.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

from terminal.text.bidi import FSI, LRI, OPENERS, PDI, RLI, base_direction, needs_isolation
from terminal.text.language import Direction

_LRM: Final = "\u200e"
_RLM: Final = "\u200f"
_MARKS: Final = {"L": _LRM, "R": _RLM, "AL": "\u061c"}


@dataclass(slots=True)
class _Level:
    """The text or an isolate in it: what opened it, the direction it starts in, its last strong mark."""

    opener: str
    start: str
    mark: str = ""

    @property
    def runs_left_to_right(self) -> bool:
        return (self.mark or self.start) == _LRM


_START: Final = {LRI: _LRM, RLI: _RLM}
_RESOLVED: Final = {"ltr": LRI, "rtl": RLI}


def firm(text: str) -> str:
    """The same text, its isolates told outright and each held from within by marks of its own direction.

    The marks change nothing by the rules (X10 starts and ends each isolate so). Without them FriBiDi 1.0.8
    turns a telephone number around when an isolate of Arabic letters stands before it.
    """
    if not any(opener in text for opener in OPENERS):
        return text
    firmed: list[str] = []
    open_here: list[str] = []
    for place, letter in enumerate(text):
        if letter in OPENERS:
            opener = _RESOLVED[base_direction(_inside(text, place))] if letter == FSI else letter
            open_here.append(opener)
            firmed.append(opener + _START[opener])
        elif letter == PDI and open_here:
            firmed.append(_START[open_here.pop()] + PDI)
        else:
            firmed.append(letter)
    return "".join(firmed)


def stand_alone(lines: list[str], direction: Direction) -> list[str]:
    """Lines of one firm paragraph, each given what it must know of its neighbours to be ordered by itself.

    Open isolates are closed and opened again; a neighbour's strong letter is stood for by an invisible mark.
    """
    text = "".join(lines)
    if len(lines) == 1 or (direction == "ltr" and not needs_isolation(text, "ltr")):
        return lines
    levels = [_Level("", _LRM if direction == "ltr" else _RLM)]
    done: list[str] = []
    at = 0
    for line in lines:
        before = "".join(level.opener + level.mark for level in levels)
        end = at + len(line)
        for letter in text[at:end]:
            _step(levels, letter)
        done.append(before + text[at:end] + _after(text[end:], levels))
        at = end
    return done


def _inside(text: str, place: int) -> str:
    """What stands in the isolate that opens at a place."""
    depth = 0
    for end in range(place, len(text)):
        if text[end] in OPENERS:
            depth += 1
        elif text[end] == PDI:
            depth -= 1
            if depth == 0:
                return text[place + 1 : end]
    return text[place + 1 :]


def _step(levels: list[_Level], letter: str) -> None:
    """Keep the isolates open, and the last strong mark in each, up to date past one letter."""
    if letter in (LRI, RLI):
        levels.append(_Level(letter, _START[letter]))
    elif letter == PDI:
        if len(levels) > 1:
            levels.pop()
    elif (kind := unicodedata.bidirectional(letter)) in _MARKS:
        levels[-1].mark = _MARKS[kind]


def _after(rest: str, levels: list[_Level]) -> str:
    """The marks of the strong letters that follow, and the ends of the isolates open here."""
    closing = ""
    deeper = 0
    here = list(levels)
    wanted = True
    for letter in rest:
        if letter in OPENERS:
            deeper += 1
        elif letter == PDI and deeper:
            deeper -= 1
        elif letter == PDI:
            if len(here) > 1:
                here.pop()
                closing += PDI
                wanted = True
        elif wanted and deeper == 0 and (mark := _neighbour(letter, here[-1])):
            closing += mark
            wanted = False
    return closing + PDI * (len(here) - 1)


def _neighbour(letter: str, level: _Level) -> str:
    """How a letter counts for the marks before it (rules W2, W7 and N1); empty for one without a say."""
    kind = unicodedata.bidirectional(letter)
    if kind == "L" or (kind == "EN" and level.runs_left_to_right):
        return _LRM
    return _RLM if kind in ("R", "AL", "AN", "EN") else ""
