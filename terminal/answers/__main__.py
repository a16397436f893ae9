"""``python -m terminal.answers``: build the answers' file, or search in it from a shell."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from terminal.answers.build import build
from terminal.answers.errors import UnknownAnswer
from terminal.answers.model import Hit
from terminal.answers.reader import Answers
from terminal.answers.stamp import is_fresh, put_stamp, stamp_of
from terminal.errors import TerminalError

_ROOT: Final = Path(__file__).resolve().parents[2]


def _parser() -> argparse.ArgumentParser:
    parser = _OneLine(prog="python -m terminal.answers", description="The answers on this unit.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_OneLine)
    builder = commands.add_parser("build", help="build the file from the assets; quick when nothing changed")
    builder.add_argument("--assets", type=Path, default=_ROOT / "assets", help="folder of the assets")
    builder.add_argument("--out", type=Path, default=_ROOT / "build" / "answers.sqlite", help="file to write")
    finder = commands.add_parser("search", help="print topics that answer a query, best first")
    finder.add_argument(
        "--answers", type=Path, default=_ROOT / "build" / "answers.sqlite", help="the built file"
    )
    finder.add_argument("--lang", help="language of the glass, such as sv")
    finder.add_argument("--limit", type=int, default=8, help="at most so many topics (8)")
    finder.add_argument("--json", action="store_true", help='print a list of {"id", "score"}')
    finder.add_argument(
        "--stdin", action="store_true", help="read lines 'lang TAB query', print a list a line"
    )
    finder.add_argument("query", nargs="?", help="what a resident types")
    return parser


class _OneLine(argparse.ArgumentParser):
    """Bad use is told in one line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 is done, 2 is bad use, a bad asset or a missing file."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "build":
            stamp = stamp_of(chosen.assets)
            if is_fresh(chosen.out, stamp):
                return 0
            catalogue = build(chosen.assets, chosen.out)
            put_stamp(chosen.out, stamp)
            for language in catalogue.languages:
                written = sum(bool(text.summary) for text in language.texts.values())
                print(f"{language.tag}: {written} of {len(catalogue.topics)} answers", file=sys.stderr)
            return 0
        if chosen.limit < 1:
            parser.error("--limit must be 1 or more")
        if chosen.stdin == (chosen.query is not None) or bool(chosen.lang) == chosen.stdin:
            parser.error("search takes --lang and a query, or --stdin alone")
        with Answers(chosen.answers) as answers:
            if chosen.stdin:
                return _answer_lines(answers, chosen.limit)
            if chosen.json:
                print(_listed(answers, chosen.query, chosen.lang, chosen.limit))
            else:
                for hit in _found(answers, chosen.query, chosen.lang, chosen.limit):
                    print(f"{hit.score:.2f}  {hit.id}  {hit.question}")
    except TerminalError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    return 0


def _answer_lines(answers: Answers, limit: int) -> int:
    """One line out for each line in; a bad one gives {"error"} in its place and does not stop the others."""
    code = 0
    for number, line in enumerate(sys.stdin, 1):
        lang, tab, query = line.rstrip("\r\n").partition("\t")
        told = json.dumps({"error": f"line {number}: must be 'lang TAB query'"})
        try:
            if tab:
                told = _listed(answers, query, lang, limit)
        except UnknownAnswer as error:
            told = json.dumps({"error": f"line {number}: {error}"})
        if told.startswith("{"):
            code = 2
        print(told, flush=True)
    return code


def _found(answers: Answers, query: str, lang: str, limit: int) -> list[Hit]:
    # Nobody is typing: the last word is finished.
    return answers.search(f"{query} ", lang, limit)


def _listed(answers: Answers, query: str, lang: str, limit: int) -> str:
    return json.dumps([{"id": hit.id, "score": hit.score} for hit in _found(answers, query, lang, limit)])


if __name__ == "__main__":
    sys.exit(main())
