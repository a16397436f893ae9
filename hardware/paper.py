"""The slip as a value: what shall stand on the paper, whatever the printer.

A part that the printer can write in its own letters is ``Text``; script that it cannot is shaped above us
and comes as a ``Picture``. A printer that lacks a native part (QR) gets it drawn, without the slip knowing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from PIL.Image import Image

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph in the printer's own letters, broken between words; ``\\n`` breaks too.

    ``size`` is 1 to 8 and multiplies width and height of its letters (12 x 24 dots at 203 dpi).
    """

    text: str
    size: int = 1
    bold: bool = False
    align: Align = "left"

    def __post_init__(self) -> None:
        if not 1 <= self.size <= 8:
            raise ValueError(f"size = {self.size}: allowed is 1 to 8")


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing dot by dot, at most ``dots_per_line`` wide; mode ``1`` or ``L``, below 128 is black."""

    image: Image
    align: Align = "center"


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code in the middle of the line; ``dots`` is the edge of one module (6 is 0.75 mm at 203 dpi)."""

    data: str
    dots: int = 6

    def __post_init__(self) -> None:
        if not 1 <= self.dots <= 16:
            raise ValueError(f"dots = {self.dots}: allowed is 1 to 16")


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the paper."""


@dataclass(frozen=True, slots=True)
class Feed:
    """So many millimetres of white."""

    mm: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A partial cut; feeds past the blade first."""


Part = Text | Picture | Code | Rule | Feed | Cut
Slip = tuple[Part, ...]
