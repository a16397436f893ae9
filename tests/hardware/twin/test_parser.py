"""Bytes into commands: in any pieces, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.encode import encode
from hardware.printer.profiles import PROFILES
from hardware.printer.status import CLEAR_BUFFERS
from hardware.twin.commands import LENGTHS, MOST_BYTES
from hardware.twin.parser import Command, Parser, RealTime
from tests.hardware.slips import TICKET

# Noise that is near to being ESC/POS reaches further than noise alone.
STREAMS = st.lists(st.one_of(st.binary(max_size=20), st.sampled_from(list(LENGTHS))), max_size=30).map(
    b"".join
)


def read(*pieces: bytes) -> list[Command]:
    """The commands, runs of text put together again."""
    parser = Parser()
    commands: list[Command] = []
    for piece in pieces:
        for command in parser.feed(piece):
            if commands and command.name == commands[-1].name == b"" and command.known and commands[-1].known:
                commands[-1] = Command(b"", commands[-1].data + command.data)
            else:
                commands.append(command)
    return commands


def test_a_ticket_is_understood_whole() -> None:
    commands = read(b"".join(encode(TICKET, PROFILES["TM-T20III"])))
    assert all(command.known for command in commands)
    assert commands[0].name == b"\x1b@"
    assert commands[-1] == Command(b"\x1dV", b"B\x00")


def test_what_is_not_known_is_reported_and_passed_over() -> None:
    assert read(b"a\x1bZb") == [
        Command(b"", b"a"),
        Command(b"\x1bZ", b"", known=False),
        Command(b"", b"b"),
    ]
    assert read(b"\x07x") == [Command(b"\x07", b"", known=False), Command(b"", b"x")]


def test_a_length_beyond_all_paper_is_noise() -> None:
    huge = b"\x1d8L" + (MOST_BYTES + 1).to_bytes(4, "little")
    assert read(huge + b"abc")[0] == Command(b"\x1d8", b"", known=False)


def test_a_command_without_an_end_does_not_grow_for_ever() -> None:
    parser = Parser()
    list(parser.feed(b"\x1bD" + b"\x01" * 20_000))
    assert parser.waiting < 20_000


@given(STREAMS, st.integers(1, 9))
def test_the_pieces_do_not_matter(data: bytes, size: int) -> None:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert read(*pieces) == read(data)


@given(STREAMS)
def test_nothing_is_lost_or_made_up(data: bytes) -> None:
    parser = Parser()
    commands = list(parser.feed(data))
    assert b"".join(c.name + c.data for c in commands) == data[: len(data) - parser.waiting]


@given(
    st.lists(st.sampled_from([b"\x10\x04\x01", b"\x10\x04\x05", CLEAR_BUFFERS, b"\x10", b"ab"])),
    st.integers(1, 5),
)
def test_real_time_commands_are_heard_in_any_pieces(parts: list[bytes], size: int) -> None:
    data = b"".join(parts)

    def heard(*pieces: bytes) -> list[bytes]:
        scanner = RealTime()
        found = [pair for piece in pieces for pair in scanner.feed(piece)]
        assert b"".join(part for part, _ in found) == data
        return [command for _, command in found if command]

    assert heard(*(data[at : at + size] for at in range(0, len(data), size))) == heard(data)
    assert heard(data) == [part for part in parts if part in {b"\x10\x04\x01", CLEAR_BUFFERS}]
