"""A slip into ESC/POS, without a printer: the same slip and profile give the same bytes.

Command by command, so that the driver can ask for the status between two of them and never inside one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from hardware.errors import SlipError
from hardware.paper import Align, Code, Cut, Feed, Part, Picture, Rule, Slip, Text
from hardware.printer.profiles import CodePage, Profile
from hardware.printer.raster import bands, feed_rows

_ALIGN: dict[Align, bytes] = {"left": b"\x1ba\x00", "center": b"\x1ba\x01", "right": b"\x1ba\x02"}
# A QR code of version 20 with level M; more does not scan from a slip.
_LONGEST_CODE = 600


def encode(slip: Slip, profile: Profile) -> tuple[bytes, ...]:
    """The commands, from ESC @ on; feeds count in dots.

    Raises:
        SlipError: text beyond the code pages, a picture that is too large, a code that is too long.
    """
    return tuple(_Encoder(profile).commands(slip))


class _Encoder:
    """Remembers what the printer is set to, so that nothing is said twice."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._align: Align = "left"
        self._size = 1
        self._bold = False
        self._page: CodePage | None = None

    def commands(self, slip: Slip) -> Iterator[bytes]:
        dpi = self._profile.dpi
        # ESC @: what the last job left set; FS .: no two-byte letters; GS P: ESC J counts dots.
        yield b"\x1b@\x1c.\x1dP" + bytes((dpi, dpi))
        for part in slip:
            yield from self._part(part)

    def _part(self, part: Part) -> Iterator[bytes]:
        match part:
            case Text():
                yield from self._text(part)
            case Picture():
                yield from self._picture(part)
            case Code():
                yield from self._code(part)
            case Rule():
                width = (self._profile.dots_per_line + 7) // 8
                line = b"\x1dv0\x00" + width.to_bytes(2, "little") + b"\x02\x00" + b"\xff" * (2 * width)
                yield feed_rows(8) + self._aligned("left") + line + feed_rows(8)
            case Feed():
                yield feed_rows(max(0, round(part.mm * self._profile.dpi / 25.4)))
            case Cut():
                yield b"\x1dV\x42\x00"

    def _aligned(self, align: Align) -> bytes:
        if align == self._align:
            return b""
        self._align = align
        return _ALIGN[align]

    def _text(self, part: Text) -> Iterator[bytes]:
        page = self._profile.code_page(part.text)
        if page is None:
            raise SlipError(f"{self._profile.name} has no code page for {part.text!r}")
        style = self._aligned(part.align)
        if part.size != self._size:
            self._size = part.size
            style += b"\x1d!" + bytes((((part.size - 1) << 4) | (part.size - 1),))
        if part.bold != self._bold:
            self._bold = part.bold
            style += b"\x1bE" + bytes((part.bold,))
        if page != self._page:
            self._page = page
            style += b"\x1bt" + bytes((page.number,))
        columns = self._profile.columns // part.size
        for paragraph in part.text.split("\n"):
            for line in textwrap.wrap(paragraph, columns) or [""]:
                yield style + line.encode(page.codec) + b"\n"
                style = b""

    def _picture(self, part: Picture) -> Iterator[bytes]:
        for align, command in bands(part.image, part.align, self._profile.dots_per_line):
            yield (self._aligned(align) if align else b"") + command

    def _code(self, part: Code) -> Iterator[bytes]:
        data = part.data.encode()
        if not part.data.isprintable() or not 0 < len(data) <= _LONGEST_CODE:
            raise SlipError(f"a code of {len(data)} bytes: allowed are 1 to {_LONGEST_CODE}, all printable")
        if not self._profile.native_qr:
            yield from self._picture(_drawn(part))
            return
        quiet_zone = feed_rows(4 * part.dots)  # or no telephone finds it beside text
        yield b"".join(
            (
                quiet_zone,
                self._aligned("center"),
                b"\x1d(k\x04\x001A2\x00",  # model 2
                b"\x1d(k\x03\x001C" + bytes((part.dots,)),
                b"\x1d(k\x03\x001E1",  # level M: 15 % may be soiled
                b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"1P0" + data,
                b"\x1d(k\x03\x001Q0",
                quiet_zone,
            )
        )


def _drawn(part: Code) -> Picture:
    """For printers that know no QR."""
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, box_size=part.dots, border=4)
    code.add_data(part.data.encode())
    return Picture(code.make_image().get_image())
