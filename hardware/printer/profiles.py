"""What a printer model can do, as data. Values: python-escpos' capability list and Epson's command reference.

Chosen by ``?profile=`` in the printer's URL; a model that is not here works as ``generic-80`` or ``generic-58``.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Profile:
    """One model. Lengths in dots; ``confirms`` says that it answers GS ( H function 48 when printing is complete."""

    name: str
    dots_per_line: int
    dpi: int
    code_pages: tuple[CodePage, ...]
    native_qr: bool
    confirms: bool
    cell: tuple[int, int] = (12, 24)
    """Width and height of one letter of font A."""
    blade_mm: float = 12.0
    """From the print head to the cutter."""
    print_mm_s: float = 150.0

    @property
    def columns(self) -> int:
        """Letters of size 1 on one line."""
        return self.dots_per_line // self.cell[0]

    def code_page(self, text: str) -> CodePage | None:
        """The first page that holds all of it; None where a picture is needed."""
        if any(not letter.isprintable() and letter != "\n" for letter in text):
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
            Profile("TM-T88V", 512, 180, _EPSON_PAGES, native_qr=True, confirms=True, print_mm_s=300.0),
            Profile("TM-m30", 576, 203, _EPSON_PAGES, native_qr=True, confirms=True, print_mm_s=200.0),
            # Clones answer what they like: their silence stays "unknown".
            Profile(
                "generic-80", 576, 203, _EPSON_PAGES[:1], native_qr=False, confirms=False, print_mm_s=100.0
            ),
            Profile(
                "generic-58", 384, 203, _EPSON_PAGES[:1], native_qr=False, confirms=False, print_mm_s=80.0
            ),
        )
    }
)
DEFAULT_PROFILE = "TM-T20III"
