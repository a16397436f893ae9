"""A film from a file, silent, at its own pace: for answers in a signed language."""

import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame

from terminal.calls.camera import rgb_bytes
from terminal.calls.media import HEIGHT, WIDTH, Frame

_log = logging.getLogger(__name__)

# A film whose clock jumps by more than this is shown without waiting for it.
_LONGEST_WAIT_S: Final = 1.0


class Film:
    """Plays from its start when made; holds the newest picture only, and none after ``close``.

    The thread of whoever made it calls everything; a thread of its own decodes.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._guard = threading.Condition()
        self._playing = True
        self._rewound = False
        self._closed = False
        self._newest: Frame | None = None
        self._serial = 0
        self._thread = threading.Thread(target=self._run, name="film", daemon=True)
        self._thread.start()

    @property
    def playing(self) -> bool:
        """False at rest: paused, at its end, or not to be read."""
        return self._playing

    def newest(self) -> Frame | None:
        return self._newest

    def play(self) -> None:
        """Go on; from the start, where it had ended."""
        with self._guard:
            self._playing = True
            self._guard.notify()

    def pause(self) -> None:
        """The picture stands still."""
        with self._guard:
            self._playing = False

    def again(self) -> None:
        """From the start, playing."""
        with self._guard:
            self._rewound = self._playing = True
            self._guard.notify()

    def close(self) -> None:
        """Let go of the file and of the picture; the thread ends within a picture's time."""
        with self._guard:
            self._closed = True
            self._newest = None
            self._guard.notify()

    def wait_closed(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            while not self._closed:
                self._play_once()
                if self._rewound:
                    self._rewound = False
                elif not self._closed:
                    self.pause()
                    self._wait_until_played()
                    self._rewound = False
        except (FFmpegError, OSError) as error:
            _log.error("a film cannot be shown: %s", error)
            self.pause()

    def _play_once(self) -> None:
        due = time.monotonic()
        for frame, lasts_s in _timed(self._path):
            shown = rgb_bytes(frame, *_fitting(frame.width, frame.height))
            if not self._playing:
                self._wait_until_played()
                due = time.monotonic()
            with self._guard:
                # Waits are cut short by close() and again(), and by nothing else.
                self._guard.wait_for(lambda: self._closed or self._rewound, max(0.0, due - time.monotonic()))
                if self._closed or self._rewound:
                    return
                self._serial += 1
                self._newest = Frame(*_fitting(frame.width, frame.height), shown, self._serial)
            due = max(due, time.monotonic() - _LONGEST_WAIT_S) + lasts_s

    def _wait_until_played(self) -> None:
        with self._guard:
            self._guard.wait_for(lambda: self._playing or self._closed)


def _timed(path: Path) -> Iterator[tuple[VideoFrame, float]]:
    """Each picture, and for how long it is shown."""
    with av.open(str(path)) as container:
        if not container.streams.video:
            raise OSError(f"{path}: no pictures in it")
        stream = container.streams.video[0]
        usual_s = float(1 / stream.average_rate) if stream.average_rate else 1 / 25
        before: VideoFrame | None = None
        for frame in container.decode(stream):
            if before is not None:
                known = frame.time is not None and before.time is not None
                lasts_s = frame.time - before.time if known else 0.0
                yield before, lasts_s if 0 < lasts_s <= _LONGEST_WAIT_S else usual_s
            before = frame
        if before is not None:
            yield before, usual_s


def _fitting(width: int, height: int) -> tuple[int, int]:
    """Within a call's picture, in the film's own shape, and even, as decoders like it."""
    scale = min(1.0, WIDTH / width, HEIGHT / height)
    return max(2, round(width * scale) // 2 * 2), max(2, round(height * scale) // 2 * 2)
