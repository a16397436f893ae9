"""The paper under the head: commands into dots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PIL import Image, ImageChops

from hardware.printer.profiles import Profile
from hardware.twin.letters import CODECS, letter
from hardware.twin.parser import Command

# A metre at 203 dpi: then the paper is torn off, whoever forgot to cut.
MOST_ROWS = 8000
# One command may go beyond; what it draws past two metres is lost.
_LONGEST = 2 * MOST_ROWS
# ESC/POS 48 to 51 (L, M, Q, H) as ISO 18004 numbers them.
_LEVELS = {48: 1, 49: 0, 50: 3, 51: 2}
# Understood, and nothing of it is seen on paper: questions, choice of device, the cash drawer.
_UNSEEN = {
    b"\x00",
    b"\r",
    b"\x1c.",
    b"\x10\x04",
    b"\x10\x05",
    b"\x10\x14",
    b"\x1b=",
    b"\x1bc",
    b"\x1bp",
    b"\x1bU",
}


# Nothing is seen of these while their value is 0: upside down, turned, spaced, foreign letters, smoothed.
_UNSEEN_AT_0 = {b"\x1b{", b"\x1bV", b"\x1b ", b"\x1bR", b"\x1bT", b"\x1db"}


class NotDrawn(Exception):
    """A command that this twin cannot bring to paper, and why."""


class Sheet:
    """What is on paper since the last cut, and the printer's settings.

    ``draw`` takes each known command; raises NotDrawn for what it cannot show.
    """

    def __init__(self, profile: Profile) -> None:
        self._width = profile.dots_per_line
        self._dpi = profile.dpi
        self._cell = profile.cell
        self._canvas = Image.new("1", (self._width, 1024), 0)
        self.rows = 0
        self._table: dict[bytes, Callable[[bytes], None]] = {
            b"": self._text,
            b"\n": lambda _data: self._end_line(),
            b"\t": lambda _data: self._tab(),
            b"\x1b@": lambda _data: self.reset(),
            b"\x1b!": self._mode,
            b"\x1b*": self._columns,
            b"\x1b-": lambda data: setattr(self, "_underline", data[0] % 48),
            b"\x1b2": lambda _data: setattr(self, "_spacing", round(self._dpi / 6)),
            b"\x1b3": lambda data: setattr(self, "_spacing", self._units(data[0])),
            b"\x1bE": lambda data: setattr(self, "_bold", bool(data[0] & 1)),
            b"\x1bG": lambda data: setattr(self, "_bold", bool(data[0] & 1)),
            b"\x1bJ": lambda data: self._end_line(self._units(data[0])),
            b"\x1bM": self._font,
            b"\x1ba": self._justify,
            b"\x1bd": lambda data: self._end_line(data[0] * self._spacing),
            b"\x1bt": self._page,
            b"\x1d!": self._size,
            b"\x1dB": lambda data: setattr(self, "_white_on_black", bool(data[0] & 1)),
            b"\x1dP": lambda data: setattr(self, "_unit_dpi", data[1] or self._dpi),
            b"\x1dV": self._cut,
            b"\x1d(": self._group,
            b"\x1d8": lambda data: self._graphics(data[5:]) if data[:1] == b"L" else self._refuse("GS 8"),
            b"\x1dv0": self._raster,
        }
        self.reset()

    def reset(self) -> None:
        """ESC @: an unfinished line is forgotten, what is on paper stays."""
        self._line: list[Image.Image] = []
        self._scale = (1, 1)
        self._bold = self._white_on_black = False
        self._underline = 0
        self._small = False
        self._align: Literal[0, 1, 2] = 0
        self._codec = CODECS[0]
        self._spacing = round(self._dpi / 6)
        self._unit_dpi = self._dpi
        self._qr: tuple[int, int, bytes] = (3, 48, b"")
        self._stored: Image.Image | None = None

    def forget_line(self) -> None:
        """The print buffer is cleared; settings stay."""
        self._line = []

    def draw(self, command: Command) -> None:
        if command.name in _UNSEEN or (command.name in _UNSEEN_AT_0 and not command.data[0] % 48):
            return
        do = self._table.get(command.name)
        if do is None:
            self._refuse(str(command))
        else:
            do(command.data)

    def tear(self) -> Image.Image:
        """What stands on paper, mode ``1`` with white paper; the next begins below."""
        piece = ImageChops.invert(self._canvas.crop((0, 0, self._width, self.rows)))
        self._canvas = Image.new("1", (self._width, 1024), 0)
        self.rows = 0
        return piece

    def _refuse(self, why: str) -> None:
        raise NotDrawn(why)

    def _units(self, n: int) -> int:
        return round(n * self._dpi / self._unit_dpi)

    def _text(self, data: bytes) -> None:
        unknown = 0
        for byte in data:
            text = bytes((byte,)).decode(self._codec, errors="replace")
            unknown += text == "\N{REPLACEMENT CHARACTER}"
            self._add(self._glyph(text))
        if unknown:
            self._refuse(f"{unknown} bytes that {self._codec} does not hold")

    def _glyph(self, text: str) -> Image.Image:
        width, height = (9, 17) if self._small else self._cell
        glyph = letter(text, width, height, self._bold)
        if self._scale != (1, 1):
            glyph = glyph.resize((width * self._scale[0], height * self._scale[1]), Image.Resampling.NEAREST)
        if self._underline:
            glyph = glyph.copy()
            glyph.paste(255, (0, glyph.height - min(2, self._underline), glyph.width, glyph.height))
        return ImageChops.invert(glyph) if self._white_on_black else glyph

    def _add(self, piece: Image.Image) -> None:
        if sum(drawn.width for drawn in self._line) + piece.width > self._width:
            self._end_line()
        self._line.append(piece)

    def _tab(self) -> None:
        width = self._cell[0] * 8
        used = sum(drawn.width for drawn in self._line)
        self._add(Image.new("1", (width - used % width, 1), 0))

    def _end_line(self, advance: int | None = None) -> None:
        """Print the line and feed: the spacing, or the tallest letter if that is more."""
        height = max((piece.height for piece in self._line), default=0)
        if advance is None:
            advance = self._spacing
        self._make_room(max(advance, height))
        x = (self._width - sum(piece.width for piece in self._line)) * self._align // 2
        for piece in self._line:
            self._canvas.paste(piece, (x, self.rows + height - piece.height))
            x += piece.width
        self._line = []
        self._feed(max(advance, height))

    def _place(self, picture: Image.Image) -> None:
        """A picture is a line of its own."""
        if self._line:
            self._end_line()
        self._make_room(picture.height)
        self._canvas.paste(picture, (max(0, self._width - picture.width) * self._align // 2, self.rows))
        self._feed(picture.height)

    def _make_room(self, rows: int) -> None:
        wanted = min(self.rows + rows, _LONGEST)
        if wanted > self._canvas.height:
            grown = Image.new("1", (self._width, min(_LONGEST, max(wanted, 2 * self._canvas.height))), 0)
            grown.paste(self._canvas, (0, 0))
            self._canvas = grown

    def _feed(self, rows: int) -> None:
        self._make_room(rows)
        self.rows = min(self.rows + rows, self._canvas.height)

    def _mode(self, data: bytes) -> None:
        self._small = bool(data[0] & 0x01)
        self._bold = bool(data[0] & 0x08)
        self._scale = (2 if data[0] & 0x20 else 1, 2 if data[0] & 0x10 else 1)
        self._underline = 1 if data[0] & 0x80 else 0

    def _size(self, data: bytes) -> None:
        if data[0] & 0x88:
            self._refuse(f"GS ! {data[0]}")
        self._scale = ((data[0] >> 4) + 1, (data[0] & 0x07) + 1)

    def _font(self, data: bytes) -> None:
        if data[0] not in {0, 1, 48, 49}:
            self._refuse(f"ESC M {data[0]}")
        self._small = bool(data[0] & 1)

    def _justify(self, data: bytes) -> None:
        if data[0] not in {0, 1, 2, 48, 49, 50}:
            self._refuse(f"ESC a {data[0]}")
        if not self._line:  # in the middle of a line a printer ignores it
            self._align = data[0] % 48  # type: ignore[assignment]

    def _page(self, data: bytes) -> None:
        if data[0] not in CODECS:
            self._refuse(f"ESC t {data[0]}")
        self._codec = CODECS[data[0]]

    def _cut(self, data: bytes) -> None:
        if self._line:
            self._end_line()
        if len(data) == 2:
            self._feed(self._units(data[1]))

    def _raster(self, data: bytes) -> None:
        self._place(_picture(data[5:], data[1:5], 2 if data[0] & 1 else 1, 2 if data[0] & 2 else 1))

    def _columns(self, data: bytes) -> None:
        """ESC *: columns of 8 or 24 dots, a part of the line."""
        if data[0] not in {0, 1, 32, 33}:
            self._refuse(f"ESC * {data[0]}")
        height = 24 if data[0] >= 32 else 8
        count = int.from_bytes(data[1:3], "little")
        if not count:
            return
        lying = Image.frombytes("1", (height, count), data[3:])
        picture = lying.transpose(Image.Transpose.TRANSPOSE)
        wide, high = (1 if data[0] & 1 else 2), (1 if height == 24 else 3)
        self._add(picture.resize((picture.width * wide, picture.height * high), Image.Resampling.NEAREST))

    def _group(self, data: bytes) -> None:
        kind, body = data[:1], data[3:]
        if kind == b"k":
            self._code(body)
        elif kind == b"L":
            self._graphics(body)
        elif kind != b"H":
            self._refuse(f"GS ( {kind.decode('ascii', errors='replace')}")

    def _graphics(self, body: bytes) -> None:
        """GS ( L and GS 8 L: store a raster (112) and print it (50)."""
        match body[:2]:
            case b"0p" if len(body) >= 10 and body[2] == 48:
                self._stored = _picture(body[10:], body[6:10], body[3], body[4], in_dots=True)
            case b"0\x02" | b"02":
                if self._stored is not None:
                    self._place(self._stored)
                    self._stored = None
            case _:
                self._refuse(f"graphics {body[:2].hex(' ')}")

    def _code(self, body: bytes) -> None:
        dots, level, stored = self._qr
        match body[:2]:
            case b"1A" if body[2:3] == b"2":
                return
            case b"1C" if len(body) == 3 and 1 <= body[2] <= 16:
                dots = body[2]
            case b"1E" if len(body) == 3 and body[2] in _LEVELS:
                level = body[2]
            case b"1P" if body[2:3] == b"0":
                stored = body[3:]
            case b"1Q" if body[2:3] == b"0" and stored:
                self._place(_code_picture(stored, level, dots))
            case _:
                self._refuse(f"two-dimensional code {body[:3].hex(' ')}")
        self._qr = (dots, level, stored)


def _picture(data: bytes, size: bytes, wide: int, high: int, *, in_dots: bool = False) -> Image.Image:
    """From packed rows; a set bit is black, which is ink here."""
    width, height = int.from_bytes(size[:2], "little"), int.from_bytes(size[2:], "little")
    stride = (width + 7) // 8 if in_dots else width
    if not stride or not height or len(data) != stride * height or not (1 <= wide <= 2 and 1 <= high <= 2):
        raise NotDrawn(f"a picture of {width} x {height} in {len(data)} bytes")
    picture = Image.frombytes("1", (stride * 8, height), data)
    if (wide, high) != (1, 1):
        picture = picture.resize((picture.width * wide, picture.height * high), Image.Resampling.NEAREST)
    return picture


def _code_picture(data: bytes, level: int, dots: int) -> Image.Image:
    import qrcode
    from qrcode.exceptions import DataOverflowError

    code = qrcode.QRCode(error_correction=_LEVELS[level], box_size=dots, border=0)
    code.add_data(data)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise NotDrawn(f"a code of {len(data)} bytes") from error
    matrix = code.get_matrix()
    picture = Image.new("1", (len(matrix), len(matrix)), 0)
    picture.putdata([255 if module else 0 for row in matrix for module in row])
    return picture.resize((len(matrix) * dots,) * 2, Image.Resampling.NEAREST)
