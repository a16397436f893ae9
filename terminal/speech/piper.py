"""Piper: natural voices, where a site has installed the program and a model a language.

``<folder>/<tag>.onnx`` with piper's own ``<tag>.onnx.json`` beside it. Loading a model takes about a second,
so one child waits with its model loaded: it says one utterance, and the next child is started meanwhile.
"""

import json
import shutil
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from terminal.speech.contract import Part
from terminal.speech.engine import ProcessStream, Stream, discard, give, joined, start_child
from terminal.speech.errors import EngineFailed

# What a model says at length scale 1.
_MODEL_WORDS_PER_MINUTE: Final = 160
_Wanted = tuple[str, int]
"""Tag and words a minute: what a waiting child was started for."""


class Piper:
    """``command`` is the program on PATH or its path; both it and the models may be missing."""

    name = "piper"

    def __init__(self, spoken: Callable[[str, str], str], folder: Path, command: str = "piper") -> None:
        self._spoken = spoken
        self._folder = folder
        self._command = command
        self._guard = threading.Lock()
        self._waiting: tuple[_Wanted, subprocess.Popen[bytes]] | None = None

    def can_speak(self, tag: str) -> bool:
        return (
            self._model(tag).is_file()
            and self._settings(tag).is_file()
            and shutil.which(self._command) is not None
        )

    def can_say(self, parts: Sequence[Part], tag: str) -> bool:
        del parts
        return self.can_speak(tag)

    def begin(self, parts: Sequence[Part], tag: str, words_per_minute: int) -> Stream:
        wanted = tag, words_per_minute
        rate = self._rate(tag)
        with self._guard:
            child = self._take(wanted) or self._start(wanted)
            # One line is one utterance to piper.
            give(child, " ".join(joined(parts, lambda shown: self._spoken(shown, tag)).split()) + "\n")
            self._waiting = wanted, self._start(wanted)
        return ProcessStream(child, rate)

    def rest(self) -> None:
        with self._guard:
            self._drop()

    def _take(self, wanted: _Wanted) -> "subprocess.Popen[bytes] | None":
        """The waiting child, if it was started for this, and lives."""
        if self._waiting is not None and self._waiting[0] == wanted and self._waiting[1].poll() is None:
            child = self._waiting[1]
            self._waiting = None
            return child
        self._drop()
        return None

    def _drop(self) -> None:
        if self._waiting is not None:
            discard(self._waiting[1])
            self._waiting = None

    def _start(self, wanted: _Wanted) -> "subprocess.Popen[bytes]":
        tag, words_per_minute = wanted
        scale = f"{_MODEL_WORDS_PER_MINUTE / words_per_minute:.2f}"
        model = str(self._model(tag))
        return start_child([self._command, "--model", model, "--output-raw", "--length-scale", scale])

    def _rate(self, tag: str) -> int:
        path = self._settings(tag)
        try:
            return int(json.loads(path.read_text("utf-8"))["audio"]["sample_rate"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineFailed(f"{path} tells no sample rate: {error!r}") from error

    def _model(self, tag: str) -> Path:
        return self._folder / f"{tag}.onnx"

    def _settings(self, tag: str) -> Path:
        return self._folder / f"{tag}.onnx.json"
