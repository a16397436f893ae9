"""What a finger touches on the glass of the running demo, 1280×800 pixels. Arabic mirrors the page."""

from typing import Final

from tests.gallery import FORMATS
from tests.places import Spot, where
from tests.screen import wait_for
from tests.system.running import RunningDemo

SWEDISH, ENGLISH, ARABIC = (Spot("start-sv", name) for name in ("Svenska", "English", "العربية"))
FIND_ANSWER, TAKE_TICKET, SPEAK = (Spot("home-sv", place) for place in range(3))
FIRST_SERVICE, MIRRORED_FIRST_SERVICE = Spot("services-sv", 0), Spot("services-ar", 0)
# The first thing there is the way to searching.
FIRST_CATEGORY, FIRST_QUESTION = Spot("categories-sv", 1), Spot("questions-sv", 0)
FIRST_MATTER: Final = Spot("topics-sv", 0)
END, MIRRORED_END = Spot("home-sv", "Avsluta"), Spot("home-ar", "إنهاء")


def press(demo: RunningDemo, spot: Spot) -> None:
    """Touch, whatever follows."""
    demo.screen.touch(*where(spot, FORMATS[0]))


def touch(demo: RunningDemo, spot: Spot, *shows: str) -> None:
    """Touch, and wait for a screen that should follow, drawn and at rest."""
    press(demo, spot)
    wait_for(lambda: demo.shown() in shows, f"the glass to show {' or '.join(shows)}, not {demo.shown()}")
    demo.screen.wait_for_calm()


def begin(demo: RunningDemo, language: Spot) -> None:
    """A resident comes, and picks a language."""
    wait_for(lambda: demo.shown() == "start", "the start screen")
    demo.screen.wait_for_calm()
    touch(demo, language, "home")
