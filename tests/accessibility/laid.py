"""Screens as they are laid out and photographed, made once for all tests that measure them."""

import json
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from PIL import Image

from terminal.ui.box import Box
from terminal.ui.theme import Theme
from tests.gallery import FORMATS, Format, photograph
from tests.studio import WAYS

TEN, SEVEN, TALL, *_ = FORMATS
Thing = dict[str, Any]
Laid = dict[str, list[Thing]]
"""By screen, such as ``home-sv``; what is on its further pages as ``search-found@1-sv``."""
_FOLDERS: Final = tempfile.TemporaryDirectory(prefix="laid-")


@lru_cache
def laid(form: Format, ways: str = "plain", wanted: str = "layout") -> Laid:
    """In Swedish and, where only measured, Arabic."""
    languages = ("sv", "ar") if wanted == "layout" else ("sv",)
    photograph(form, _folder(form, ways, wanted), languages, wanted=wanted, ways=ways)
    found: Laid = json.loads((_folder(form, ways, wanted) / "layout.json").read_text("utf-8"))
    return found


def picture(form: Format, ways: str, screen: str) -> Image.Image:
    """Of a screen that was photographed."""
    with Image.open(_folder(form, ways, "pictures") / f"{screen}.png") as found:
        return found.convert("RGB")


def theme(form: Format, ways: str = "plain") -> Theme:
    return Theme(form.width, form.height, form.inches, WAYS[ways])


def box(thing: Thing) -> Box:
    return Box(*thing["box"])


def _folder(form: Format, ways: str, wanted: str) -> Path:
    return Path(_FOLDERS.name) / f"{wanted}-{form.name}-{ways}"
