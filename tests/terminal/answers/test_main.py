"""The commands, as processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.answers.evaluate import ROOT


def command(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "terminal.answers", *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_build_then_search(assets: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "answers.sqlite"
    assert command("build", "--assets", assets, "--out", out).returncode == 0
    done = command("search", "--answers", out, "--lang", "en", "--json", "apartment")
    (hit,) = json.loads(done.stdout)
    assert set(hit) == {"id", "score"}
    assert hit["id"] == "rent"
    told = command("search", "--answers", out, "--lang", "en", "apartment").stdout
    assert told == f"{hit['score']:.2f}  rent  How do I rent a flat?\n"


def test_lines_from_a_pipe_are_answered_one_by_one(built: Path) -> None:
    lines = "sv\tsfi\nar\tطبيب\nen\tbitcoin\n"
    done = command("search", "--answers", built, "--json", "--stdin", stdin=lines)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [hits[0]["id"] if hits else None for hits in found] == [
        "learn-swedish-sfi",
        "seek-healthcare",
        None,
    ]
    assert all(set(hit) == {"id", "score"} for hits in found for hit in hits)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "required"),
        (("fetch",), "invalid choice"),
        (("search", "sfi"), "--lang and a query"),
        (("search", "--lang", "sv"), "--lang and a query"),
        (("search", "--lang", "sv", "--stdin"), "--stdin alone"),
        (("search", "--lang", "sv", "--limit", "0", "sfi"), "--limit"),
        (("search", "--lang", "xx", "sfi"), "'xx'"),
        (("search", "--lang", "sv", "--answers", "absent.sqlite", "sfi"), "terminal.answers build"),
        (("build", "--assets", "absent"), "answers/categories.toml: No such file"),
    ],
)
def test_bad_use_is_told_in_one_line(built: Path, arguments: tuple[str, ...], told: str) -> None:
    if arguments[:1] == ("search",) and "--answers" not in arguments:
        arguments = (*arguments, "--answers", str(built))
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bad_line_is_told_in_its_place_and_stops_no_other(built: Path) -> None:
    done = command("search", "--answers", built, "--stdin", stdin="sfi\nxx\tsfi\nsv\tsfi\n")
    without, unknown, good = (json.loads(line) for line in done.stdout.splitlines())
    assert without["error"].startswith("line 1: must be")
    assert "'xx'" in unknown["error"]
    assert good[0]["id"] == "learn-swedish-sfi"
    assert (done.returncode, done.stderr) == (2, "")


def test_help_is_there() -> None:
    for arguments in (("--help",), ("build", "--help"), ("search", "--help")):
        assert command(*arguments).returncode == 0
