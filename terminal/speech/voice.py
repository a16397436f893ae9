"""The voice at work: one utterance at a time, on a thread that sleeps while nobody listens."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from hardware.errors import DeviceMissing, LineLost
from hardware.sound import Caption, Line, Output, Sound, SoundState, SoundStatus
from terminal.speech.contract import Ended, Ending, Part
from terminal.speech.engine import Engine, Stream
from terminal.speech.errors import EngineFailed
from terminal.speech.loudness import DEFAULT_HEADPHONES, DEFAULT_SPEAKER, LOUDEST, at_volume, stepped

_log = logging.getLogger(__name__)

# Words a minute: from one word at a time for a learner to what a practised listener takes in.
RATES: Final = (90, 120, 150, 180, 220, 270, 330)
DEFAULT_RATE: Final = 150
_GOODBYE_S: Final = 1.0


@dataclass
class _Utterance:
    number: int
    parts: tuple[Part, ...]
    tag: str
    private: bool
    words_per_minute: int
    output: Output | None = None
    """Set once it has begun."""
    stream: Stream | None = None
    ended: Ending | None = None
    """Set by whoever ends it early; the voice's thread looks at each piece."""
    guard: threading.Lock = field(default_factory=threading.Lock)

    def end(self, ending: Ending) -> None:
        """The first reason stays."""
        with self.guard:
            self.ended = self.ended or ending
            stream = self.stream
        if stream is not None:
            stream.cancel()

    def take(self, stream: Stream | None) -> None:
        with self.guard:
            self.stream = stream
            late = self.ended is not None
        if stream is not None and late:
            stream.cancel()


class EngineVoice:
    """See ``terminal.speech.contract.Voice``; ``engines`` in the order in which they are preferred."""

    def __init__(self, sound: Sound, engines: Sequence[Engine]) -> None:
        self._sound = sound
        self._engines = tuple(engines)
        self._news = threading.Condition()
        self._next: _Utterance | None = None
        self._now: _Utterance | None = None
        self._over: deque[Ended] = deque()
        self._count = 0
        self._last: tuple[tuple[Part, ...], str, bool] | None = None
        self._rate = DEFAULT_RATE
        self._volumes = _default_volumes()
        self._hushed = False
        self._aloud = True
        self._closing = False
        self._states = dict.fromkeys(Output, SoundState.UNKNOWN)
        self._told_ended: list[Callable[[Ended], None]] = []
        self._told_headphones: list[Callable[[bool], None]] = []
        sound.when_status(self._output_changed)
        sound.when_headphones(self._jack_changed)
        self._thread = threading.Thread(target=self._run, name="voice", daemon=True)
        self._thread.start()

    # --- what is asked ----------------------------------------------------------------------------

    def can_read(self, tag: str) -> bool:
        return any(engine.can_speak(tag) for engine in self._engines)

    def can_speak(self, tag: str, key: str = "") -> bool:
        if self._states[self._output()] is SoundState.MISSING:
            return False
        parts = (Part("", key),)
        recorded = bool(key) and any(engine.can_say(parts, tag) for engine in self._engines)
        return recorded or self.can_read(tag)

    def speak(self, said: str | Sequence[Part], tag: str, *, private: bool = False) -> int:
        parts = (Part(said),) if isinstance(said, str) else tuple(said)
        with self._news:
            self._last = parts, tag, private
            return self._begin(parts, tag, private)

    def stop(self) -> None:
        with self._news:
            self._interrupt(Ending.INTERRUPTED)

    def repeat(self) -> int:
        with self._news:
            return 0 if self._last is None else self._begin(*self._last)

    @property
    def speaking(self) -> bool:
        with self._news:
            return self._now is not None or self._next is not None

    @property
    def rate(self) -> int:
        return self._rate

    def slower(self) -> int:
        return self._step_rate(-1)

    def faster(self) -> int:
        return self._step_rate(1)

    @property
    def volume(self) -> int:
        return self._volumes[self._output()]

    @property
    def loudest(self) -> int:
        return LOUDEST

    def louder(self) -> int:
        return self._step_volume(1)

    def softer(self) -> int:
        return self._step_volume(-1)

    @property
    def headphones(self) -> bool:
        return self._sound.headphones_in

    def when_headphones(self, callback: Callable[[bool], None]) -> None:
        with self._news:
            self._told_headphones.append(callback)

    def allow_aloud(self) -> None:
        self._aloud = True

    def when_ended(self, callback: Callable[[Ended], None]) -> None:
        with self._news:
            self._told_ended.append(callback)

    def hush(self, *, on: bool) -> None:
        with self._news:
            self._hushed = on
            if on:
                self._interrupt(Ending.INTERRUPTED)

    def reset(self) -> None:
        with self._news:
            self._interrupt(Ending.INTERRUPTED)
            self._last = None
            self._rate = DEFAULT_RATE
            self._volumes = _default_volumes()
            self._aloud = True
        for engine in self._engines:
            engine.rest()

    def close(self) -> None:
        with self._news:
            self._interrupt(Ending.INTERRUPTED)
            self._closing = True
            self._told_ended.clear()
            self._told_headphones.clear()
            self._news.notify()
        if self._thread is not threading.current_thread():
            self._thread.join(_GOODBYE_S)
        for engine in self._engines:
            engine.rest()

    # --- how it is done ---------------------------------------------------------------------------

    def _begin(self, parts: tuple[Part, ...], tag: str, private: bool) -> int:
        self._interrupt(Ending.INTERRUPTED)
        self._count += 1
        if self._hushed or self._closing:
            self._over.append(Ended(self._count, Ending.INTERRUPTED))
        else:
            self._next = _Utterance(self._count, parts, tag, private, self._rate)
        self._news.notify()
        return self._count

    def _interrupt(self, ending: Ending) -> None:
        if self._next is not None:
            self._over.append(Ended(self._next.number, ending))
            self._next = None
            self._news.notify()
        if self._now is not None:
            self._now.end(ending)

    def _step_rate(self, by: int) -> int:
        at = RATES.index(self._rate) + by
        self._rate = RATES[min(len(RATES) - 1, max(0, at))]
        return self._rate

    def _step_volume(self, by: int) -> int:
        with self._news:
            output = self._output()
            self._volumes[output] = stepped(self._volumes[output], by)
            return self._volumes[output]

    def _output(self) -> Output:
        return Output.HEADPHONES if self._sound.headphones_in else Output.SPEAKER

    def _output_changed(self, output: Output, status: SoundStatus) -> None:
        self._states[output] = status.state

    def _jack_changed(self, inserted: bool) -> None:
        """What was private does not go on aloud, and what was aloud goes on in private."""
        with self._news:
            self._aloud = inserted
            self._interrupt(Ending.INTERRUPTED if inserted else Ending.UNPLUGGED)
            told = list(self._told_headphones)
        for callback in told:
            callback(inserted)

    def _run(self) -> None:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._next or self._over or self._closing)
                over = list(self._over)
                self._over.clear()
                utterance, self._next = self._next, None
                self._now = utterance
                if self._closing and utterance is None:
                    return
            for ended in over:
                self._tell(ended)
            if utterance is not None:
                ending = self._say(utterance)
                with self._news:
                    self._now = None
                self._tell(Ended(utterance.number, utterance.ended or ending))

    def _tell(self, ended: Ended) -> None:
        with self._news:
            told = list(self._told_ended)
        for callback in told:
            callback(ended)

    def _say(self, utterance: _Utterance) -> Ending:
        with self._news:
            utterance.output = self._output()
            if utterance.output is Output.SPEAKER and (utterance.private or not self._aloud):
                return Ending.KEPT_PRIVATE
        able = [engine for engine in self._engines if engine.can_say(utterance.parts, utterance.tag)]
        if not able:
            return Ending.UNSPEAKABLE
        for engine in able:
            try:
                return self._say_by(engine, utterance, utterance.output)
            except EngineFailed as error:
                _log.warning("%s cannot say it in %s: %s", engine.name, utterance.tag, error)
            except (DeviceMissing, LineLost) as error:
                _log.warning("Nothing is heard from the %s: %s", utterance.output, error)
                return Ending.SILENT
        return Ending.SILENT

    def _say_by(self, engine: Engine, utterance: _Utterance, output: Output) -> Ending:
        stream = engine.begin(utterance.parts, utterance.tag, utterance.words_per_minute)
        utterance.take(stream)
        try:
            # The device is opened when there is something to hear.
            samples = stream.read()
            if not samples or utterance.ended is not None:
                return Ending.FINISHED
            text = " ".join(part.text for part in utterance.parts)
            line = self._sound.open(output, stream.rate, Caption(utterance.tag, engine.name, text))
            try:
                self._play(samples, stream, line, utterance)
            finally:
                line.close()
        finally:
            utterance.take(None)
            stream.close()
        return Ending.FINISHED

    def _play(self, samples: bytes, stream: Stream, line: Line, utterance: _Utterance) -> None:
        assert utterance.output is not None  # noqa: S101 - it has begun
        piece_bytes = stream.rate // 50 * 2
        while samples:
            for at in range(0, len(samples), piece_bytes):
                if utterance.ended is not None:
                    line.drop()
                    return
                line.write(at_volume(samples[at : at + piece_bytes], self._volumes[utterance.output]))
            samples = stream.read()
        if utterance.ended is not None:
            line.drop()


def _default_volumes() -> dict[Output, int]:
    return {Output.SPEAKER: DEFAULT_SPEAKER, Output.HEADPHONES: DEFAULT_HEADPHONES}
