"""What every printer keeps, over every line: the same driver against the same twin."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from hardware.errors import DeviceMissing, LineLost
from hardware.paper import Text
from hardware.printer import Completion, Outcome, PrinterState
from tests.hardware.conftest import Bench
from tests.hardware.slips import SHORT, TICKET
from tests.hardware.waiting import wait_for


def test_a_slip_is_printed_by_the_printers_own_word(bench: Bench) -> None:
    bench.printer.open()
    assert bench.printer.print_slip(TICKET) == Completion(Outcome.PRINTED)
    assert bench.slips() == ["slip-0001.png"]
    assert bench.twin.state()["not_understood"] == {}


@pytest.mark.parametrize(
    ("verb", "state", "cause"),
    [
        ("paper_in", PrinterState.OK, ""),
        ("paper_low", PrinterState.PAPER_LOW, "paper_low"),
        ("paper_out", PrinterState.PAPER_OUT, "paper_out"),
        ("cover_open", PrinterState.COVER_OPEN, "cover_open"),
    ],
)
def test_each_condition_is_told(bench: Bench, verb: str, state: PrinterState, cause: str) -> None:
    bench.printer.open()
    bench.twin.do(verb)
    status = bench.printer.status()
    assert (status.state, status.cause) == (state, cause)


def test_without_paper_nothing_is_begun(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("paper_out")
    assert bench.printer.print_slip(SHORT) == Completion(Outcome.FAILED, "paper_out")
    bench.twin.do("paper_in")
    assert bench.printer.print_slip(SHORT) == Completion(Outcome.PRINTED)
    assert bench.slips() == ["slip-0001.png"]


def test_paper_that_ends_in_a_slip_leaves_no_rest_for_the_next(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("paper_out", "20")
    assert bench.printer.print_slip(TICKET) == Completion(Outcome.FAILED, "paper_out")
    assert bench.slips() == []
    bench.twin.do("paper_in")
    assert bench.slips() == ["slip-0001-torn.png"]
    assert bench.printer.print_slip(SHORT) == Completion(Outcome.PRINTED)
    assert bench.slips() == ["slip-0001-torn.png", "slip-0002.png"]
    bench.printer.print_slip(SHORT)
    first, second = ((bench.out / f"slip-{n:04d}.png").read_bytes() for n in (2, 3))
    assert first == second


def test_a_cover_opened_in_the_middle_is_a_failure(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("slow")
    long = tuple(Text("Rad efter rad som skrivs långsamt på pappret") for _ in range(200)) + SHORT
    with ThreadPoolExecutor(1) as thread:
        completion = thread.submit(bench.printer.print_slip, long)
        wait_for(lambda: bench.twin.state()["buffered"])
        bench.twin.do("cover_open")
    assert completion.result() == Completion(Outcome.FAILED, "cover_open")
    assert bench.slips() == []


def test_a_slow_printer_is_waited_for(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("slow")
    assert bench.printer.print_slip(TICKET) == Completion(Outcome.PRINTED)


def test_silence_is_unknown(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("silent")
    status = bench.printer.status()
    assert (status.state, status.cause) == (PrinterState.UNKNOWN, "silent")
    bench.twin.do("normal")
    assert bench.printer.status().state is PrinterState.OK


def test_garbage_is_unknown(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("garbage")
    status = bench.printer.status()
    assert (status.state, status.cause) == (PrinterState.UNKNOWN, "garbage")


def test_unplugged_it_is_lost_then_missing(bench: Bench) -> None:
    bench.printer.open()
    assert bench.printer.status().state is PrinterState.OK
    bench.twin.do("unplug")

    def lost() -> bool:
        try:
            bench.printer.status()
        except LineLost:
            return True
        return False

    wait_for(lost)
    bench.printer.close()

    with pytest.raises(DeviceMissing) as told:
        bench.printer.open()
    assert told.value.cause in {"not_found", "refused"}


def test_abandoned_a_call_under_way_ends(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("silent")
    bench.printer.abandon()
    assert bench.printer.print_slip(SHORT).outcome is Outcome.UNKNOWN


def test_it_says_before_what_it_can_write(bench: Bench) -> None:
    assert bench.printer.can_write("Åtta köer – nej, 8 €".replace("–", "-"))
    assert not bench.printer.can_write("رقمك")
    assert not bench.printer.can_write("escape \x1b@")
    assert (bench.printer.dots_per_line, bench.printer.dpi) == (576, 203)
