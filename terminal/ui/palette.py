"""Colours: the plain ones, and two of high contrast. A test holds text to 7:1, edges and focus to 3:1."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from terminal.ui.ways import Contrast
from theme import channels, contrast

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, from 0 to 1."""


def colour(code: str, alpha: float = 1.0) -> Colour:
    """From six hexadecimal digits."""
    return (*channels(code), alpha)


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    surface: Colour
    """What everything lies on."""
    paper: Colour
    paper_pressed: Colour
    shade: Colour
    """Keys that are no letters."""
    edge: Colour
    """Of a thing to touch."""
    rim: Colour
    """Of a sheet that is only read."""
    ink: Colour
    ink_quiet: Colour
    accent: Colour
    accent_edge: Colour
    accent_pressed: Colour
    accent_tint: Colour
    on_accent: Colour
    stop: Colour
    stop_edge: Colour
    stop_pressed: Colour
    on_stop: Colour
    focus: Colour
    """Around what the keypad would choose."""
    focus_inner: Colour
    """Just inside it, so that the ring is seen on every ground."""
    night: Colour
    """Behind a picture."""
    on_night: Colour
    veil: Colour
    dim: Colour
    edge_mm: float
    """How wide edges are."""


PLAIN: Final = Palette(
    surface=colour("f5f2ea"),
    paper=colour("fffefb"),
    paper_pressed=colour("dbe9e3"),
    shade=colour("e6e0d2"),
    edge=colour("83796a"),
    rim=colour("d9d3c5"),
    ink=colour("161c1a"),
    ink_quiet=colour("404a46"),
    accent=colour("0a584a"),
    accent_edge=colour("0a584a"),
    accent_pressed=colour("06382f"),
    accent_tint=colour("e4eeea"),
    on_accent=colour("ffffff"),
    stop=colour("8e1b1b"),
    stop_edge=colour("8e1b1b"),
    stop_pressed=colour("5c0f0f"),
    on_stop=colour("ffffff"),
    focus=colour("0b3fb5"),
    focus_inner=colour("ffffff"),
    night=colour("101614"),
    on_night=colour("ffffff"),
    veil=colour("161c1a", 0.55),
    dim=colour("000000", 0.82),
    edge_mm=0.3,
)

LIGHT: Final = Palette(
    surface=colour("ffffff"),
    paper=colour("ffffff"),
    paper_pressed=colour("ffe14d"),
    shade=colour("ffffff"),
    edge=colour("000000"),
    rim=colour("000000"),
    ink=colour("000000"),
    ink_quiet=colour("000000"),
    accent=colour("000000"),
    accent_edge=colour("000000"),
    accent_pressed=colour("00306e"),
    accent_tint=colour("ffffff"),
    on_accent=colour("ffffff"),
    stop=colour("7a0000"),
    stop_edge=colour("000000"),
    stop_pressed=colour("000000"),
    on_stop=colour("ffffff"),
    focus=colour("0033cc"),
    focus_inner=colour("ffffff"),
    night=colour("000000"),
    on_night=colour("ffffff"),
    veil=colour("000000", 0.7),
    dim=colour("000000", 0.82),
    edge_mm=0.7,
)

DARK: Final = Palette(
    surface=colour("000000"),
    paper=colour("000000"),
    paper_pressed=colour("2b3a67"),
    shade=colour("1c1c1c"),
    edge=colour("ffffff"),
    rim=colour("ffffff"),
    ink=colour("fdfdf5"),
    ink_quiet=colour("fdfdf5"),
    accent=colour("ffe14d"),
    accent_edge=colour("ffe14d"),
    accent_pressed=colour("ffffff"),
    accent_tint=colour("000000"),
    on_accent=colour("000000"),
    stop=colour("ffb3b3"),
    stop_edge=colour("ffb3b3"),
    stop_pressed=colour("ffffff"),
    on_stop=colour("000000"),
    focus=colour("4dd2ff"),
    focus_inner=colour("000000"),
    night=colour("000000"),
    on_night=colour("fdfdf5"),
    veil=colour("000000", 0.75),
    dim=colour("000000", 0.82),
    edge_mm=0.7,
)

PALETTES: Final[Mapping[Contrast, Palette]] = {"plain": PLAIN, "light": LIGHT, "dark": DARK}

TEXT_PAIRS: Final = (
    ("ink", "surface"),
    ("ink", "paper"),
    ("ink", "paper_pressed"),
    ("ink", "shade"),
    ("ink", "accent_tint"),
    ("ink_quiet", "surface"),
    ("ink_quiet", "paper"),
    ("ink_quiet", "paper_pressed"),
    ("accent", "surface"),
    ("accent", "paper"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("on_stop", "stop"),
    ("on_stop", "stop_pressed"),
    ("on_night", "night"),
)
"""What text stands on what: 7:1 (WCAG 2.2, 1.4.6)."""

EDGE_PAIRS: Final = (
    ("edge", "surface"),
    ("edge", "paper"),
    ("accent_edge", "surface"),
    ("stop_edge", "surface"),
    ("accent", "accent_tint"),
    ("focus", "surface"),
    ("focus", "paper"),
    ("focus", "focus_inner"),
)
"""What bounds a thing, or is a picture, on what: 3:1 (WCAG 2.2, 1.4.11 and 2.4.13)."""


def ratio(text: Colour, ground: Colour) -> float:
    """WCAG's contrast of two opaque colours, from 1 to 21."""
    return contrast(text[:3], ground[:3])
