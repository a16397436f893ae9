"""The window of the glass: Kivy told how to behave before it is imported, and locked against leaving.

``open_window`` is the first import of Kivy in the process.
"""

import logging
import os
from pathlib import Path
from typing import Any, Final

from terminal.config import Config
from terminal.errors import MissingPart
from terminal.ui.palette import PLAIN

# Under kmsdrm there is no display server: touches come from the kernel by mtdev (DESIGN, the bench).
_NO_SERVER: Final = ("kmsdrm", "KMSDRM")
# The folder of our style.kv.
_STYLES: Final = Path(__file__).parent


def open_window(config: Config) -> Any:
    """Open it, empty, in the theme's surface colour; gives Kivy's Window.

    Raises:
        MissingPart: no window could be opened.
    """
    _tell_kivy(config.state / "kivy")
    from kivy.config import Config as Told

    for section, key, value in _settings(config):
        if not Told.has_section(section):
            Told.add_section(section)
        Told.set(section, key, value)
    for section in ("input", "modules"):
        for key, _ in list(Told.items(section)):
            Told.remove_option(section, key)
    if os.environ.get("SDL_VIDEODRIVER") in _NO_SERVER:
        Told.set("input", "%(name)s", "probesysfs,provider=mtdev")
    else:
        Told.set("input", "mouse", "mouse,disable_multitouch")
    _skip_styles()
    from kivy.core.window import Window

    if Window is None:
        raise MissingPart("no window can be opened: is there a display (DISPLAY, or SDL_VIDEODRIVER=kmsdrm)?")
    Window.clearcolor = PLAIN.surface
    Window.set_title("Medborgarpunkt")
    Window.show_cursor = not config.fullscreen
    _lock(Window, config.fullscreen)
    return Window


def _tell_kivy(home: Path) -> None:
    home.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        KIVY_HOME=str(home),
        KIVY_NO_ARGS="1",
        KIVY_NO_CONFIG="1",  # no file of the state folder may change how the glass behaves
        KIVY_NO_FILELOG="1",
        KIVY_LOG_MODE="PYTHON",  # our log stays ours
    )
    # A level would be overwritten by Kivy's own configuration.
    logging.getLogger("kivy").addFilter(lambda record: record.levelno >= logging.WARNING)


def _skip_styles() -> None:
    """Have Kivy read an empty style sheet: its own styles widgets that we have none of, and takes 50 ms."""
    import kivy

    shipped = kivy.kivy_data_dir
    kivy.kivy_data_dir = str(_STYLES)
    try:
        import kivy.lang  # reads style.kv while it is imported
    finally:
        kivy.kivy_data_dir = shipped


def _settings(config: Config) -> list[tuple[str, str, str]]:
    width, height = config.window or (0, 0)
    settings = [
        ("kivy", "exit_on_escape", "0"),
        ("kivy", "pause_on_minimize", "0"),
        ("kivy", "keyboard_mode", ""),
        ("graphics", "fullscreen", "auto" if config.fullscreen else "0"),
        ("graphics", "resizable", "0"),
        ("graphics", "multisamples", "0"),
        ("graphics", "maxfps", "0"),  # the glass paces itself, see terminal.ui.loop
        ("graphics", "vsync", "0"),
    ]
    if width and not config.fullscreen:
        settings += [("graphics", "width", str(width)), ("graphics", "height", str(height))]
    return settings


def _lock(window: Any, fullscreen: bool) -> None:
    """No key does anything, and a full glass is not closed; SIGTERM ends the process."""

    def swallow(*_event: Any) -> bool:
        return True

    for event in ("on_key_down", "on_key_up", "on_keyboard", "on_textinput", "on_drop_file"):
        window.bind(**{event: swallow})
    window.bind(on_request_close=lambda *_event, **_source: fullscreen)
