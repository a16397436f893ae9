"""The printer's thread: never blocks who submits, answers each slip once, tells each change."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hardware.paper import Text
from hardware.printer import Completion, Outcome, PrinterState, PrinterStatus, Spooler, open_printer
from hardware.printer.driver import EscposPrinter
from hardware.printer.lines import FileLine
from hardware.printer.profiles import PROFILES
from tests.hardware.conftest import Bench
from tests.hardware.slips import SHORT, TICKET
from tests.hardware.waiting import wait_for


@pytest.fixture
def spooler(virtual: Bench) -> Iterator[Spooler]:
    spooler = Spooler(virtual.printer)
    spooler.start()
    yield spooler
    spooler.close()


def test_slips_are_printed_in_turn(spooler: Spooler, virtual: Bench) -> None:
    done: list[Completion] = []
    for slip in (TICKET, SHORT, TICKET):
        spooler.submit(slip, done.append)
    wait_for(lambda: len(done) == 3)
    assert done == [Completion(Outcome.PRINTED)] * 3
    assert len(virtual.slips()) == 3


def test_each_change_of_the_printer_is_told(spooler: Spooler, virtual: Bench) -> None:
    told: list[PrinterStatus] = []
    spooler.when_status(told.append)
    for verb, state in (
        ("paper_in", PrinterState.OK),
        ("cover_open", PrinterState.COVER_OPEN),
        ("cover_closed", PrinterState.OK),
        ("unplug", PrinterState.MISSING),
        ("plug", PrinterState.OK),
    ):
        virtual.twin.do(verb)
        wait_for(lambda state=state: told[-1].state is state)  # type: ignore[misc]
    assert spooler.status == told[-1]


def test_a_slip_that_no_paper_can_take_fails_and_the_next_is_printed(spooler: Spooler) -> None:
    done: list[Completion] = []
    spooler.submit((Text("ማንነት"),), done.append)
    spooler.submit(SHORT, done.append)
    wait_for(lambda: len(done) == 2)
    assert done == [Completion(Outcome.FAILED, "slip"), Completion(Outcome.PRINTED)]


def test_a_caller_that_fails_does_not_stop_the_paper(spooler: Spooler) -> None:
    done = threading.Event()

    def fail(_completion: Completion) -> None:
        raise RuntimeError("the caller's own fault")

    spooler.submit(SHORT, fail)
    spooler.submit(SHORT, lambda _completion: done.set())
    assert done.wait(15)


class Broken(FileLine):
    """A line with a mistake in it."""

    def write(self, data: bytes, within_s: float) -> int:
        raise ZeroDivisionError


def test_a_driver_with_a_mistake_is_a_fault_and_no_slip_is_left_unanswered(tmp_path: Path) -> None:
    line = Broken(tmp_path / "paper.bin")
    spooler = Spooler(EscposPrinter("file:", PROFILES["generic-80"], line))
    done: list[Completion] = []
    told: list[PrinterStatus] = []
    spooler.when_status(told.append)
    spooler.submit(SHORT, done.append)
    spooler.start()
    wait_for(lambda: told[-1].cause == "driver")
    assert done == [Completion(Outcome.UNKNOWN, "driver")]
    spooler.close()


def test_no_printer_is_told_at_once(tmp_path: Path) -> None:
    spooler = Spooler(open_printer(f"serial://{tmp_path}/no-such-port"))
    spooler.start()
    wait_for(lambda: spooler.status.state is PrinterState.MISSING)
    assert spooler.status.cause == "not_found"
    done: list[Completion] = []
    spooler.submit(SHORT, done.append)
    wait_for(lambda: done)
    assert done == [Completion(Outcome.FAILED, "missing")]
    spooler.close()


def test_a_hung_printer_blocks_nobody_and_each_slip_is_answered_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody_reads:
        spooler = Spooler(open_printer(f"tcp://127.0.0.1:{nobody_reads.getsockname()[1]}"))
        spooler.start()
        done: list[Completion] = []
        for _ in range(12):
            spooler.submit(SHORT, done.append)
        spooler.close()
    assert len(done) == 12
    assert {completion.outcome for completion in done} <= {Outcome.FAILED, Outcome.UNKNOWN}
    spooler.submit(SHORT, done.append)
    assert done[-1] == Completion(Outcome.FAILED, "closed")


def test_more_than_eight_waiting_are_refused(virtual: Bench) -> None:
    spooler = Spooler(virtual.printer)
    done: list[Completion] = []
    for _ in range(9):
        spooler.submit(SHORT, done.append)
    assert done == [Completion(Outcome.FAILED, "busy")]
    spooler.close()
    assert done == [Completion(Outcome.FAILED, "busy")] + [Completion(Outcome.FAILED, "closed")] * 8
