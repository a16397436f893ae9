"""Recorded clips: those of the site before ours, only for the very key, whatever their format."""

import wave
from array import array
from pathlib import Path

import av
import pytest

from terminal.speech.clips import Clips
from terminal.speech.contract import Part
from terminal.speech.errors import EngineFailed

RATE = 48_000


def record(path: Path, length_s: float, rate: int = 22_050, level: int = 8000) -> None:
    """A buzz of that length: WAV by the standard library, Opus by FFmpeg."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = array("h", [level if index // 50 % 2 else -level for index in range(int(rate * length_s))])
    if path.suffix == ".wav":
        with wave.open(str(path), "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", ""))
            file.writeframes(samples.tobytes())
        return
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libopus", rate=RATE, layout="mono")
        for at in range(0, len(samples) - 960, 960):
            frame = av.AudioFrame(format="s16", layout="mono", samples=960)
            frame.planes[0].update(samples[at : at + 960].tobytes())
            frame.sample_rate = RATE
            frame.pts = at
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def taken(clips: Clips, tag: str, *keys: str) -> "array[int]":
    stream = clips.begin([Part("", key) for key in keys], tag, 150)
    samples = array("h")
    while piece := stream.read():
        samples.frombytes(piece)
    stream.close()
    assert stream.rate == RATE
    return samples


@pytest.mark.parametrize(("kind", "rate"), [(".wav", 22_050), (".wav", 44_100), (".opus", RATE)])
def test_a_recording_is_heard_whole(tmp_path: Path, kind: str, rate: int) -> None:
    record(tmp_path / "so" / f"start.title{kind}", 0.5, rate)
    samples = taken(Clips(tmp_path), "so", "start.title")
    assert len(samples) / RATE == pytest.approx(0.5, abs=0.05)
    assert max(samples) > 4000


def test_parts_follow_each_other(tmp_path: Path) -> None:
    record(tmp_path / "so" / "one.wav", 0.2)
    record(tmp_path / "so" / "two.wav", 0.3)
    assert len(taken(Clips(tmp_path), "so", "one", "two")) / RATE == pytest.approx(0.5, abs=0.01)


def test_the_sites_own_comes_first(tmp_path: Path) -> None:
    record(tmp_path / "ours" / "so" / "one.wav", 0.2)
    record(tmp_path / "site" / "so" / "one.wav", 0.4)
    clips = Clips(tmp_path / "site", tmp_path / "ours")
    assert clips.find("one", "so") == tmp_path / "site" / "so" / "one.wav"


def test_only_what_was_recorded_can_be_said(tmp_path: Path) -> None:
    record(tmp_path / "so" / "one.wav", 0.2)
    clips = Clips(tmp_path)
    assert not clips.can_speak("so")
    assert clips.can_say([Part("Kow", "one")], "so")
    assert not clips.can_say([Part("Kow", "one"), Part("Laba", "two")], "so")
    assert not clips.can_say([Part("Kow")], "so")
    assert not clips.can_say([], "so")
    assert not clips.can_say([Part("", "../so/one")], "so")
    with pytest.raises(EngineFailed):
        clips.begin([Part("Laba", "two")], "so", 150)


def test_a_file_that_is_none_is_a_failure_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "so").mkdir()
    (tmp_path / "so" / "one.wav").write_bytes(b"no sound")
    with pytest.raises(EngineFailed, match=r"one\.wav"):
        taken(Clips(tmp_path), "so", "one")


def test_cancelled_it_ends(tmp_path: Path) -> None:
    record(tmp_path / "so" / "one.wav", 2)
    stream = Clips(tmp_path).begin([Part("", "one")], "so", 150)
    assert stream.read()
    stream.cancel()
    assert stream.read() == b""
    stream.close()
