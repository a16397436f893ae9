"""What each language brings to the glass, loaded when it is first asked for, or while nothing else is to do.

Before the first frame only the languages' names are read, and the words of the one that greets first.
"""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from terminal.config import Config
from terminal.errors import MissingPart
from terminal.text import Language, Words, load_languages
from terminal.ui.keyboards import Keys, load_keys

_log = logging.getLogger(__name__)
_Part = TypeVar("_Part")

DOMAIN: Final = "glass"


class OnFirstUse(dict[str, _Part]):
    """By tag; makes what is asked for and not there yet."""

    def __init__(self, make: Callable[[str], _Part]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, tag: str) -> _Part:
        made = self[tag] = self._make(tag)
        return made


class Tongues:
    """The languages of this unit, in the order of the start screen.

    Raises:
        MissingPart: there is none, or the configuration names one that is not there.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._languages = load_languages(config.assets, config.languages)
        self.tags: tuple[str, ...] = tuple(self._languages)
        self.words: OnFirstUse[Words] = OnFirstUse(lambda tag: Words(config.built, tag, DOMAIN))
        self.dates: OnFirstUse[Words] = OnFirstUse(lambda tag: Words(config.built, tag, "dates"))
        self.keys: OnFirstUse[Keys] = OnFirstUse(self._load_keys)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(self._languages.values())

    def __getitem__(self, tag: str) -> Language:
        return self._languages[tag]

    def warm(self) -> bool:
        """Load one part that nobody has asked for yet; False when all are there."""
        parts: tuple[OnFirstUse[Words] | OnFirstUse[Keys], ...] = (self.words, self.keys, self.dates)
        for part in parts:
            if (tag := next((tag for tag in self.tags if tag not in part), None)) is not None:
                part[tag]
                return True
        return False

    def _load_keys(self, tag: str) -> Keys:
        """A language without keys of its own is typed with those of the first one that has any."""
        try:
            return load_keys(self._config.assets, tag)
        except MissingPart as error:
            if tag == self.tags[0]:
                raise
            _log.error("the keys of '%s' cannot be used: %s", tag, error)
            return self.keys[self.tags[0]]
