"""Writes the report of a run that held tests of clauses.

A plugin of the whole suite: with several workers, only who leads them sees how all tests ended, and that
process collects no folder and so reads no conftest of one.
"""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.accessibility.clauses import clause_of, report

REPORT = Path(__file__).parents[2] / "build" / "accessibility.md"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if hasattr(terminalreporter.config, "workerinput"):
        return  # a worker knows its own share alone
    outcomes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for end in ("passed", "failed", "skipped", "xfailed"):
        for test in terminalreporter.getreports(end):
            # A worker adds the name of the test's group.
            name = test.nodeid.rpartition("::")[2].partition("@")[0]
            number = clause_of(name)
            if number and (test.when == "call" or end in ("failed", "skipped")):
                outcomes[number].append((name, end))
    if outcomes:
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_text(report(outcomes), "utf-8")
