"""How far two words are apart, counted in slips of a finger."""


def slips_allowed(letters: int) -> int:
    """So many slips leave a word of this length recognizable."""
    if letters < 4:
        return 0
    return 1 if letters < 8 else 2


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
