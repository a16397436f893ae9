"""How figures are told."""

import statistics
from collections.abc import Sequence


def spread(values: Sequence[float], unit: str, scale: float = 1.0, digits: int = 2) -> str:
    """Median with minimum and maximum."""
    middle, least, most = statistics.median(values) * scale, min(values) * scale, max(values) * scale
    return f"{middle:.{digits}f} {unit} ({least:.{digits}f} to {most:.{digits}f})"


def p95(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * 95 // 100) - 1)]


def tell_ratio(what: str, ours: Sequence[float], theirs: Sequence[float], peer: str, aim: float) -> None:
    """The median of the ratios pair by pair, so that a machine that drifts drifts for both."""
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    print(f"  {what} / {peer}: {statistics.median(ratios):.2f}× (aim: at most {aim:g}×)")
