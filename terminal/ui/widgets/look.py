"""What every widget is handed: lengths, colours, and how this language is written."""

from dataclasses import dataclass, replace

from terminal.text import Language
from terminal.ui.palette import PLAIN, Palette
from terminal.ui.theme import Theme


@dataclass(frozen=True)
class Look:
    theme: Theme
    language: Language
    palette: Palette = PLAIN

    def in_(self, language: Language) -> "Look":
        """The same for another language."""
        return replace(self, language=language)

    @property
    def rtl(self) -> bool:
        return self.language.is_rtl

    @property
    def hand_is_left(self) -> bool:
        """Where what is touched most stands: at the reading end, or by the hand that was asked for."""
        return self.rtl or self.theme.ways.left_handed

    @property
    def family(self) -> str:
        return self.language.family

    def towards(self, where: str) -> str:
        """The icon that points ``back`` or ``on`` in the reading direction."""
        return "arrow_back" if (where == "back") != self.rtl else "arrow_forward"
