"""Piper by its own command line, spoken by a small program of ours: no model can be shipped with the tests.

The program takes piper's options, refuses others as piper does, reads lines, and streams raw samples.
"""

import json
import sys
import textwrap
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from terminal.speech.contract import Ending, Part
from terminal.speech.engine import Stream
from terminal.speech.errors import EngineFailed
from terminal.speech.piper import Piper
from tests.hardware.waiting import wait_for
from tests.terminal.speech.hearing import Ears, loudness, seconds

PROGRAM = """\
#!{python}
# A hundredth of a second a letter, at the length scale asked for; each start and each line is noted.
import argparse, pathlib, sys

parser = argparse.ArgumentParser()
parser.add_argument("-m", "--model", required=True)
parser.add_argument("--output-raw", action="store_true", required=True)
parser.add_argument("--length-scale", type=float, default=1.0)
asked = parser.parse_args()
if not pathlib.Path(asked.model).read_bytes():
    sys.exit("the model is empty")
diary = pathlib.Path(__file__).with_name("diary")
with diary.open("a") as file:
    file.write(f"loaded {{pathlib.Path(asked.model).stem}} {{asked.length_scale}}\\n")
for line in sys.stdin:
    with diary.open("a") as file:
        file.write(f"said {{line}}")
    for _ in line.strip():
        sys.stdout.buffer.write(b"\\x00\\x30" * int(160 * asked.length_scale))
        sys.stdout.buffer.flush()
"""


class Installed:
    """A site's piper: the program and its voices."""

    def __init__(self, folder: Path) -> None:
        self.voices = folder / "voices"
        self.voices.mkdir()
        self.program = folder / "piper"
        self.program.write_text(textwrap.dedent(PROGRAM).format(python=sys.executable))
        self.program.chmod(0o755)
        self.piper = Piper(lambda text, tag: text, self.voices, str(self.program))

    def voice(self, tag: str, model: bytes = b"onnx") -> None:
        (self.voices / f"{tag}.onnx").write_bytes(model)
        (self.voices / f"{tag}.onnx.json").write_text(json.dumps({"audio": {"sample_rate": 16_000}}))

    def diary(self) -> list[str]:
        path = self.program.with_name("diary")
        return path.read_text().splitlines() if path.exists() else []

    def has_loaded(self, times: int) -> bool:
        return self.diary().count("loaded so 1.0") >= times


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Installed]:
    site = Installed(tmp_path)
    yield site
    site.piper.rest()


def taken(stream: Stream) -> bytes:
    samples = b""
    while piece := stream.read():
        samples += piece
    stream.close()
    return samples


def test_it_speaks_the_languages_that_a_site_has_voices_for(site: Installed) -> None:
    assert not site.piper.can_speak("so")
    (site.voices / "so.onnx").write_bytes(b"onnx")
    assert not site.piper.can_speak("so")
    site.voice("so")
    assert site.piper.can_speak("so")
    assert not Piper(lambda text, tag: text, site.voices, "no-such-piper").can_speak("so")


def test_what_it_says_is_heard_with_the_models_rate(site: Installed, tmp_path: Path) -> None:
    site.voice("so")
    ears = Ears(tmp_path, [site.piper])
    assert ears.say("Soo dhowow dhammaantiin", "so") is Ending.FINISHED
    assert seconds(ears.heard()) == pytest.approx(23 * 0.01 * 160 / 150, rel=0.05)
    assert loudness(ears.heard()) > 500
    assert ears.spoken()[0]["engine"] == "piper"
    ears.close()


def test_the_next_utterance_finds_a_child_with_its_model_loaded(site: Installed) -> None:
    site.voice("so")
    for count, text in enumerate(("kow", "laba", "saddex")):
        assert taken(site.piper.begin([Part(text)], "so", 160))
        wait_for(partial(site.has_loaded, count + 2))
    # Each said its one line, and one more waits.
    assert sorted(site.diary()) == ["loaded so 1.0"] * 4 + ["said kow", "said laba", "said saddex"]


def test_slower_is_longer(site: Installed) -> None:
    site.voice("so")
    slow = taken(site.piper.begin([Part("kow laba")], "so", 80))
    assert len(slow) == 2 * len(taken(site.piper.begin([Part("kow laba")], "so", 160)))


def test_several_lines_are_one_utterance(site: Installed) -> None:
    site.voice("so")
    taken(site.piper.begin([Part("kow\nlaba"), Part("saddex")], "so", 160))
    wait_for(lambda: "said kow laba, saddex" in site.diary())


def test_interrupted_it_is_killed(site: Installed) -> None:
    site.voice("so")
    stream = site.piper.begin([Part("dheer " * 2000)], "so", 160)
    assert stream.read()
    stream.cancel()
    while stream.read():
        pass
    stream.close()


def test_a_voice_that_does_not_load_is_a_failure(site: Installed) -> None:
    site.voice("so", model=b"")
    stream = site.piper.begin([Part("kow")], "so", 160)
    with pytest.raises(EngineFailed):
        stream.read()
    stream.close()
    (site.voices / "so.onnx.json").write_text("{}")
    with pytest.raises(EngineFailed, match="sample rate"):
        site.piper.begin([Part("kow")], "so", 160)


def test_at_rest_nothing_of_it_runs(site: Installed) -> None:
    site.voice("so")
    taken(site.piper.begin([Part("kow")], "so", 160))
    waiting = site.piper._waiting
    assert waiting is not None
    site.piper.rest()
    assert waiting[1].poll() is not None
