"""Shaping, fonts, directions and words: one engine for the glass and for the paper.

Imports Pillow; Kivy only in ``glass``. Knows nothing of screens, tickets or printers.
"""

from terminal.text.bidi import base_direction, isolate
from terminal.text.language import Direction, Language, load_language, load_languages
from terminal.text.words import Words

__all__ = ["Direction", "Language", "Words", "base_direction", "isolate", "load_language", "load_languages"]
