"""ALSA's own library, playing into a file: its ``file`` plugin over ``null`` is a device without a card."""

import subprocess
import sys
import textwrap
from array import array
from pathlib import Path

import pytest

from hardware.errors import DeviceMissing
from hardware.sound.alsa import AlsaLine, has, library, plugged


@pytest.fixture(scope="module", autouse=True)
def libasound() -> None:
    try:
        library()
    except DeviceMissing as error:
        pytest.skip(f"no libasound on this machine: {error}")


CARDS = """
pcm.witness {{ type file file "{out}" format raw slave.pcm {{ type null }} }}
pcm.!default {{ type null }}
"""


def play(folder: Path, script: str) -> bytes:
    """Run it in a process of its own: libasound reads its configuration once."""
    (folder / "asound.conf").write_text(CARDS.format(out=folder / "out.raw"))
    subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        check=True,
        env={"ALSA_CONFIG_PATH": str(folder / "asound.conf"), "PYTHONPATH": ":".join(sys.path)},
        timeout=30,
    )
    return (folder / "out.raw").read_bytes()


def test_what_is_written_comes_out(tmp_path: Path) -> None:
    came = play(
        tmp_path,
        """
        from array import array
        from hardware.sound.alsa import AlsaLine
        line = AlsaLine("witness", 22050)
        line.write(array("h", range(4410)).tobytes())
        line.close()
        line.close()
        """,
    )
    assert array("h", came) == array("h", range(4410))


def test_stereo_for_calls(tmp_path: Path) -> None:
    came = play(
        tmp_path,
        """
        from array import array
        from hardware.sound.alsa import AlsaLine
        line = AlsaLine("witness", 48000, channels=2)
        for _ in range(10):
            line.write(array("h", [7, -7] * 960).tobytes())
        line.close()
        """,
    )
    assert array("h", came) == array("h", [7, -7] * 9600)


def test_after_a_drop_nothing_more_is_taken(tmp_path: Path) -> None:
    came = play(
        tmp_path,
        """
        from hardware.sound.alsa import AlsaLine
        line = AlsaLine("witness", 22050)
        line.write(b"\\1\\0" * 441)
        line.drop()
        line.close()
        line.write(b"\\2\\0" * 441)
        """,
    )
    assert came == b"\1\0" * 441


def test_a_device_that_is_not_there_has_a_name_and_a_reason() -> None:
    with pytest.raises(DeviceMissing) as told:
        AlsaLine("plughw:CARD=NoSuchCard", 22050)
    assert told.value.cause == "not_found"
    assert "NoSuchCard" in told.value.detail


def test_a_bare_device_is_asked_to_convert() -> None:
    assert [plugged(name) for name in ("hw:1,0", "plughw:1,0", "default")] == ["plughw:1,0"] * 2 + ["default"]


def test_what_the_kernel_has(tmp_path: Path) -> None:
    pcm = tmp_path / "pcm"
    assert not has("playback", pcm)
    pcm.write_text("00-00: Loopback PCM : playback 8 : capture 8\n")
    assert has("playback", pcm)
    assert has("capture", pcm)
