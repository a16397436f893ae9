"""Recorded clips: ``<folder>/<tag>/<key>.wav`` or ``.opus``, read by a person, one a text key."""

from collections import deque
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Final

from terminal.speech.contract import Part
from terminal.speech.engine import Stream
from terminal.speech.errors import EngineFailed

_KINDS: Final = (".wav", ".opus")
_RATE: Final = 48_000
_PIECE: Final = _RATE // 25


class Clips:
    """Looks into each folder in turn: those of the site first, then those that we ship."""

    name = "clips"

    def __init__(self, *folders: Path) -> None:
        self._folders = folders

    def can_speak(self, tag: str) -> bool:
        """Never any text: only what was recorded."""
        del tag
        return False

    def can_say(self, parts: Sequence[Part], tag: str) -> bool:
        return bool(parts) and all(self.find(part.key, tag) is not None for part in parts)

    def begin(self, parts: Sequence[Part], tag: str, words_per_minute: int) -> Stream:
        del words_per_minute  # a recorded voice keeps its pace
        found = [path for part in parts if (path := self.find(part.key, tag)) is not None]
        if not found:
            raise EngineFailed(f"nothing of this is recorded in {tag}")
        return _ClipStream(found)

    def rest(self) -> None:
        pass

    def find(self, key: str, tag: str) -> Path | None:
        """The recording of that key, if there is one; a key that is no plain name has none."""
        if not key or Path(key).name != key:
            return None
        places = (folder / tag / f"{key}{kind}" for folder in self._folders for kind in _KINDS)
        return next((path for path in places if path.is_file()), None)


class _ClipStream:
    rate = _RATE

    def __init__(self, paths: Sequence[Path]) -> None:
        self._cancelled = False
        self._pieces = self._decoded(deque(paths))

    def read(self) -> bytes:
        return b"" if self._cancelled else next(self._pieces, b"")

    def cancel(self) -> None:
        self._cancelled = True

    def close(self) -> None:
        self._pieces.close()

    def _decoded(self, paths: "deque[Path]") -> Generator[bytes, None, None]:
        import av
        from av.error import FFmpegError

        for path in paths:
            resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE, frame_size=_PIECE)
            try:
                with av.open(str(path)) as container:
                    for frame in container.decode(audio=0):
                        yield from map(_samples, resampler.resample(frame))
                    yield from map(_samples, resampler.resample(None))
            except (FFmpegError, OSError) as error:
                raise EngineFailed(f"{path} cannot be played: {error}") from error


def _samples(frame: object) -> bytes:
    return bytes(frame.planes[0])[: 2 * frame.samples]  # type: ignore[attr-defined]
