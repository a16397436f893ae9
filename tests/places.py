"""Where a finger goes: asked of the same screens, laid as they are now, so that no test knows pixels."""

import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.gallery import Format, photograph

_TAGS: Final = ("sv", "en", "ar")


class Spot(NamedTuple):
    """A thing to touch on a scene of ``tests.studio``, by its name or its place in the order."""

    scene: str
    thing: str | int
    """An order counts what is touched below the bar, as it is read."""


@cache
def _laid(form: Format) -> dict[str, list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as folder:
        photograph(form, Path(folder), _TAGS, wanted="layout")
        found: dict[str, list[dict[str, Any]]] = json.loads((Path(folder) / "layout.json").read_text("utf-8"))
    return found


def where(spot: Spot, form: Format) -> tuple[int, int]:
    """The middle of it, in pixels of the glass.

    Raises:
        LookupError: that screen has no such thing.
    """
    touched = [thing for thing in _laid(form)[spot.scene] if thing["kind"] == "touch"]
    if isinstance(spot.thing, int):
        head = min(thing["box"][1] for thing in touched)
        box = [thing["box"] for thing in touched if thing["box"][1] > head][spot.thing]
    else:
        boxes = [thing["box"] for thing in touched if thing["text"] == spot.thing]
        if len(boxes) != 1:
            raise LookupError(f"{len(boxes)} things on {spot.scene} are called {spot.thing}")
        (box,) = boxes
    left, top, width, height = box
    return round(left + width / 2), round(top + height / 2)
