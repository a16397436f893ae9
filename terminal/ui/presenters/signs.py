"""Answers in a signed language, where a film is there: ``signs/swl/<topic>.webm`` or ``.mp4``.

Films that a site has been given lie in its state folder, and are taken before those that came along.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from terminal.config import Config

if TYPE_CHECKING:
    from terminal.calls.film import Film
    from terminal.calls.media import Frame

# BCP 47 of the signed languages, in the order in which they are offered: Swedish Sign Language.
SIGNED: Final = ("swl",)
_KINDS: Final = (".webm", ".mp4")


class SignPresenter:
    """Lives in the glass's thread; one film at a time, and none once its screen is gone."""

    def __init__(self, config: Config) -> None:
        self._folders = [root / "signs" / tag for root in (config.state, config.assets) for tag in SIGNED]
        self._film: Film | None = None

    def has(self, topic: str) -> bool:
        return self._found(topic) is not None

    def open(self, topic: str) -> None:
        """Play it from the start, if it is there."""
        self.stop()
        path = self._found(topic)
        if path is not None:
            from terminal.calls.film import Film  # decoders take a fifth of a second to load

            self._film = Film(path)

    @property
    def playing(self) -> bool:
        return self._film is not None and self._film.playing

    def newest(self) -> "Frame | None":
        return self._film.newest() if self._film else None

    def turn(self) -> None:
        """Play what stands still, or let stand still what plays."""
        if self._film is not None:
            (self._film.pause if self._film.playing else self._film.play)()

    def again(self) -> None:
        if self._film is not None:
            self._film.again()

    def stop(self) -> None:
        """Let go of the film and of its picture."""
        if self._film is not None:
            self._film.close()
            self._film = None

    def _found(self, topic: str) -> Path | None:
        paths = (folder / f"{topic}{kind}" for folder in self._folders for kind in _KINDS)
        return next((path for path in paths if path.is_file()), None)
