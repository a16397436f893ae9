"""The real outputs: by ALSA, the headphones on the keypad's own sound card or in the unit's jack."""

from __future__ import annotations

import contextlib
import logging
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hardware.errors import DeviceMissing
from hardware.sound.alsa import OPENING, AlsaLine, has
from hardware.sound.contract import Caption, Line, Output, Sound, SoundState, SoundStatus
from hardware.sound.twin import VirtualSound

if TYPE_CHECKING:
    from hardware.printer.contract import Twin

log = logging.getLogger(__name__)

VIRTUAL: Final = "virtual:"
AUTO: Final = "auto"
NONE: Final = "none"
_TRIED_RATE: Final = 22_050
_CARDS: Final = Path("/proc/asound/cards")
_CARD: Final = re.compile(r"^\s*\d+ \[(?P<id>\S+)\s*\]: (?P<driver>\S+) - (?P<name>.+)$", re.MULTILINE)
# The sound cards within keypads of the trade say whose they are.
_KEYPAD_CARD: Final = re.compile(r"storm|audio-?nav|ez-?key|nav-?pad|audiocomm|keymat", re.IGNORECASE)


class AlsaSound:
    """Two outputs by ALSA names; ``auto`` is the default device, and for headphones the keypad's own card, or
    else the speaker's device, whose jack mutes the speaker by itself.

    The jacks speak through ``jack_changed``, on any thread.
    """

    virtual = False
    twin: Twin | None = None

    def __init__(self, speaker: str, headphones: str, *, cards: Path = _CARDS) -> None:
        self._wanted = {Output.SPEAKER: speaker, Output.HEADPHONES: headphones}
        self._cards = cards
        self._guard = threading.RLock()
        self._jacks: set[str] = set()
        self._told: list[Callable[[bool], None]] = []
        self._told_status: list[Callable[[Output, SoundStatus], None]] = []
        self._status = dict.fromkeys(Output, SoundStatus(SoundState.UNKNOWN))

    @property
    def headphones_in(self) -> bool:
        return bool(self._jacks)

    def when_headphones(self, callback: Callable[[bool], None]) -> None:
        with self._guard:
            self._told.append(callback)

    def when_status(self, callback: Callable[[Output, SoundStatus], None]) -> None:
        with self._guard:
            self._told_status.append(callback)
            known = dict(self._status)
        for output, status in known.items():
            callback(output, status)

    def start(self) -> None:
        for output in Output:
            self.look(output)
            if self._status[output].state is SoundState.OK:
                self._try(output)

    def look(self, output: Output) -> None:
        """See whether it is there now; opens nothing."""
        try:
            name = self.name(output)
        except DeviceMissing as error:
            self._tell(output, SoundStatus(SoundState.MISSING, error.cause, error.detail))
            return
        self._tell(output, SoundStatus(SoundState.OK, "", name))

    def _try(self, output: Output) -> None:
        """Open it once, so that a wrong name is told before anybody listens; what is missing is told."""
        with contextlib.suppress(DeviceMissing):
            self.open(output, _TRIED_RATE, Caption("", "", "")).close()

    def jack_changed(self, jack: str, *, inserted: bool) -> None:
        """Headphones went in or out of that jack: the card's switch, or the keypad's keys."""
        with self._guard:
            before = self.headphones_in
            self._jacks = self._jacks | {jack} if inserted else self._jacks - {jack}
            if self.headphones_in == before:
                return
            told = list(self._told)
        log.info("Headphones %s", "in" if inserted else "out")
        self.look(Output.HEADPHONES)
        for callback in told:
            callback(inserted)

    def name(self, output: Output) -> str:
        """By which name ALSA is asked. Raises DeviceMissing ``not_found``."""
        wanted = self._wanted[output]
        if wanted == NONE:
            raise DeviceMissing("not_wanted", f"{output} = none")
        if wanted != AUTO:
            return wanted
        if output is Output.HEADPHONES and (card := self._keypad_card()):
            return f"plughw:CARD={card}"
        if not has("playback"):
            raise DeviceMissing("not_found", "the kernel knows no sound card")
        return "default"

    def open(self, output: Output, rate: int, caption: Caption) -> Line:
        del caption
        try:
            with OPENING:
                line = AlsaLine(self.name(output), rate)
        except DeviceMissing as error:
            state = SoundState.FAULT if error.cause == "busy" else SoundState.MISSING
            self._tell(output, SoundStatus(state, error.cause, error.detail))
            raise
        self._tell(output, SoundStatus(SoundState.OK, "", self.name(output)))
        return line

    def close(self) -> None:
        with self._guard:
            self._told.clear()
            self._told_status.clear()

    def _keypad_card(self) -> str:
        try:
            cards = self._cards.read_text("utf-8")
        except OSError:
            return ""
        return next(
            (found["id"] for found in _CARD.finditer(cards) if _KEYPAD_CARD.search(found["name"])), ""
        )

    def _tell(self, output: Output, status: SoundStatus) -> None:
        with self._guard:
            if self._status[output] == status:
                return
            self._status[output] = status
            told = list(self._told_status)
        log.info("Output %s: %s %s %s", output, status.state, status.cause, status.detail)
        for callback in told:
            callback(output, status)


def open_sound(speaker: str, headphones: str, folder: Path) -> Sound:
    """By the configuration's two names; the virtual one writes what would be heard into ``folder``."""
    if speaker == VIRTUAL:
        return VirtualSound(folder)
    return AlsaSound(speaker, headphones)
