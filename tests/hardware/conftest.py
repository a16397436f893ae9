"""Printers with their twins, over each line that this machine has."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hardware.printer import Printer, open_printer
from hardware.printer.profiles import PROFILES
from hardware.twin.links import Link, PtyLink, TcpLink
from hardware.twin.printer import PrinterTwin


@dataclass(frozen=True)
class Bench:
    """A printer, the hand on its twin, and the folder that its paper falls into."""

    printer: Printer
    twin: PrinterTwin
    out: Path

    def slips(self) -> list[str]:
        return sorted(path.name for path in self.out.glob("*.png"))


@pytest.fixture
def virtual(tmp_path: Path) -> Iterator[Bench]:
    out = tmp_path / "slips"
    printer = open_printer("virtual:", out)
    assert isinstance(printer.twin, PrinterTwin)
    yield Bench(printer, printer.twin, out)
    printer.close()


def _over(link_of: Callable[[PrinterTwin], Link], scheme: str, out: Path) -> Iterator[Bench]:
    link = link_of(PrinterTwin(PROFILES["TM-T20III"], out))
    link.start()
    printer = open_printer(f"{scheme}://{link.where}")
    yield Bench(printer, link.twin, out)
    printer.close()
    link.close()


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[Bench]:
    yield from _over(PtyLink, "serial", tmp_path / "slips")


@pytest.fixture
def tcp(tmp_path: Path) -> Iterator[Bench]:
    yield from _over(lambda twin: TcpLink(twin, 0), "tcp", tmp_path / "slips")


@pytest.fixture
def usb() -> None:
    pytest.skip("USB needs a gadget on the other end: dummy_hcd and usb_f_printer, on the bench")


@pytest.fixture(params=["virtual", "pty", "tcp", "usb"])
def bench(request: pytest.FixtureRequest) -> Bench:
    """The same contract over each line."""
    found: Bench = request.getfixturevalue(request.param)
    return found
