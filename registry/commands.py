"""What IT does at the server's own desk, straight on the database."""

import argparse
import getpass
import sys

from registry.database import Database
from registry.errors import PeopleError
from registry.fleet.rules import approve
from registry.migrations import upgrade
from registry.people.rules import keep_person
from registry.places.load import load_file
from registry.settings import Settings


def run(settings: Settings, asked: argparse.Namespace) -> str:
    """Do one command, whole or not at all; the line that says what was done.

    Raises:
        RegistryError: it cannot be done; the message is one line.
    """
    database = Database(settings.database)
    try:
        upgrade(database)
        with database.session() as session:
            match asked.command:
                case "load":
                    return f"Loaded {load_file(session, asked.file)}."
                case "approve":
                    return f"Approved {approve(session, asked.unit, asked.name, asked.site).name}."
                case _:
                    person = keep_person(
                        session,
                        asked.login,
                        name=asked.name,
                        password=_password(asked),
                        roles=asked.role,
                        languages=asked.language,
                        topics=asked.topic,
                    )
                    return f"{person.name} may sign in as {person.login}."
    finally:
        database.close()


def _password(asked: argparse.Namespace) -> str:
    try:
        if asked.password_file is not None:
            return str(asked.password_file.read_text(encoding="utf-8").rstrip("\r\n"))
        if sys.stdin.isatty():
            return getpass.getpass(f"Password of {asked.login}: ")
        return sys.stdin.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise PeopleError(f"password: cannot be read ({error})") from error
