"""The picture that the guide sees: a real camera where there is one, else the drawn one."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import av
from av.error import FFmpegError
from av.video.frame import VideoFrame

from terminal.calls.drawn import picture
from terminal.calls.media import HEIGHT, WIDTH, Frame

FPS: Final = 25
VIRTUAL: Final = "virtual:"
_log = logging.getLogger(__name__)


def choose_camera(wanted: str, devices: Path = Path("/dev")) -> str:
    """The device for ``auto``: the first that captures, else the drawn picture, and the log says so."""
    if wanted != "auto":
        return wanted
    for device in sorted(devices.glob("video*"), key=lambda path: (len(path.name), path.name)):
        if _captures(str(device)):
            return str(device)
    _log.info("no camera on this unit: guides see the drawn test picture")
    return VIRTUAL


class Camera:
    """Holds the newest picture only. A camera that fails in a call leaves its last picture, and a warning."""

    def __init__(self, wanted: str, when_new: Callable[[], None]) -> None:
        self._wanted = wanted
        self._when_new = when_new
        self._stop = threading.Event()
        self._latest: tuple[VideoFrame, Frame] | None = None
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
        self._thread.start()

    def latest(self) -> tuple[VideoFrame, Frame] | None:
        """The newest picture, for the encoder (YUV 4:2:0) and for the glass."""
        return self._latest

    def close(self) -> None:
        """Let go of the device and of the picture; the thread ends within a picture's time."""
        self._stop.set()
        self._latest = None

    def wait_closed(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)

    def _run(self) -> None:
        source = choose_camera(self._wanted)
        pictures = _drawn(self._stop) if source == VIRTUAL else _filmed(source)
        try:
            for serial, frame in enumerate(pictures, start=1):
                if self._stop.is_set():
                    return
                encodable = frame.reformat(WIDTH, HEIGHT, format="yuv420p")
                self._latest = encodable, Frame(WIDTH, HEIGHT, rgb_bytes(frame, WIDTH, HEIGHT), serial)
                self._when_new()
        except (FFmpegError, OSError) as error:
            _log.warning("camera %s failed: %s; the call goes on without its picture", source, error)
        finally:
            # What was read after close() is not kept either.
            if self._stop.is_set():
                self._latest = None


def rgb_bytes(frame: VideoFrame, width: int, height: int) -> bytes:
    """The frame's pixels without padding."""
    plane = frame.reformat(width, height, format="rgb24").planes[0]
    row, line = width * 3, plane.line_size
    pixels = bytes(plane)
    if line == row:
        return pixels[: row * height]
    return b"".join(pixels[top : top + row] for top in range(0, line * height, line))


def dark() -> VideoFrame:
    """A black picture, for the time until the camera gives its first."""
    frame = VideoFrame(WIDTH, HEIGHT, "yuv420p")
    for plane, value in zip(frame.planes, (16, 128, 128), strict=True):
        plane.update(bytes([value]) * plane.buffer_size)
    return frame


def _drawn(stop: threading.Event) -> Iterator[VideoFrame]:
    serial, due = 0, time.monotonic()
    while not stop.wait(max(0.0, due - time.monotonic())):
        serial, due = serial + 1, max(due, time.monotonic() - 1) + 1 / FPS
        frame = VideoFrame(WIDTH, HEIGHT, "rgb24")
        frame.planes[0].update(picture(serial))
        yield frame


def _filmed(device: str) -> Iterator[VideoFrame]:
    options = {"video_size": f"{WIDTH}x{HEIGHT}", "framerate": str(FPS)}
    with av.open(device, format="v4l2", options=options) as container:
        yield from container.decode(video=0)


def _captures(device: str) -> bool:
    # A Pi shows a dozen codec nodes beside its camera; only a camera opens for capture.
    try:
        with av.open(device, format="v4l2"):
            return True
    except (FFmpegError, OSError):
        return False
