"""What a printer answers, read without a printer.

Source of the bits: Epson's ESC/POS command reference, DLE EOT (n = 1 to 4), GS ( H function 48 and DLE DC4
function 8. A status byte is ``0xx1xx10`` and does not say which n it answers: ask one at a time.
"""

from __future__ import annotations

from collections import deque

from hardware.printer.contract import PrinterState, PrinterStatus

ASK_PRINTER, ASK_OFFLINE, ASK_ERROR, ASK_PAPER = 1, 2, 3, 4
QUESTIONS = (ASK_PRINTER, ASK_OFFLINE, ASK_ERROR, ASK_PAPER)
CLEAR_BUFFERS = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")

# (question, bits, state, cause) in the order in which a technician would mend them.
_TABLE = (
    (ASK_OFFLINE, 0x04, PrinterState.COVER_OPEN, "cover_open"),
    (ASK_ERROR, 0x08, PrinterState.FAULT, "cutter"),
    (ASK_ERROR, 0x20, PrinterState.FAULT, "unrecoverable"),
    (ASK_ERROR, 0x40, PrinterState.FAULT, "head_hot"),
    (ASK_PAPER, 0x60, PrinterState.PAPER_OUT, "paper_out"),
    (ASK_OFFLINE, 0x20, PrinterState.PAPER_OUT, "paper_out"),
    (ASK_ERROR, 0x04, PrinterState.FAULT, "recoverable"),
    (ASK_OFFLINE, 0x40, PrinterState.FAULT, "error"),
    (ASK_PRINTER, 0x08, PrinterState.OFFLINE, "offline"),
    (ASK_PAPER, 0x0C, PrinterState.PAPER_LOW, "paper_low"),
)
# A block is at most 80 characters by GS I; anything longer without an end is noise.
_LONGEST_BLOCK = 128


def question(n: int) -> bytes:
    """DLE EOT n: answered at once, off line and with a full buffer too."""
    return bytes((0x10, 0x04, n))


def confirmation(job: bytes) -> bytes:
    """GS ( H function 48: say ``job`` (four printable ASCII bytes) back when all before it is on paper."""
    return b"\x1d(H\x06\x0000" + job


def is_status(byte: int) -> bool:
    return byte & 0b1001_0011 == 0b0001_0010


def read_status(answers: dict[int, int]) -> PrinterStatus:
    """From the bytes by their question. Nothing heard is ``unknown``; a partial answer is read as far as
    it goes.
    """
    if not answers:
        return PrinterStatus(PrinterState.UNKNOWN, "silent")
    for asked, bits, state, cause in _TABLE:
        if answers.get(asked, 0) & bits:
            return PrinterStatus(state, cause, f"DLE EOT {asked} answered {answers[asked]:#04x}")
    if len(answers) < len(QUESTIONS):
        return PrinterStatus(PrinterState.UNKNOWN, "silent", "it answered some of the questions only")
    return PrinterStatus(PrinterState.OK)


class Answers:
    """The printer's stream, sorted: status bytes in order, jobs said back, and how much was noise."""

    def __init__(self) -> None:
        self.status: deque[int] = deque(maxlen=16)
        self.completed: deque[bytes] = deque(maxlen=16)
        self.cleared = False
        self.noise = 0
        self._block = bytearray()

    def feed(self, data: bytes) -> None:
        for byte in data:
            if self._block:
                self._block.append(byte)
                if byte == 0 or len(self._block) > _LONGEST_BLOCK:
                    self._end_block()
            elif byte in {0x37, 0x3D, 0x5F}:
                self._block.append(byte)
            elif is_status(byte):
                self.status.append(byte)
            else:
                self.noise += 1

    def _end_block(self) -> None:
        block = bytes(self._block)
        self._block.clear()
        if block[:2] == b"\x37\x22" and len(block) == 7 and block[-1] == 0:
            self.completed.append(block[2:6])
        elif block == b"\x37\x25\x00":
            self.cleared = True
        elif block[-1] != 0:
            self.noise += len(block)
