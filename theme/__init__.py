"""A municipality's theme: read alike by the glass, the registry's pages and whoever makes the fonts.

Imports nothing of ours, and nothing heavy: the glass reads it before its first frame.
"""

from theme.contrast import Channels, channels, contrast
from theme.file import ThemeError, ThemeFile, read_theme

__all__ = ["Channels", "ThemeError", "ThemeFile", "channels", "contrast", "read_theme"]
