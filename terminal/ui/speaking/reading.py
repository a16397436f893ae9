"""From widgets to elements: what a page has laid out, read from the widgets themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from terminal.ui.speaking.elements import Element, Role, in_order, numbered
from terminal.ui.widgets.base import Touchable
from terminal.ui.widgets.choice import Choice
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.picture import Picture
from terminal.ui.widgets.text import Text


@dataclass(frozen=True)
class Spot:
    """An element and the widget that shows it."""

    element: Element
    widget: Any


def read(front: Any, *, rtl: bool) -> list[Spot]:
    """All that is on a page, in reading order; words on a thing to touch are the thing's own."""
    found = list(_spots(front))
    order = in_order([spot.element.box for spot in found], rtl=rtl)
    told = numbered([found[at].element for at in order])
    return [Spot(element, found[at].widget) for element, at in zip(told, order, strict=True)]


def _spots(widget: Any) -> Iterator[Spot]:
    for child in reversed(widget.children):
        element = _element(child)
        if element is not None and element.name:
            yield Spot(element, child)
        # What lies on a thing to touch belongs to it.
        if not isinstance(child, (Touchable, Field)):
            yield from _spots(child)


def _element(widget: Any) -> Element | None:
    match widget:
        case Choice():
            return Element(
                Role(widget.reads_as),
                widget.name,
                widget.box,
                widget.look.language.tag,
                more=widget.more,
                chosen=widget.chosen,
                at_edge=widget.at_edge,
            )
        case Field():
            return Element(Role.FIELD, widget.hint, widget.box, widget.look.language.tag, more=widget.text)
        case Text():
            return Element(Role(widget.reads_as), widget.aloud, widget.box, widget.look.language.tag)
        case Picture():
            return Element(Role.PICTURE, widget.name, widget.box, "")
        case _:
            return None
