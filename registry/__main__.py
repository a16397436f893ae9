"""``python -m registry``: serve, and what IT does at the desk of the server."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from registry import __version__
from registry.errors import FleetError, PeopleError, PlacesError, RegistryError, SettingsError
from registry.settings import DEFAULT_FILE, load_settings


def main(arguments: list[str] | None = None) -> int:
    """Do what is asked.

    Returns:
        0; 1 if the database cannot be used; 2, with one line on stderr, for a wrong word or value.
    """
    asked = _parser().parse_args(arguments)
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO, stream=sys.stderr)
    # Alembic tells each step of a start in which nothing happens.
    logging.getLogger("alembic").setLevel(logging.WARNING)
    try:
        settings = load_settings(getattr(asked, "config", DEFAULT_FILE))
        settings.state.mkdir(mode=0o700, parents=True, exist_ok=True)
        if asked.command in {None, "serve"}:
            # Imported late: --help and a wrong configuration answer at once.
            from registry.serve import serve

            asyncio.run(serve(settings))
        else:
            from registry.commands import run

            print(run(settings, asked))
    except (SettingsError, PlacesError, PeopleError, FleetError) as error:
        print(f"registry: {error}", file=sys.stderr)
        return 2
    except (RegistryError, OSError) as error:
        print(f"registry: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    # It may stand before or after the command; whichever is silent says nothing.
    config = argparse.ArgumentParser(add_help=False)
    config.add_argument(
        "--config", type=Path, default=argparse.SUPPRESS, metavar="FILE", help=f"default: {DEFAULT_FILE}"
    )
    parser = argparse.ArgumentParser(prog="python -m registry", parents=[config], description=__doc__)
    parser.add_argument("--version", action="version", version=f"medborgarpunkt {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser(
        "serve", parents=[config], help="serve pages and units (this is what no command does)"
    )
    load = commands.add_parser(
        "load", parents=[config], help="load a municipality's file; again after a change"
    )
    load.add_argument("file", type=Path)
    approve = commands.add_parser("approve", parents=[config], help="make a unit one of the fleet")
    approve.add_argument("unit")
    approve.add_argument("--name", required=True, help="the name staff know it by")
    approve.add_argument("--site", required=True, help="the site's id")
    people = commands.add_parser("people", help="who may sign in").add_subparsers(
        dest="deed", required=True, metavar="COMMAND"
    )
    add = people.add_parser("add", parents=[config], help="add a person, or change one; password on stdin")
    add.add_argument("--login", required=True)
    add.add_argument("--name", required=True, help="the first name that residents see")
    add.add_argument(
        "--role", action="append", default=[], help="guide, facilities, it, editor; again for more"
    )
    add.add_argument("--language", action="append", default=[], help="a language to serve in; again for more")
    add.add_argument("--topic", action="append", default=[], help="a matter to serve; none means any")
    add.add_argument("--password-file", type=Path, metavar="FILE")
    return parser


if __name__ == "__main__":
    sys.exit(main())
