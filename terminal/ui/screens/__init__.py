"""One screen, one file; each is handed a stage, lays itself out once, and tells the flow what was touched.

Imports widgets, presenters and the flow; never the window, the store or a device.
"""

from terminal.ui.flow import Screen
from terminal.ui.screens.home import Home
from terminal.ui.screens.languages import Languages
from terminal.ui.screens.page import Page
from terminal.ui.screens.start import Start

PAGES: dict[Screen, type[Page]] = {
    Screen.START: Start,
    Screen.LANGUAGES: Languages,
    Screen.HOME: Home,
}

__all__ = ["PAGES", "Page"]
