"""Slips as bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.errors import SlipError
from hardware.paper import Code, Cut, Feed, Picture, Rule, Slip, Text
from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from hardware.twin.parser import Command, Parser
from tests.hardware.slips import TICKET, drawing

PROFILE = PROFILES["TM-T20III"]
START = b"\x1b@\x1c.\x1dP\xcb\xcb"


def encoded(*slip: object) -> bytes:
    commands = encode(slip, PROFILE)  # type: ignore[arg-type]
    assert commands[0] == START
    return b"".join(commands[1:])


def test_swedish_is_text_in_its_code_page() -> None:
    assert encoded(Text("Åäö")) == b"\x1bt\x13" + "Åäö".encode("cp858") + b"\n"


def test_what_is_set_is_said_once() -> None:
    style = b"\x1ba\x01\x1d!\x11\x1bE\x01\x1bt\x13"
    assert encoded(*[Text("Kö", 2, True, "center")] * 2) == style + b"K\x94\nK\x94\n"


def test_another_page_where_the_first_does_not_hold_it() -> None:
    assert encoded(Text("nej – jo")) == b"\x1bt\x10nej \x96 jo\n"
    assert encoded(Text("Привет"), Text("Hej")) == (
        b"\x1bt\x11" + "Привет".encode("cp866") + b"\n\x1bt\x13Hej\n"
    )


def test_lines_are_broken_between_words() -> None:
    lines = encoded(Text("ett två tre " * 8)).removeprefix(b"\x1bt\x13").decode("cp858").splitlines()
    assert len(lines) > 1
    assert all(len(line) <= PROFILE.columns and line == line.strip() for line in lines)
    assert encoded(Text("a\n\nb")) == b"\x1bt\x13a\n\nb\n"


def test_the_small_parts() -> None:
    assert encoded(Feed(25.4), Cut()) == b"\x1bJ\xcb\x1dVB\x00"
    assert encoded(Feed(50.8)) == b"\x1bJ\xff\x1bJ\x97"
    assert encoded(Rule()).endswith(b"\x1dv0\x00\x48\x00\x02\x00" + b"\xff" * 144 + b"\x1bJ\x08")
    assert b"1P0https://x.example" in encoded(Code("https://x.example"))


def test_a_printer_without_codes_gets_it_drawn() -> None:
    commands = b"".join(encode((Code("https://x.example"),), PROFILES["generic-58"]))
    assert b"\x1d(k" not in commands
    assert b"\x1dv0" in commands


@pytest.mark.parametrize(
    "part",
    [
        Text("رقمك"),
        Text("\x1b@"),
        Text("a\x10\x04\x01"),
        Code("x\n"),
        Code(""),
        Code("x" * 601),
        Picture(drawing(577)),
    ],
)
def test_what_cannot_be_printed_is_refused(part: Text | Code | Picture) -> None:
    with pytest.raises(SlipError):
        encode((part,), PROFILE)


def test_a_swedish_ticket_is_far_smaller_than_its_picture() -> None:
    slip: Slip = tuple(part for part in TICKET if not isinstance(part, Picture))
    # 8 times, as issue 5 wants: 60 mm of paper as one raster.
    assert len(b"".join(encode(slip, PROFILE))) * 8 < 72 * 480


@given(st.text(max_size=200))
def test_text_is_whole_or_refused_and_never_a_command(text: str) -> None:
    try:
        commands = encode((Text(text), Cut()), PROFILE)
    except SlipError:
        return
    read = list(Parser().feed(b"".join(commands)))
    assert {command.name for command in read} <= {
        b"",
        b"\n",
        b"\x1b@",
        b"\x1c.",
        b"\x1dP",
        b"\x1bt",
        b"\x1dV",
    }
    assert all(command.known for command in read)


@given(st.binary(min_size=72, max_size=72 * 40))
def test_a_picture_never_holds_a_real_time_command(data: bytes) -> None:
    from PIL import Image

    from hardware.twin.parser import RealTime

    rows = len(data) // 72
    picture = Image.frombytes("1", (576, rows), data[: rows * 72])
    sent = b"".join(encode((Picture(picture),), PROFILE))
    assert not [command for _, command in RealTime().feed(sent) if command]
    assert all(isinstance(command, Command) and command.known for command in Parser().feed(sent))
