"""Writes the report of a run that held tests of clauses; with several workers, by the one that leads them."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.accessibility.clauses import clause_of, report

REPORT = Path(__file__).parents[2] / "build" / "accessibility.md"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    outcomes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for end in ("passed", "failed", "skipped", "xfailed"):
        for test in terminalreporter.getreports(end):
            number = clause_of(test.nodeid.rpartition("::")[2])
            if number and (test.when == "call" or end in ("failed", "skipped")):
                outcomes[number].append((test.nodeid.rpartition("::")[2], end))
    if outcomes:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(report(outcomes), "utf-8")
