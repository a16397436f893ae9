"""A piece of text in a box, set by our own engine, and an icon by its name."""

from collections import OrderedDict
from typing import Any, Final, Literal

from kivy.core.text import Label as Setting
from kivy.graphics import Color, Rectangle

from terminal.text.breaks import line_end, units
from terminal.text.layout import forget
from terminal.ui.box import Box
from terminal.ui.palette import Colour
from terminal.ui.widgets.base import Placed
from terminal.ui.widgets.look import Look

Align = Literal["start", "centre", "end"]
Valign = Literal["top", "centre", "foot"]

# Eight full screens of text at 1280×800, 4 bytes a pixel: 32 MB at most.
_MOST_PIXELS: Final = 8 * 1280 * 800
# Steps of a text that is to fit its box; under 0.7 the words are too long and must be mended.
_STEPS: Final = (1.0, 0.93, 0.86, 0.8, 0.74, 0.7)
_LARGER_STEPS: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55)

# Of Noto Sans, in em: how far capitals and digits rise over the base line, and their height.
_CAPITAL_RISE: Final = 0.73
TIGHT: Final = 0.75

# Two screens' words in a dozen widths, at some 300 bytes each: under 2 MB.
_MOST_SIZES: Final = 6000

_set: OrderedDict[tuple[object, ...], Any] = OrderedDict()
_sizes: OrderedDict[tuple[object, ...], tuple[int, int]] = OrderedDict()


def typeset(
    text: str,
    look: Look,
    pixels: int,
    *,
    width: float | None = None,
    bold: bool = False,
    align: Align = "start",
) -> Any:
    """The text as Kivy's core label with its texture; wrapped at ``width`` if it is given. Kept for reuse."""
    key = (text, look.family, look.rtl, pixels, width and round(width), bold, align)
    if key in _set:
        _set.move_to_end(key)
        return _set[key]
    label = _setting(text, look, pixels, width=width, bold=bold, align=align)
    label.refresh()
    _set[key] = label
    held = sum(kept.texture.width * kept.texture.height for kept in _set.values() if kept.texture)
    while held > _MOST_PIXELS and len(_set) > 1:
        _, oldest = _set.popitem(last=False)
        held -= oldest.texture.width * oldest.texture.height if oldest.texture else 0
    return label


def _setting(text: str, look: Look, pixels: int, *, width: float | None, bold: bool, align: Align) -> Any:
    starts, ends = ("right", "left") if look.rtl else ("left", "right")
    return Setting(
        text=text,
        font_name=look.family,
        font_size=pixels,
        bold=bold,
        text_size=(width and round(width), None),
        halign={"start": starts, "centre": "center", "end": ends}[align],
        base_direction="rtl" if look.rtl else "ltr",
    )


def forget_texts() -> None:
    """Wipe what was set: search texts and answers of one visit must not outlive it."""
    _set.clear()
    _sizes.clear()
    forget()


def text_size(
    text: str, look: Look, pixels: int, *, width: float | None = None, bold: bool = False
) -> tuple[int, int]:
    """Width and height that the text takes, in pixels; measured, not drawn."""
    key = (text, look.family, look.rtl, pixels, width and round(width), bold)
    if key not in _sizes:
        _sizes[key] = _setting(text, look, pixels, width=width, bold=bold, align="start").measure()
        if len(_sizes) > _MOST_SIZES:
            _sizes.popitem(last=False)
    return _sizes[key]


def step_for(
    text: str, look: Look, role: str, room: tuple[float, float], *, bold: bool = False, tight: bool = False
) -> float:
    """By how much a text must be made smaller to fit a room, whole words on each line; 0.7 at least.

    Where larger text was asked for, never under the size that it would have had otherwise.
    """
    for step in steps(look):
        width, height = _taken(
            text, look, round(look.theme.type(role) * step), room[0], bold=bold, tight=tight
        )
        if width <= room[0] + 1 and height <= room[1] + 1:
            return step
    return steps(look)[-1]


def steps(look: Look) -> tuple[float, ...]:
    """From as it is to as small as it may become."""
    text = look.theme.ways.text
    if text == 100:
        return (1.0,) if look.theme.ways.capitals else _STEPS
    least = 100 / text
    return (*(step for step in _LARGER_STEPS if step > least), least)


def longest_word(text: str, look: Look, pixels: int, *, bold: bool = False) -> float:
    """The width of the widest piece that no line may break."""
    return max((text_size(line_end(unit), look, pixels, bold=bold)[0] for unit in units(text)), default=0)


def _taken(
    text: str, look: Look, pixels: int, room: float, *, bold: bool, tight: bool
) -> tuple[float, float]:
    """Width and height; as wide as its longest word, if no line holds that."""
    width, height = text_size(text, look, pixels, width=room, bold=bold)
    return max(width, longest_word(text, look, pixels, bold=bold)), TIGHT * pixels if tight else height


class Text(Placed):
    """Text in a box, drawn in one colour; made smaller by steps where it would not fit.

    ``tight`` is for capitals and digits alone: the room above and below them does not count. ``step`` is
    given where several texts side by side are to be of one size.
    """

    reads_as = "text"
    """For the voice: see ``terminal.ui.speaking``."""

    def __init__(
        self,
        box: Box,
        glass_height: float,
        look: Look,
        text: str,
        *,
        role: str = "body",
        colour: Colour | None = None,
        bold: bool = False,
        align: Align = "start",
        valign: Valign = "centre",
        tight: bool = False,
        step: float | None = None,
    ) -> None:
        super().__init__(box, glass_height)
        self.look = look
        self.text = text
        self.aloud = text
        """What the voice says in its place; nothing, if it is empty."""
        if step is None:
            step = step_for(text, look, role, (box.width, box.height), bold=bold, tight=tight)
        self.step = step
        """How much smaller it was made; a test asks for 1 where larger text was asked for."""
        pixels = round(look.theme.type(role) * step)
        self.pixels = pixels
        """Of one em."""
        self.content = _taken(text, look, pixels, box.width, bold=bold, tight=tight)
        """Width and height that it takes; a test asks whether the box holds them."""
        label = typeset(text, look, pixels, width=box.width, bold=bold, align=align)
        texture = label.texture
        free = box.height - self.content[1]
        down = {"top": 0.0, "centre": free / 2, "foot": free}[valign] - (
            label.get_ascent() - _CAPITAL_RISE * pixels if tight else 0
        )
        with self.canvas:
            Color(*(colour or look.palette.ink))
            Rectangle(
                texture=texture,
                pos=(round(box.x), round(glass_height - box.y - down - texture.height)),
                size=texture.size,
            )
