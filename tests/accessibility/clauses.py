"""The clauses and their tests: which number a test's name bears, and the report of a run."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

HERE: Final = Path(__file__).parent
_NAME: Final = re.compile(r"test_(\d+(?:_\d+)+)_")
_SAYS: Final = {
    "passed": "met",
    "failed": "**not met**",
    "xfailed": "**not met**, known",
    "skipped": "not tested here",
    "": "no test in this run",
}


@dataclass(frozen=True)
class Clause:
    number: str
    says: str
    met_by: Literal["software", "cabinet", "both"]


def clauses() -> list[Clause]:
    read = tomllib.loads((HERE / "clauses.toml").read_text("utf-8"))
    return [Clause(**entry) for entry in read["clause"]]


def clause_of(test: str) -> str:
    """The number in a test's name, such as 5.1.3.16; empty if it bears none."""
    found = _NAME.match(test)
    return found[1].replace("_", ".") if found else ""


def report(outcomes: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """Markdown; ``outcomes`` holds for each clause its tests and how they ended."""
    lines = [
        "# EN 301 549 V3.2.1, clause by clause",
        "",
        "| clause | | met by | | tests |",
        "| --- | --- | --- | --- | --- |",
    ]
    for clause in clauses():
        tests = sorted(outcomes.get(clause.number, ()))
        ends = {end for _, end in tests}
        worst = next((end for end in ("failed", "xfailed", "skipped", "passed") if end in ends), "")
        said = "see docs/cabinet.md" if clause.met_by == "cabinet" else _SAYS[worst]
        names = ", ".join(f"`{name}`" for name, _ in tests)
        lines.append(f"| {clause.number} | {clause.says} | {clause.met_by} | {said} | {names} |")
    return "\n".join(lines) + "\n"
