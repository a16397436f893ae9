"""The bar of every screen: back, home and end in their places, and the urgent numbers one touch away."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from terminal.ui.box import Box
from terminal.ui.events import Back, End, Event, Home, LeftAtOnce, Opened
from terminal.ui.flow import Screen
from terminal.ui.visit import WAYS_FROM
from terminal.ui.widgets.choice import Button, needed
from terminal.ui.widgets.surface import PLAIN, STOP
from terminal.ui.widgets.text import longest_word, text_size

if TYPE_CHECKING:
    from terminal.ui.screens.page import Page

URGENT_NUMBER: Final = "112"
URGENT_ICON: Final = "emergency"
WAYS_ICON: Final = "accessibility_new"
# What a screen puts into the strip itself, a field or a button, has at least so much room.
_STRIP_MM: Final = 50.0


@dataclass(frozen=True)
class _Place:
    """One button of the bar; ``name`` is what it says aloud where it shows less."""

    event: Event
    word: str
    icon: str
    name: str = ""
    at_end: bool = False
    """At the reading end of the bar, where the hand is."""


def lay_bar(
    page: "Page",
    title: str = "",
    *,
    back: bool,
    home: bool,
    strip: bool,
    urgent: bool,
    height: float | None = None,
    beside: float = 0,
) -> tuple[Box, Box]:
    """The strip between the buttons, where the title is, and the room that the bar leaves.

    Where there is too little room for the title, home and then back show their icons alone, and the way to
    the ways goes; then the title has lines of its own. In the lower mode the bar is at the foot of the
    glass, the title at its head, and ``page.upper`` what is left of the upper half.
    """
    theme, gap = page.theme, page.theme.gap
    discreet = page.stage.visit.is_discreet
    title, strip = ("", True) if discreet else (title, strip)
    if theme.ways.lower:
        return _lay_lower(page, title, _places(page, back=back, home=home, urgent=urgent), strip=strip)
    line, below = page.inner.top(height or theme.bar, gap)
    if beside or (discreet and not theme.is_tall):
        return _lay_beside(
            page, title, line, _places(page, back=back, home=home, urgent=urgent), beside
        ), below
    places = _places(page, back=back, home=home, urgent=urgent)
    wanted = _wanted(page, title, strip)
    under = theme.is_tall and back and home and bool(title or strip)
    first, second = _parted(page, places, line.width, 0 if under else wanted, under=under)
    under = under or bool(second) or (line.width - _taken(page, first, _all_short(first)) < wanted)
    between = _lay(page, first, line, 0 if under else wanted)
    if under and not title and not strip:
        under = bool(second)
    if under:
        high = theme.bar if strip or second else 0.0
        rest = below.width - _taken(page, second, set())
        if title:
            high = max(high, _title_height(page, title, Box(0, 0, rest, below.height)))
        between, below = below.top(high, gap)
        between = _lay(page, second, between.top(theme.bar)[0] if second else between, 0)
        between = Box(between.x, below.y - gap - high, between.width, high)
    if title:
        aside = 0 if under else theme.pad / 2
        _lay_title(page, title, between.inset(aside, 0))
    if discreet:
        _lay_leave(page, between)
    return between, below


def _lay_beside(page: "Page", title: str, line: Box, places: list[_Place], beside: float) -> Box:
    """The title, where there is room for it, and the room for a screen's own buttons."""
    theme, gap = page.theme, page.theme.gap
    discreet = page.stage.visit.is_discreet
    if discreet:  # the way out takes home's place, and leads there
        places = [place for place in places if not isinstance(place.event, Home)]
    wanted = (_leave_width(page, alone=not beside) if discreet else _wanted(page, title, False)) + gap
    first, _ = _parted(page, places, line.width, beside + (wanted if discreet else 0), under=False)
    free = line.width - _taken(page, first, _all_short(first))
    if discreet:
        wanted = min(wanted, free)
    beside = max(0.0, min(beside, free - wanted if discreet else free))
    if free < beside + wanted - 1:
        title, wanted = "", 0.0
    between = _lay(page, first, line, beside + wanted)
    if discreet or title:
        if discreet and beside:
            beside = min(beside, between.width - gap - theme.target)
        own, between = between.end(beside, gap if beside else 0, rtl=page.rtl)
        if discreet:
            _lay_leave(page, between)
        else:
            _lay_title(page, title, between.inset(theme.pad / 2, 0))
        return own
    return between


def _leave_width(page: "Page", *, alone: bool) -> float:
    """Of the way out; with its words on one line where nothing of the screen's own is beside it."""
    wide = Button.width_for(page.words.say("urgent.leave"), page.look) if alone else 0
    return max(wide, page.theme.target)


def _lay_leave(page: "Page", box: Box) -> None:
    """On a page that nobody else may see the way out fills the strip."""
    leave = partial(page.stage.send, LeftAtOnce())
    page.button(box, leave, text=page.words.say("urgent.leave"), icon="logout", finish=STOP)


def _lay_lower(page: "Page", title: str, places: list[_Place], *, strip: bool) -> tuple[Box, Box]:
    theme, gap = page.theme, page.theme.gap
    half = page.glass.height / 2
    # On a small glass the bar stands on its lower edge: half of it is just two things to touch high.
    margin = 0 if theme.is_small else theme.margin
    head = page.inner.top(half - theme.margin - gap)[0]
    deck = Box(page.inner.x, half, page.inner.width, half - margin)
    line, room = deck.foot(theme.bar, gap)
    discreet = page.stage.visit.is_discreet
    if discreet:  # the way out takes home's place, and leads there
        places = [place for place in places if not isinstance(place.event, Home) and place.icon != WAYS_ICON]
    first, _ = _parted(page, places, line.width, 0, under=False)
    between = _lay(page, first, line, theme.target if discreet else 0)
    if discreet:
        _lay_leave(page, between)
    height = _title_height(page, title, head) if title else 0.0
    if strip and not discreet:
        height = max(height, theme.bar)
    between, page.upper = head.top(height, gap) if height else (head.top(0)[0], head)
    if title:
        _lay_title(page, title, between)
    return between, room


def _places(page: "Page", *, back: bool, home: bool, urgent: bool) -> list[_Place]:
    """What is wanted most first."""
    say, visit = page.words.say, page.stage.visit
    places = [_Place(End(), say("nav.end"), "close", at_end=True)]
    places += [_Place(Back(), say("nav.back"), page.look.towards("back"))] * back
    places += [_urgent(say)] * urgent
    # A call or a number under the urgent numbers: back is the way to it.
    places += [_Place(Home(), say("nav.home"), "home")] * (home and not visit.in_call)
    ways = _Place(Opened(Screen.WAYS), say("nav.ways"), WAYS_ICON, at_end=True)
    return places + [ways] * (visit.screen in WAYS_FROM)


def _parted(
    page: "Page", places: list[_Place], width: float, wanted: float, *, under: bool
) -> tuple[list[_Place], list[_Place]]:
    """Those of the first line, and those of the line under it where there is one; the rest is left out."""
    first, second = list(places), list[_Place]()
    ways = [place for place in places if isinstance(place.event, Opened) and place.icon == WAYS_ICON]
    urgent = [place for place in places if place.icon == URGENT_ICON]
    if ways and _taken(page, first, _all_short(first)) + wanted > width:
        first.remove(ways[0])
    if urgent and _taken(page, first, _all_short(first)) > width:
        if under:
            first.remove(urgent[0])
            second += [*urgent, *ways]
        else:  # back is home's own way, step by step
            first = [place for place in first if not isinstance(place.event, Home)]
    return first, second


def _lay(page: "Page", places: list[_Place], line: Box, wanted: float) -> Box:
    """Lay buttons at both ends of a line, or all at the left for a left hand; what is between them."""
    short = _shortened(page, places, line.width, wanted)
    left, gap = page.theme.ways.left_handed, page.theme.gap
    starts = [place for place in places if not place.at_end]
    ends = [place for place in places if place.at_end]
    for place in [*starts, *ends] if left else [*ends, *starts]:
        width = _width(page, place, short=place in short)
        part = Box.start if left or not place.at_end else Box.end
        box, line = part(line, width, gap, rtl=page.rtl and not left)
        _button(page, box, place, short=place in short)
    return line


def _lay_title(page: "Page", title: str, room: Box) -> None:
    role = _title_role(page, title, room)
    page.text(room, title, role=role, bold=True).reads_as = "heading"


def _title_role(page: "Page", title: str, room: Box) -> str:
    """Large, unless a word of it or its lines have too little room."""
    high, step = needed(page.look, title, "tile", room.width, bold=True)
    return "tile" if step == 1 and high <= max(page.theme.bar, room.height * 0.3) else "label"


def _title_height(page: "Page", title: str, room: Box) -> float:
    return needed(page.look, title, _title_role(page, title, room), room.width, bold=True)[0]


def lay_urgent(page: "Page", strip: Box, *, rtl: bool) -> Box:
    """The urgent numbers at the end of a strip of one's own, before a language is known; gives the rest."""
    place = _urgent(page.stage.all_words[page.stage.languages[0].tag].say)
    box, rest = strip.end(_width(page, place, short=False), page.theme.gap, rtl=rtl)
    _button(page, box, place, short=False)
    return rest


def _urgent(say: Callable[..., str]) -> _Place:
    return _Place(Opened(Screen.URGENT), URGENT_NUMBER, URGENT_ICON, say("urgent.title"), at_end=True)


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
    return page.theme.target if short else Button.width_under(place.word, page.look)


def _taken(page: "Page", places: list[_Place], short: set[_Place]) -> float:
    """How wide these are, each with the gap beside it."""
    return sum(_width(page, place, short=place in short) + page.theme.gap for place in places)


def _wanted(page: "Page", title: str, strip: bool) -> float:
    """How wide the strip must be: for two lines of the title, none of its words broken."""
    if not title:
        return page.theme.mm(_STRIP_MM) if strip else 0.0
    look, theme = page.look, page.theme
    pixels = theme.type("label")
    whole = text_size(title, look, pixels, bold=True)[0]
    longest = longest_word(title, look, pixels, bold=True)
    lines = max(1, int(theme.bar // text_size(title, look, pixels, bold=True)[1]))
    return max(longest, whole * (0.55 if lines > 1 else 1.02)) + theme.pad


def _all_short(places: list[_Place]) -> set[_Place]:
    return {place for place in places if place.icon != URGENT_ICON}


def _shortened(page: "Page", places: list[_Place], width: float, wanted: float) -> set[_Place]:
    """Which buttons show their icon alone, so that the strip has its room: the best known pictures first."""
    short: set[_Place] = set()
    for icon in ("home", WAYS_ICON, page.look.towards("back"), "close"):
        if width - _taken(page, places, short) + page.theme.gap >= wanted:
            break
        short |= {place for place in places if place.icon == icon}
    return short
