"""A film of a few pictures, made here: it plays, stands still, begins again and lets go."""

from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from av.video.frame import VideoFrame

from terminal.calls.film import Film
from tests.screen import wait_for

# Each picture has a grey of its own, so that one can tell which is shown.
GREYS = (30, 90, 150, 210)


def filmed(path: Path, *, rate: int = 25, size: tuple[int, int] = (64, 48)) -> Path:
    """Five of each grey."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("mpeg4", rate=rate)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        for grey in [grey for grey in GREYS for _ in range(5)]:
            frame = VideoFrame(*size, "rgb24")
            frame.planes[0].update(bytes([grey]) * frame.planes[0].buffer_size)
            for packet in stream.encode(frame):
                container.mux(packet)
        for packet in stream.encode():
            container.mux(packet)
    return path


@pytest.fixture
def film(tmp_path: Path) -> Iterator[Film]:
    made = Film(filmed(tmp_path / "a.mp4"))
    yield made
    made.close()
    made.wait_closed(5)


def shows(film: Film, grey: int) -> bool:
    frame = film.newest()
    return frame is not None and abs(frame.rgb[0] - grey) < 16


def test_it_plays_to_its_end_and_stands_there(film: Film) -> None:
    wait_for(lambda: shows(film, GREYS[0]), "the first picture")
    wait_for(lambda: not film.playing, "the end")
    assert shows(film, GREYS[-1])
    frame = film.newest()
    assert frame is not None
    assert (frame.width, frame.height, len(frame.rgb)) == (64, 48, 64 * 48 * 3)


def test_from_the_start_again(film: Film) -> None:
    wait_for(lambda: not film.playing, "the end")
    film.again()
    wait_for(lambda: shows(film, GREYS[0]), "the first picture again")
    wait_for(lambda: not film.playing, "the end again")
    film.play()
    wait_for(lambda: shows(film, GREYS[0]), "the first picture once more")


def test_paused_it_stands_still_until_it_goes_on(tmp_path: Path) -> None:
    film = Film(filmed(tmp_path / "a.mp4", rate=5))
    wait_for(lambda: film.newest() is not None, "a picture")
    film.pause()
    stood = film.newest()
    assert stood is not None
    film.play()
    wait_for(lambda: (film.newest() or stood).serial > stood.serial + 1, "it to go on")
    film.close()
    film.wait_closed(5)


def test_closed_it_keeps_nothing(film: Film) -> None:
    wait_for(lambda: film.newest() is not None, "a picture")
    film.close()
    film.wait_closed(5)
    assert film.newest() is None


def test_a_large_film_is_shown_in_its_own_shape(tmp_path: Path) -> None:
    film = Film(filmed(tmp_path / "a.mp4", size=(1280, 720)))
    wait_for(lambda: film.newest() is not None, "a picture")
    frame = film.newest()
    assert frame is not None
    assert (frame.width, frame.height) == (640, 360)
    film.close()
    film.wait_closed(5)


def test_what_is_no_film_rests_and_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"no film at all")
    film = Film(path)
    film.wait_closed(5)
    assert not film.playing
    assert "cannot be shown" in caplog.text
