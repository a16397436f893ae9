"""The contract of the voice that reads the glass aloud, and its values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what is said; ``key`` finds a recorded clip of exactly this text, where there is one."""

    text: str
    key: str = ""


class Ending(StrEnum):
    """Why an utterance is over."""

    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    """By ``stop``, by the next ``speak``, or by a call."""
    UNPLUGGED = "unplugged"
    """The headphones were pulled out."""
    KEPT_PRIVATE = "kept_private"
    """It was for headphones only, or the resident has pulled them out and has not asked for the speaker."""
    UNSPEAKABLE = "unspeakable"
    """No engine here speaks this language."""
    SILENT = "silent"
    """No output could be opened, or the engine failed."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An utterance is over; ``number`` is what ``speak`` gave."""

    number: int
    ending: Ending


class Voice(Protocol):
    """What speaks. Any thread may call anything; nothing here waits, but ``close``.

    Callbacks come on the voice's own thread and must not wait: post them to the glass.
    """

    def can_speak(self, tag: str, key: str = "") -> bool:
        """Whether any text in this language (BCP 47) can be spoken here; with a key, whether this one can.

        False for a language without engine, and where no output is: the glass says so. A recorded clip may
        exist all the same, for a key.
        """

    def can_read(self, tag: str) -> bool:
        """Whether an engine here speaks this language at all, whatever the outputs."""

    def speak(self, said: str | Sequence[Part], tag: str, *, private: bool = False) -> int:
        """Say it, interrupting what is being said. Gives the utterance's number, from 1.

        ``private``: into headphones only, never aloud (what is typed into a hidden field).
        Pass the text as it is shown: numbers, telephone numbers, ticket codes, abbreviations and addresses
        are put into speakable form here.
        """

    def stop(self) -> None:
        """Silence at once."""

    def repeat(self) -> int:
        """Say the last utterance again, with the rate of now; 0 when nothing was said since ``reset``."""

    @property
    def speaking(self) -> bool: ...

    @property
    def rate(self) -> int:
        """Words a minute."""

    def slower(self) -> int:
        """One step slower, from the next utterance on; gives the rate, the same at the end of the range."""

    def faster(self) -> int: ...

    @property
    def volume(self) -> int:
        """Of the output in use: 0 (softest) to ``loudest``; one step is 3 dB."""

    @property
    def loudest(self) -> int: ...

    def louder(self) -> int:
        """One step louder, heard at once; gives the volume."""

    def softer(self) -> int: ...

    @property
    def headphones(self) -> bool:
        """Whether headphones are in."""

    def when_headphones(self, callback: Callable[[bool], None]) -> None:
        """Call it when headphones go in or out.

        Out: what was being said is stopped, and nothing is said aloud until ``allow_aloud`` or
        ``reset``. In: what was being said aloud is stopped.
        """

    def allow_aloud(self) -> None:
        """The resident asks for the loudspeaker: touched the speech icon, or pressed a key of the keypad."""

    def when_ended(self, callback: Callable[[Ended], None]) -> None:
        """Call it once for each utterance that is over, however it ended."""

    def hush(self, *, on: bool) -> None:
        """While on, nothing is spoken: a call has the sound. What is being said is interrupted."""

    def reset(self) -> None:
        """The visit is over: silence, default rate and volumes, nothing to repeat, aloud allowed again."""

    def close(self) -> None:
        """End its thread; within a second."""
