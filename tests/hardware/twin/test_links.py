"""The twin's cable: out and in again."""

from pathlib import Path

from hardware.printer import Completion, Outcome, open_printer
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from hardware.twin.links import PtyLink
from hardware.twin.printer import PrinterTwin
from tests.hardware.conftest import Bench
from tests.hardware.slips import SHORT, TICKET
from tests.hardware.waiting import wait_for


def replugged(bench: Bench) -> None:
    bench.printer.open()
    bench.twin.do("unplug")
    bench.printer.close()
    bench.twin.do("plug")
    bench.printer.open()
    assert bench.printer.print_slip(SHORT) == Completion(Outcome.PRINTED)


def test_in_this_process_it_prints_again(virtual: Bench) -> None:
    replugged(virtual)


def test_a_pty_comes_back_at_the_place_it_tells(tmp_path: Path) -> None:
    places: list[str] = []
    link = PtyLink(PrinterTwin(PROFILES["TM-T20III"], tmp_path), places.append)
    link.start()
    link.twin.do("unplug")
    link.twin.do("plug")
    wait_for(lambda: places)
    printer = open_printer(f"serial://{places[0]}")
    printer.open()
    assert printer.print_slip(TICKET) == Completion(Outcome.PRINTED)
    printer.close()
    link.close()


def test_who_prints_and_hangs_up_gets_its_paper_when_there_is_some(tcp: Bench) -> None:
    import socket

    tcp.twin.do("paper_out")
    host, _, port = tcp.printer.url.removeprefix("tcp://").partition(":")
    with socket.create_connection((host, int(port))) as line:
        line.sendall(b"".join(encode(SHORT, PROFILES["TM-T20III"])))
    wait_for(lambda: tcp.twin.state()["buffered"])
    tcp.twin.do("paper_in")
    wait_for(lambda: tcp.slips() == ["slip-0001.png"])
