"""Numbers and shares survive the file."""

from hypothesis import given
from hypothesis import strategies as st

from terminal.answers.packing import pack_numbers, pack_shares, unpack_numbers, unpack_shares


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert list(unpack_numbers(pack_numbers(numbers))) == numbers


@given(st.lists(st.floats(0, 1)))
def test_shares_come_back_to_a_255th(shares: list[float]) -> None:
    back = unpack_shares(pack_shares(shares))
    assert all(abs(one - other) <= 0.5 / 255 + 1e-9 for one, other in zip(back, shares, strict=True))


def test_the_lowest_byte_is_first_on_any_machine() -> None:
    assert pack_numbers([1, 256]) == b"\x01\0\0\0\0\x01\0\0"
