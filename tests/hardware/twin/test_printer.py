"""The twin as a printer: time handed in, no line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.errors import ControlError
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from hardware.printer.status import CLEAR_BUFFERS, confirmation, question
from hardware.twin.printer import BUFFER_BYTES, PrinterTwin
from tests.hardware.slips import SHORT, TICKET
from tests.hardware.twin.test_parser import STREAMS

PROFILE = PROFILES["TM-T20III"]
BYTES = b"".join(encode(TICKET, PROFILE))
WORLD = ("paper_out", "paper_low", "paper_in", "cover_open", "cover_closed", "unplug", "plug")
VERBS = (*WORLD, "slow", "silent", "garbage", "normal")


@pytest.fixture
def twin(tmp_path: Path) -> PrinterTwin:
    return PrinterTwin(PROFILE, tmp_path)


def test_each_cut_is_a_picture_and_its_bytes(twin: PrinterTwin, tmp_path: Path) -> None:
    for _ in range(2):
        twin.receive(BYTES)
        twin.work(0.0)
    names = ["slip-0001.bin", "slip-0001.png", "slip-0002.bin", "slip-0002.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert (tmp_path / names[0]).read_bytes() == BYTES
    assert (tmp_path / names[1]).read_bytes() == (tmp_path / names[3]).read_bytes()


def test_a_new_twin_goes_on_counting(twin: PrinterTwin, tmp_path: Path) -> None:
    twin.receive(BYTES)
    twin.work(0.0)
    another = PrinterTwin(PROFILE, tmp_path)
    another.receive(BYTES)
    another.work(0.0)
    assert (tmp_path / "slip-0002.png").exists()


def test_it_answers_at_once_and_in_turn(twin: PrinterTwin) -> None:
    twin.do("paper_out")
    assert twin.receive(confirmation(b"0007") + question(4)) == b"\x7e"
    assert twin.work(0.0) == b""
    twin.do("paper_in")
    assert twin.work(0.0) == b"\x37\x220007\x00"


def test_it_says_who_it_is_and_how_its_paper_is(twin: PrinterTwin) -> None:
    twin.receive(b"\x1dIC\x1dr\x01")
    assert twin.work(0.0) == b"_TM-T20III\x00\x00"
    twin.do("paper_low")
    twin.receive(b"\x1dr\x01")
    assert twin.work(0.0) == b"\x03"


def test_cleared_it_forgets_the_rest(twin: PrinterTwin, tmp_path: Path) -> None:
    twin.do("paper_out")
    assert twin.receive(BYTES + CLEAR_BUFFERS) == b"\x37\x25\x00"
    twin.do("paper_in")
    twin.work(0.0)
    assert list(tmp_path.iterdir()) == []


def test_slow_is_38400_baud(twin: PrinterTwin, tmp_path: Path) -> None:
    twin.do("slow")
    twin.receive(BYTES)
    tenths = 0
    while not (tmp_path / "slip-0001.png").exists():
        tenths += 1
        twin.work(tenths / 10)
    assert tenths == pytest.approx(len(BYTES) / 384, abs=2)


def test_a_full_buffer_takes_no_more(twin: PrinterTwin) -> None:
    twin.do("cover_open")
    twin.receive(b"x" * BUFFER_BYTES)
    assert twin.room == 0
    assert not twin.busy
    twin.do("cover_closed")
    twin.work(0.0)
    assert twin.room == BUFFER_BYTES


def test_what_it_does_not_understand_is_counted(twin: PrinterTwin) -> None:
    twin.receive(b"\x1bZ\x1bZ\x1dk\x04123\x00")
    twin.work(0.0)
    assert twin.state()["not_understood"] == {"no such command: 1b 5a": 2, "not drawn: 1d 6b": 1}


@pytest.mark.parametrize(
    "command", [("explode",), ("paper_out", "much"), ("paper_in", "2"), ("paper_out", "1", "2")]
)
def test_an_unknown_verb_lists_the_known(twin: PrinterTwin, command: tuple[str, ...]) -> None:
    with pytest.raises(ControlError, match=r"allowed is .*cover_open"):
        twin.do(*command)


@given(st.lists(st.one_of(STREAMS, st.sampled_from(VERBS), st.just(b"".join(encode(SHORT, PROFILE))))))
def test_no_stream_and_no_fault_breaks_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str | bytes]
) -> None:
    twin = PrinterTwin(PROFILE, tmp_path_factory.mktemp("slips"))
    for now_s, step in enumerate(steps):
        if isinstance(step, str):
            twin.do(step)
        else:
            twin.receive(step)
        twin.work(float(now_s))
    for verb in ("normal", "plug", "cover_closed", "paper_in"):
        twin.do(verb)
    twin.receive(CLEAR_BUFFERS)
    assert twin.receive(question(1)) == b"\x12"
