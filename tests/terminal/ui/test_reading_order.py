"""Every screen, display and direction: what the keypad walks over is all there is, once, as eyes take it."""

from collections import Counter
from typing import Any

from terminal.ui.box import Box
from tests.gallery import Format
from tests.terminal.ui.test_screens import Laid, form, laid, runs_left

__all__ = ["form", "laid"]


def boxes(found: list[dict[str, Any]], kind: str) -> list[tuple[float, ...]]:
    return [tuple(thing["box"]) for thing in found if thing["kind"] == kind]


def test_every_touchable_is_in_the_order_exactly_once(laid: Laid) -> None:
    for screen, found in laid.items():
        met = Counter(tuple(thing["box"]) for thing in found if thing["kind"] == "read" and thing["touch"])
        assert met == Counter(boxes(found, "touch")), screen
        assert set(met.values()) <= {1}, screen


def test_nothing_in_the_order_is_hidden_or_without_a_name(laid: Laid, form: Format) -> None:
    glass = Box(0, 0, form.width, form.height)
    for screen, found in laid.items():
        for thing in found:
            if thing["kind"] == "read":
                box = Box(*thing["box"])
                assert glass.holds(box, 1), (screen, thing)
                assert box.width > 0, (screen, thing)
                assert box.height > 0, (screen, thing)
                assert thing["text"].strip(), (screen, thing)


def test_every_text_is_told_by_somebody(laid: Laid) -> None:
    """A text alone is an element; a text on a thing to touch, or in a field, lies inside one."""
    for screen, found in laid.items():
        told = [Box(*thing["box"]) for thing in found if thing["kind"] == "read"]
        marks = [thing["text"] for thing in found if thing["kind"] == "read"]
        for thing in found:
            # What has no word of its own is told otherwise: the countdown by the narrator, from time to time.
            if thing["kind"] == "text" and thing.get("aloud") != "":
                said_with_its_words = any(name.startswith(thing["text"]) for name in marks)
                held = any(box.holds(Box(*thing["box"]), 1) for box in told)
                assert held or said_with_its_words, (screen, thing)


def test_the_order_is_that_of_the_eyes(laid: Laid) -> None:
    """Whoever stands wholly above comes first; in one line, whoever stands nearer to the reading start."""
    for screen, found in laid.items():
        rtl = runs_left(screen)
        told = [Box(*thing["box"]) for thing in found if thing["kind"] == "read"]
        for at, box in enumerate(told):
            for later in told[at + 1 :]:
                beside = box.y < later.bottom - 3 and later.y < box.bottom - 3
                if beside and abs(box.y - later.y) < 3 and abs(box.height - later.height) < 3:
                    assert (box.x > later.x) if rtl else (box.x < later.x), (screen, box, later)
                if not beside and box.x < later.right - 3 and later.x < box.right - 3:
                    assert box.y < later.y, (screen, box, later)
