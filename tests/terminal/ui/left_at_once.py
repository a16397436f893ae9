"""The page on violence read, printed and left at once, then memory searched for its words.

Argument: the state folder. Prints one line for each of the page's words that is still held, and by what.
"""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

from terminal.ui import events as happens
from terminal.ui.flow import Screen
from terminal.ui.visit import HOME, VIOLENCE
from tests.studio import Studio

# In words, for the same reason as below.
QUERY = ("min", "bror", "slår", "mig")
# As bytes, so that the search does not find itself.
Secrets = list[bytes]


def secrets(studio: Studio) -> Secrets:
    told = studio.glass.answers.answer(VIOLENCE, "sv")
    assert told is not None
    begun = [text[:25] for text in (told.summary, *told.steps)]
    return [text.encode() for text in (" ".join(QUERY), *begun)]


def read(studio: Studio) -> None:
    for event in (
        happens.LanguageChosen("sv"),
        happens.Opened(Screen.CATEGORIES),
        happens.Opened(Screen.SEARCH),
        *(happens.Typed(" ".join(QUERY[:end])) for end in range(1, len(QUERY) + 1)),
        happens.Opened(Screen.ANSWER, VIOLENCE),
    ):
        studio.glass.send(event)
        page = studio.glass.pane.page
        if isinstance(event, happens.Typed):
            page._typed(event.text)
        studio.frame()


def held(looked_for: Secrets) -> Iterator[str]:
    gc.collect()
    for holder in gc.get_objects():
        for found in gc.get_referents(holder):
            if issubclass(type(found), str) and len(found) > 8:
                said = found.encode("utf-8", "replace")
                if any(secret in said for secret in looked_for):
                    yield f"{type(holder).__name__}: {found[:60]}"


def main(folder: str) -> int:
    studio = Studio(Path(folder), (800, 480), 7.0)
    looked_for = secrets(studio)
    read(studio)
    if not list(held(looked_for)):
        sys.stdout.write("nothing is found even while it is shown\n")
        return 1
    studio.glass.send(happens.PrintAsked())
    studio.glass.send(happens.LeftAtOnce())
    studio.glass.turn()
    studio.frame()
    assert studio.glass.visit.trail == HOME
    for line in held(looked_for):
        sys.stdout.write(f"{line}\n")
    studio.store.close()
    return 0


if __name__ == "__main__":
    given, sys.argv = sys.argv[1:], sys.argv[:1]
    raise SystemExit(main(*given))
