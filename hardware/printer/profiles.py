"""What a printer model can do, as data. Values: python-escpos' capability list and Epson's command reference.

Chosen by ``?profile=`` in the printer's URL; other models work as ``generic-80`` or ``generic-58``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class CodePage:
    """``number`` is the n of ESC t, ``codec`` is Python's name of it."""

    number: int
    codec: str


# Western first, so that a Swedish or English slip never changes its page; the number is Epson's for each.
_EPSON_PAGES = (
    CodePage(19, "cp858"),
    CodePage(16, "cp1252"),
    CodePage(18, "cp852"),
    CodePage(17, "cp866"),
)


# A control character would be a command to the printer.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Profile:
    """One model. Lengths in dots; ``confirms``: it answers GS ( H function 48 when printing is complete."""

    name: str
    dots_per_line: int
    dpi: int
    code_pages: tuple[CodePage, ...]
    native_qr: bool
    confirms: bool
    cell: tuple[int, int] = (12, 24)
    """Width and height of one letter of font A."""

    @property
    def columns(self) -> int:
        """Letters of size 1 on one line."""
        return self.dots_per_line // self.cell[0]

    def code_page(self, text: str) -> CodePage | None:
        """The first page that holds all of it; None where a picture is needed."""
        if _CONTROL.search(text):
            return None
        for page in self.code_pages:
            try:
                text.encode(page.codec)
            except UnicodeEncodeError:
                continue
            return page
        return None


PROFILES = MappingProxyType(
    {
        profile.name: profile
        for profile in (
            Profile("TM-T20III", 576, 203, _EPSON_PAGES, native_qr=True, confirms=True),
            Profile("TM-T88V", 512, 180, _EPSON_PAGES, native_qr=True, confirms=True),
            Profile("TM-m30", 576, 203, _EPSON_PAGES, native_qr=True, confirms=True),
            # Clones answer what they like: their silence stays "unknown".
            Profile("generic-80", 576, 203, _EPSON_PAGES[:1], native_qr=False, confirms=False),
            Profile("generic-58", 384, 203, _EPSON_PAGES[:1], native_qr=False, confirms=False),
        )
    }
)
DEFAULT_PROFILE = "TM-T20III"
