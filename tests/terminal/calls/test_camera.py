import logging
import threading
from pathlib import Path

import pytest
from av.video.frame import VideoFrame

from terminal.calls.camera import VIRTUAL, Camera, choose_camera, dark, rgb_bytes
from terminal.calls.media import HEIGHT, WIDTH


def test_a_unit_without_a_camera_draws_and_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "video0").write_bytes(b"not a camera")
    with caplog.at_level(logging.INFO):
        assert choose_camera("auto", tmp_path) == VIRTUAL
    assert "no camera" in caplog.text


def test_a_camera_that_was_named_is_not_replaced() -> None:
    assert choose_camera("/dev/video7") == "/dev/video7"


def test_pictures_come_by_themselves_and_are_gone_when_it_closes() -> None:
    three = threading.Semaphore(0)
    camera = Camera(VIRTUAL, three.release)
    for _ in range(3):
        assert three.acquire(timeout=10)
    latest = camera.latest()
    assert latest is not None
    encodable, frame = latest
    assert (encodable.format.name, encodable.width, encodable.height) == ("yuv420p", WIDTH, HEIGHT)
    assert len(frame.rgb) == WIDTH * HEIGHT * 3
    assert frame.serial >= 3
    camera.close()
    camera.wait_closed(10)
    assert camera.latest() is None


def test_a_camera_that_fails_is_a_warning_and_no_picture(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    camera = Camera(str(tmp_path / "video0"), lambda: None)
    camera.wait_closed(10)
    assert camera.latest() is None
    assert "failed" in caplog.text
    camera.close()


def test_padding_does_not_reach_the_glass() -> None:
    frame = VideoFrame(3, 2, "rgb24")
    line = frame.planes[0].line_size
    frame.planes[0].update(b"".join(bytes([row] * 9).ljust(line, b"\xff") for row in (1, 2)))
    assert rgb_bytes(frame, 3, 2) == bytes([1] * 9 + [2] * 9)


def test_the_dark_picture_is_dark() -> None:
    assert set(rgb_bytes(dark(), WIDTH, HEIGHT)) == {0}
