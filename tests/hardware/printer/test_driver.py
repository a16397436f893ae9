"""What the driver makes of a printer that cannot or will not say what it did."""

from pathlib import Path

import pytest

from hardware.errors import SlipError
from hardware.paper import Text
from hardware.printer import Completion, Outcome, PrinterState, open_printer
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from tests.hardware.conftest import Bench
from tests.hardware.slips import SHORT


def test_a_printer_that_goes_silent_leaves_the_slip_unknown(virtual: Bench) -> None:
    virtual.printer.open()
    virtual.twin.do("silent")
    assert virtual.printer.print_slip(SHORT) == Completion(Outcome.UNKNOWN, "silent")
    assert virtual.slips() == ["slip-0001.png"], "it did print, and nobody could know"


def test_a_model_without_the_word_leaves_the_slip_unknown(tmp_path: Path) -> None:
    printer = open_printer("virtual:?profile=generic-58", tmp_path / "slips")
    printer.open()
    assert printer.status().state is PrinterState.OK
    assert printer.print_slip(SHORT) == Completion(Outcome.UNKNOWN, "no_confirmation")
    printer.close()


def test_a_plain_file_takes_the_bytes_and_never_answers(tmp_path: Path) -> None:
    path = tmp_path / "paper.bin"
    printer = open_printer(f"file://{path}")
    printer.open()
    assert printer.status().state is PrinterState.UNKNOWN
    assert printer.print_slip(SHORT) == Completion(Outcome.UNKNOWN, "no_confirmation")
    printer.close()
    assert path.read_bytes().startswith(b"".join(encode(SHORT, PROFILES["TM-T20III"])))


def test_what_a_code_page_does_not_hold_is_refused_before_a_byte_is_sent(virtual: Bench) -> None:
    virtual.printer.open()
    with pytest.raises(SlipError, match="no code page"):
        virtual.printer.print_slip((Text("bra"), Text("ማንነት")))
    assert virtual.twin.state()["buffered"] == 0
    assert virtual.printer.print_slip(SHORT).outcome is Outcome.PRINTED
