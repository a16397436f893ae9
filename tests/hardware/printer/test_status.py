"""The printer's bits, byte by byte as Epson's reference has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer import PrinterState
from hardware.printer.status import QUESTIONS, Answers, confirmation, is_status, question, read_status

WELL = dict.fromkeys(QUESTIONS, 0x12)


@pytest.mark.parametrize(
    ("asked", "bits", "state", "cause"),
    [
        (1, 0x08, PrinterState.OFFLINE, "offline"),
        (2, 0x04, PrinterState.COVER_OPEN, "cover_open"),
        (2, 0x20, PrinterState.PAPER_OUT, "paper_out"),
        (2, 0x40, PrinterState.FAULT, "error"),
        (3, 0x04, PrinterState.FAULT, "recoverable"),
        (3, 0x08, PrinterState.FAULT, "cutter"),
        (3, 0x20, PrinterState.FAULT, "unrecoverable"),
        (3, 0x40, PrinterState.FAULT, "head_hot"),
        (4, 0x0C, PrinterState.PAPER_LOW, "paper_low"),
        (4, 0x60, PrinterState.PAPER_OUT, "paper_out"),
        (4, 0x6C, PrinterState.PAPER_OUT, "paper_out"),
    ],
)
def test_each_bit_has_its_name(asked: int, bits: int, state: PrinterState, cause: str) -> None:
    status = read_status(WELL | {asked: 0x12 | bits})
    assert (status.state, status.cause) == (state, cause)


def test_all_well_and_nothing_heard() -> None:
    assert read_status(WELL).state is PrinterState.OK
    assert read_status({}).state is PrinterState.UNKNOWN
    assert read_status({1: 0x12}).state is PrinterState.UNKNOWN
    assert read_status({1: 0x1A, 2: 0x16}).state is PrinterState.COVER_OPEN


def test_the_questions_on_the_wire() -> None:
    assert question(4) == b"\x10\x04\x04"
    assert confirmation(b"0042") == bytes.fromhex("1d 28 48 06 00 30 30 30 30 34 32")


def test_answers_are_sorted_however_they_arrive() -> None:
    answers = Answers()
    for byte in b"\x12\x37\x22" + b"0042\x00" + b"\xff\x37\x25\x00\x1e":
        answers.feed(bytes((byte,)))
    assert list(answers.status) == [0x12, 0x1E]
    assert list(answers.completed) == [b"0042"]
    assert answers.cleared
    assert answers.noise == 1


@given(st.binary(max_size=2000))
def test_no_noise_breaks_the_reading(data: bytes) -> None:
    answers = Answers()
    answers.feed(data)
    assert all(is_status(byte) for byte in answers.status)
    assert all(len(job) == 4 for job in answers.completed)


@given(st.dictionaries(st.sampled_from(QUESTIONS), st.integers(0, 255)))
def test_every_answer_has_a_state(answers: dict[int, int]) -> None:
    assert read_status(answers).state in PrinterState
