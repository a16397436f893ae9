"""espeak-ng: the engine that is everywhere; which of our languages it speaks, and how it is asked.

Kept as a child process a piece (5 ms to start): what is interrupted is killed, and a fault of its never ours.
"""

import re
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from terminal.speech.contract import Part
from terminal.speech.engine import ProcessStream, Stream, give, joined, start_child

# Ours to espeak-ng's. It has no voice for so, ckb and (up to 1.51) ti. It has one for th that does not know
# where a Thai syllable ends and says other words than are written: worse than an honest silence.
VOICES: Final = {
    "sv": "sv",
    "sv-simple": "sv",
    "en": "en-gb",
    "ar": "ar",
    "fa": "fa",
    "kmr": "ku",
    "ti": "ti",
    "tr": "tr",
    "fi": "fi",
    "es": "es",
    "pl": "pl",
    "ru": "ru",
    "uk": "uk",
    "bs": "bs",
    "am": "am",
}
# In these scripts a Latin word is nearly always a Swedish name: espeak-ng would say it in English.
_OTHER_SCRIPTS: Final = frozenset({"ar", "fa", "ru", "uk", "am", "ti"})
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*(?: [A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’\-]*)*")
_LISTING_S: Final = 5.0


class Espeak:
    """``spoken`` puts a text of a language into speakable form; ``command`` is the program."""

    name = "espeak-ng"

    def __init__(self, spoken: Callable[[str, str], str], command: str = "espeak-ng") -> None:
        self._spoken = spoken
        self._command = command
        self._guard = threading.Lock()
        self._there: frozenset[str] | None = None

    def can_speak(self, tag: str) -> bool:
        voice = VOICES.get(tag)
        return voice is not None and voice in self._voices()

    def can_say(self, parts: Sequence[Part], tag: str) -> bool:
        del parts
        return self.can_speak(tag)

    def begin(self, parts: Sequence[Part], tag: str, words_per_minute: int) -> Stream:
        text = marked(joined(parts, lambda shown: self._spoken(shown, tag)), tag)
        voice = VOICES[tag]
        # -z: no silence after the last word, so that the end is told when it is the end.
        command = [self._command, "--stdin", "--stdout", "-m", "-z", "-b", "1", "-v", voice]
        child = start_child([*command, "-s", str(words_per_minute)])
        give(child, text)
        return ProcessStream(child, None)

    def rest(self) -> None:
        pass

    def _voices(self) -> frozenset[str]:
        with self._guard:
            if self._there is None:
                self._there = _listed(self._command)
            return self._there


def marked(text: str, tag: str) -> str:
    """The text as SSML, Swedish names in a text of another script said in Swedish."""
    if tag not in _OTHER_SCRIPTS:
        return f"<speak>{escape(text)}</speak>"
    pieces, at = [], 0
    for found in _LATIN.finditer(text):
        pieces += [escape(text[at : found.start()]), f'<voice xml:lang="sv">{escape(found[0])}</voice>']
        at = found.end()
    return f"<speak>{''.join(pieces)}{escape(text[at:])}</speak>"


def _listed(command: str) -> frozenset[str]:
    """The voices of this machine's espeak-ng; none where it is not installed."""
    try:
        listing = subprocess.run(
            [command, "--voices"], capture_output=True, text=True, check=True, timeout=_LISTING_S
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(columns[1] for line in listing.splitlines()[1:] if len(columns := line.split()) > 1)
