"""EN 301 549, 5.1.4, 5.1.5, 11.1.4.3, 11.1.4.4, 11.1.4.11: measured on what is laid out and on its pictures."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pytest
from PIL import Image

from terminal.text import Fonts
from terminal.ui.box import Box
from terminal.ui.palette import contrast
from terminal.ui.theme import Theme
from terminal.ui.ways import CAPITAL_MM
from tests.gallery import FORMATS, photograph

SMALL: Final = FORMATS[1]
