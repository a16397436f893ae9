"""How far two words are apart, counted in slips of a finger, and what they share."""

from typing import Final

_SHORT: Final = 5


def slips_allowed(letters: int) -> int:
    """So many slips leave a word of this length recognizable."""
    if letters < 4:
        return 0
    return 1 if letters < 8 else 2


def pieces(word: str) -> list[str]:
    """The different pieces of three letters of a word, its beginning and end marked."""
    marked = f"^{word}$"
    return sorted({marked[at : at + 3] for at in range(len(marked) - 2)})


def likely(typed: str, meant: str) -> bool:
    """Whether one may be a slip for the other: of a short word, a changed letter makes another word."""
    if max(len(typed), len(meant)) > _SHORT:
        return True
    return typed[0] == meant[0] and (len(typed) != len(meant) or sorted(typed) == sorted(meant))


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped with a neighbour; above ``most`` it is ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, last, row = row, before, [at]
        for place, right in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != right))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == right:
                cost = min(cost, last[place - 2] + 1)
            row.append(cost)
        if min(row) > most and (not before or min(before) > most):
            return most + 1
    return min(row[-1], most + 1)
