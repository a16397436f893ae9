"""What the unit says, by key, in one language: gettext catalogues made by ``provisioning.words``."""

import gettext
from pathlib import Path
from typing import Final

from terminal.errors import MissingPart
from terminal.text.bidi import isolate, needs_isolation
from terminal.text.language import Direction

# Not in any .po: provisioning.words adds it to each catalogue, from the language's own language.toml.
DIRECTION_KEY: Final = "language.direction"


class Words:
    """The texts of one domain (``glass``, ``slip``, ``dates``) in one language.

    Args:
        built: the folder of built things, holding ``languages/<tag>/LC_MESSAGES/<domain>.mo``.

    Raises:
        MissingPart: the catalogue is not built.
    """

    def __init__(self, built: Path, tag: str, domain: str) -> None:
        self.tag = tag
        self.domain = domain
        try:
            self._texts = gettext.translation(domain, built / "languages", [tag])
        except OSError as error:
            raise MissingPart(
                f"the words of '{tag}/{domain}' are not built: python -m provisioning.words"
            ) from error
        self.direction: Direction = "rtl" if self._texts.gettext(DIRECTION_KEY) == "rtl" else "ltr"

    def say(self, key: str, **fields: object) -> str:
        """The text of a key, its ``{fields}`` filled in, each isolated where its order could be upset.

        Raises:
            MissingPart: there is no such text, or it asks for a field that was not given.
        """
        return self._filled(key, self._texts.gettext(key), fields)

    def count(self, key: str, n: int, **fields: object) -> str:
        """The text of a key in the plural form of ``n``; ``{n}`` is filled in too.

        Raises:
            MissingPart: as for ``say``.
        """
        return self._filled(key, self._texts.ngettext(key, key, n), {"n": n, **fields})

    def _filled(self, key: str, text: str, fields: dict[str, object]) -> str:
        if text == key:
            raise MissingPart(f"no text '{key}' in '{self.tag}/{self.domain}'")
        try:
            return text.format_map({name: self._kept(str(value)) for name, value in fields.items()})
        except KeyError as error:
            raise MissingPart(f"'{self.tag}/{self.domain}': '{key}' needs {error}") from error

    def _kept(self, value: str) -> str:
        return isolate(value) if needs_isolation(value, self.direction) else value
