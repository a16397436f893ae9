"""The bar of every screen: back, home and end in their places, and the urgent numbers one touch away."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from terminal.ui.box import Box
from terminal.ui.events import Back, End, Event, Home, LeftAtOnce, Opened
from terminal.ui.flow import Screen
from terminal.ui.widgets.choice import Button
from terminal.ui.widgets.surface import PLAIN, STOP
from terminal.ui.widgets.text import step_for, text_size

if TYPE_CHECKING:
    from terminal.ui.screens.page import Page

URGENT_NUMBER: Final = "112"
URGENT_ICON: Final = "emergency"
# What a screen puts into the strip itself, a field or a button, has at least so much room.
_STRIP_MM: Final = 50.0


@dataclass(frozen=True)
class _Place:
    """One button of the bar; ``name`` is what it says aloud where it shows less."""

    event: Event
    word: str
    icon: str
    name: str = ""


def lay_bar(
    page: "Page", title: str = "", *, back: bool, home: bool, strip: bool, urgent: bool
) -> tuple[Box, Box]:
    """The strip between the buttons, where the title is, and the room below the bar.

    On a page that nobody else may see the way out fills the strip. On a tall glass the strip is a line of
    its own. Where there is too little room for the title, home and then back show their icons alone.
    """
    say, look, theme, gap = page.words.say, page.look, page.theme, page.theme.gap
    discreet = page.stage.visit.is_discreet
    title, strip = ("", True) if discreet else (title, strip)
    between, below = page.inner.top(theme.bar, gap)
    # A call or a number under the urgent numbers: back is the way to it.
    home = home and not page.stage.visit.in_call
    starts = [_Place(Back(), say("nav.back"), look.towards("back"))] * back
    starts += [_Place(Home(), say("nav.home"), "home")] * home
    ends = [_Place(End(), say("nav.end"), "close")]
    ends += [_urgent(say)] * urgent
    own_line = (bool(title) or strip) and theme.is_tall and back and home
    shortened = _shortened(
        page, [*starts, *ends], between.width, 0.0 if own_line else _wanted(page, title, strip)
    )
    for places, part in ((ends, Box.end), (starts, Box.start)):
        for place in places:
            width = _width(page, place, short=place in shortened)
            box, between = part(between, width, gap, rtl=page.rtl)
            _button(page, box, place, short=place in shortened)
    if own_line:
        between, below = below.top(theme.bar, gap)
    if discreet:
        leave = partial(page.stage.send, LeftAtOnce())
        page.button(between, leave, text=say("urgent.leave"), icon="logout", finish=STOP)
    if title:
        room = between.inset(theme.pad / 2 if starts else 0, 0)
        # Long names of matters: smaller, before a line is cut.
        fits = step_for(title, look, "tile", (room.width, room.height), bold=True) > 0.7
        page.text(room, title, role="tile" if fits else "label", bold=True).reads_as = "heading"
    return between, below


def lay_urgent(page: "Page", strip: Box, *, rtl: bool) -> Box:
    """The urgent numbers at the end of a strip of one's own, before a language is known; gives the rest."""
    place = _urgent(page.stage.all_words[page.stage.languages[0].tag].say)
    box, rest = strip.end(_width(page, place, short=False), page.theme.gap, rtl=rtl)
    _button(page, box, place, short=False)
    return rest


def _urgent(say: Callable[..., str]) -> _Place:
    return _Place(Opened(Screen.URGENT), URGENT_NUMBER, URGENT_ICON, say("urgent.title"))


def _button(page: "Page", box: Box, place: _Place, *, short: bool) -> None:
    made = page.put(
        Button(
            box,
            page.height,
            page.look,
            lambda: page.stage.send(place.event),
            text="" if short else place.word,
            name=place.name or place.word,
            icon=place.icon,
            finish=PLAIN,
        )
    )
    made.at_edge = True


def _width(page: "Page", place: _Place, *, short: bool) -> float:
    return max(page.theme.bar, 0 if short else Button.width_for(place.word, page.look))


def _wanted(page: "Page", title: str, strip: bool) -> float:
    """How wide the strip must be: for two lines of the title, none of its words broken."""
    if not title:
        return page.theme.mm(_STRIP_MM) if strip else 0.0
    pixels = page.theme.type("label")
    whole = text_size(title, page.look, pixels, bold=True)[0]
    longest = max(text_size(word, page.look, pixels, bold=True)[0] for word in title.split())
    return max(longest, whole * 0.55) + page.theme.pad


def _shortened(page: "Page", places: list[_Place], width: float, wanted: float) -> set[_Place]:
    """Which buttons show their icon alone, so that the strip has its room."""
    short: set[_Place] = set()
    for place in [found for kind in (Home, Back) for found in places if isinstance(found.event, kind)]:
        taken = sum(_width(page, found, short=found in short) + page.theme.gap for found in places)
        if width - taken >= wanted:
            break
        short.add(place)
    return short
