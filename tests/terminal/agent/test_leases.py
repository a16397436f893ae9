"""When to ask for another block of numbers."""

from hypothesis import given
from hypothesis import strategies as st

from terminal.agent.leases import days_ahead, days_before, is_short


def test_today_and_tomorrow_over_the_year() -> None:
    assert days_ahead("2026-12-31") == ("2026-12-31", "2027-01-01")
    assert days_ahead("2028-02-28") == ("2028-02-28", "2028-02-29")
    assert days_before("2027-01-03", 7) == "2026-12-27"


def test_less_than_half_a_block_is_short() -> None:
    assert is_short(0, None)
    assert is_short(4, 10)
    assert not is_short(5, 10)
    assert is_short(0, 1)
    assert not is_short(1, 1)


@given(block=st.integers(1, 1000), left=st.integers(0, 2000))
def test_after_one_more_block_nothing_is_short(block: int, left: int) -> None:
    assert not is_short(left + block, block)
