"""Where a finger goes on a glass of 1280×800 pixels. Arabic mirrors the page."""

from tests.screen import wait_for
from tests.system.running import RunningDemo

Place = tuple[int, int]

SWEDISH, ENGLISH, ARABIC = (132, 276), (538, 276), (742, 276)
FIND_ANSWER, TAKE_TICKET, SPEAK = (233, 400), (640, 400), (1047, 400)
FIRST_SERVICE, MIRRORED_FIRST_SERVICE = (330, 400), (940, 400)
FIRST_CATEGORY, FIRST_QUESTION, FIRST_MATTER = (240, 330), (640, 200), (240, 250)
END, MIRRORED_END = (1132, 85), (150, 85)


def touch(demo: RunningDemo, place: Place, *shows: str) -> None:
    """Touch, and wait for a screen that should follow, drawn and at rest."""
    demo.screen.touch(*place)
    wait_for(lambda: demo.shown() in shows, f"the glass to show {' or '.join(shows)}, not {demo.shown()}")
    demo.screen.wait_for_calm()


def begin(demo: RunningDemo, language: Place) -> None:
    """A resident comes, and picks a language."""
    wait_for(lambda: demo.shown() == "start", "the start screen")
    demo.screen.wait_for_calm()
    touch(demo, language, "home")
