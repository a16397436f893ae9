from array import array

from hypothesis import given
from hypothesis import strategies as st

from terminal.calls.drawn import CHUNK, SILENCE, picture, tone
from terminal.calls.media import HEIGHT, WIDTH


@given(st.integers(0, 10_000))
def test_every_picture_is_whole_and_unlike_the_next(serial: int) -> None:
    drawn = picture(serial)
    assert len(drawn) == WIDTH * HEIGHT * 3
    assert drawn != picture(serial + 1)


def test_a_tone_is_20_ms_that_join_without_a_click() -> None:
    samples = array("h", tone())
    assert len(samples) == CHUNK
    assert len(tone()) == len(SILENCE)
    steps = [abs(b - a) for a, b in zip(samples, [*samples[1:], samples[0]], strict=True)]
    assert steps[-1] <= max(steps[:-1])
