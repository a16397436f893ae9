"""No clause that the software meets without its test, and no test of a clause that is not on the list."""

import ast

from tests.accessibility.clauses import HERE, clause_of, clauses, report


def named_tests() -> dict[str, str]:
    """Each test that bears a clause's number, wherever it lives."""
    return {
        node.name: clause_of(node.name)
        for path in HERE.parent.rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and clause_of(node.name)
    }


def test_each_clause_that_the_software_meets_has_its_test() -> None:
    ours = {clause.number for clause in clauses() if clause.met_by != "cabinet"}
    assert sorted(ours - set(named_tests().values())) == []


def test_each_numbered_test_is_of_a_clause_on_the_list() -> None:
    known = {clause.number for clause in clauses()}
    assert sorted(set(named_tests().values()) - known) == []


def test_what_the_cabinet_meets_is_written_down_for_who_builds_it() -> None:
    told = (HERE.parents[1] / "docs" / "cabinet.md").read_text("utf-8")
    assert [c.number for c in clauses() if c.met_by != "software" and c.number not in told] == []


def test_a_clause_is_met_by_its_worst_test() -> None:
    said = report(
        {"5.8": [("test_5_8_a", "passed"), ("test_5_8_b", "failed")], "5.9": [("test_5_9_a", "passed")]}
    )
    rows = {line.split("|")[1].strip(): line for line in said.splitlines() if line.startswith("| ")}
    assert "**not met**" in rows["5.8"]
    assert "| met |" in rows["5.9"]
    assert "no test in this run" in rows["6.1"]
    assert "docs/cabinet.md" in rows["8.4.1"]
