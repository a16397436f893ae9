"""Printers: one contract, drivers for USB, serial, TCP, files and the twin, one thread that owns them.

May import: hardware.paper, .errors, .twin (for ``virtual:``); escpos only when a printer is opened.
It exists so that what was printed is told by the printer, never by the fact that bytes were written.
"""

from hardware.printer.contract import Completion, Outcome, Printer, PrinterState, PrinterStatus, Twin
from hardware.printer.opening import open_printer
from hardware.printer.spooler import Spooler

__all__ = [
    "Completion",
    "Outcome",
    "Printer",
    "PrinterState",
    "PrinterStatus",
    "Spooler",
    "Twin",
    "open_printer",
]
