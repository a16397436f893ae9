"""What stands on the paper, against streams by python-escpos too."""

import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from hardware.paper import Code, Cut, Picture, Text
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from hardware.twin.parser import Parser
from hardware.twin.sheet import MOST_ROWS, NotDrawn, Sheet
from tests.hardware.slips import drawing
from tests.hardware.twin.test_parser import STREAMS

PROFILE = PROFILES["TM-T20III"]


def paper(data: bytes) -> Image.Image:
    sheet = Sheet(PROFILE)
    for command in Parser().feed(data):
        assert command.known, command
        sheet.draw(command)
    return sheet.tear()


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(image.convert("L")).getbbox()
    assert box is not None
    return box


def test_a_picture_comes_out_dot_by_dot() -> None:
    drawn = drawing()
    out = paper(b"".join(encode((Picture(drawn),), PROFILE)))
    assert out.size == drawn.size
    assert ImageChops.difference(out.convert("L"), drawn).getbbox() is None


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_a_narrow_picture_stands_where_it_should(align: str) -> None:
    part = Picture(Image.new("1", (96, 10), 0), align)  # type: ignore[arg-type]
    left = {"left": 0, "center": 240, "right": 480}[align]
    assert ink(paper(b"".join(encode((part,), PROFILE)))) == (left, 0, left + 96, 10)


def test_text_grows_by_its_size_and_stands_in_the_middle() -> None:
    small, large = (ink(paper(b"".join(encode((Text("HH", n, align="center"),), PROFILE)))) for n in (1, 4))
    assert (large[2] - large[0], large[3] - large[1]) == (
        (small[2] - small[0]) * 4,
        (small[3] - small[1]) * 4,
    )
    assert abs(large[0] + large[2] - 576) <= 8


def test_swedish_letters_differ_from_their_bare_ones() -> None:
    def shown(text: str) -> bytes:
        return paper(b"".join(encode((Text(text),), PROFILE))).tobytes()

    assert len({shown(text) for text in "aåäoö"}) == 5


def test_a_byte_outside_the_page_is_reported() -> None:
    with pytest.raises(NotDrawn, match="cp1252"):
        paper(b"\x1bt\x10\x81\n")


def test_a_code_is_a_code_with_quiet_around_it() -> None:
    import qrcode

    out = paper(b"".join(encode((Code("https://x.example/t/1", dots=5),), PROFILE)))
    left, top, right, bottom = ink(out)
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(b"https://x.example/t/1")
    matrix = code.get_matrix()
    assert (right - left, bottom - top) == (len(matrix) * 5,) * 2
    assert min(top, left, out.height - bottom) >= 20
    for row, modules in enumerate(matrix):
        for column, module in enumerate(modules):
            dot = out.getpixel((left + column * 5 + 2, top + row * 5 + 2))
            assert (dot == 0) == module


def test_streams_of_python_escpos_are_understood() -> None:
    from escpos.printer import Dummy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        printer = Dummy(profile="TM-T20II")
        pictures = []
        for implementation in ("bitImageRaster", "graphics", "bitImageColumn"):
            printer.clear()
            printer.hw("INIT")
            printer.image(drawing(576, 48), impl=implementation)
            pictures.append(paper(printer.output))
        printer.clear()
        printer.hw("INIT")
        printer.set(align="center", bold=True, double_height=True, double_width=True)
        printer.text("Kö på Trångsund\n")
        printer.set_with_default()
        printer.textln("Åtta före dig")
        printer.qr("https://registry.example/t/1", native=True, size=6)
        printer.ln(2)
        printer.cut()
    rows = ink(paper(printer.output))
    assert rows[3] - rows[1] > 200
    raster, graphics, columns = pictures
    assert raster.tobytes() == graphics.tobytes()
    assert ink(raster) == ink(columns)


def test_the_paper_of_one_slip_has_an_end() -> None:
    sheet = Sheet(PROFILE)
    for command in Parser().feed(b"\x1bd\xff" * 3000):
        sheet.draw(command)
    assert sheet.rows <= 2 * MOST_ROWS


@given(STREAMS)
def test_nothing_but_not_drawn_is_ever_raised(data: bytes) -> None:
    sheet = Sheet(PROFILE)
    for command in Parser().feed(data):
        if not command.known:
            continue
        with suppress(NotDrawn):
            sheet.draw(command)
    assert sheet.tear().width == PROFILE.dots_per_line


@given(st.integers(0, 3), st.integers(0, 80), st.integers(0, 40), st.binary(max_size=300))
def test_rasters_of_any_size_are_drawn_or_refused(mode: int, width: int, height: int, data: bytes) -> None:
    head = b"\x1dv0" + bytes((mode, width, 0, height, 0))
    sheet = Sheet(PROFILE)
    for command in Parser().feed(head + (data * 20)[: width * height]):
        try:
            sheet.draw(command)
        except NotDrawn:
            assert not width or not height


def test_the_slip_looks_like_paper(tmp_path: Path) -> None:
    from hardware.twin.printer import PrinterTwin

    twin = PrinterTwin(PROFILE, tmp_path)
    twin.receive(b"".join(encode((Text("Hej"), Cut()), PROFILE)))
    twin.work(0.0)
    with Image.open(tmp_path / "slip-0001.png") as slip:
        assert slip.width == 576 + 2 * 32  # 80 mm
        assert round(slip.info["dpi"][0]) == 203
